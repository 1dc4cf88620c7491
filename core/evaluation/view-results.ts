import type { Actor } from '../access';
import type { Deps } from '../ports';
import { allowedTraining } from '../training/aggregate';
import type { WaveResults } from './evaluation';

/**
 * Aggregates of a training's closed waves; figures of fewer than three responses are suppressed in them.
 * @throws DomainError NOT_FOUND
 */
export async function viewResults(deps: Deps, actor: Actor, trainingId: string): Promise<readonly WaveResults[]> {
  await allowedTraining(deps, actor, 'results.read', trainingId, 'trainingId');
  return deps.reads.resultsOf(trainingId);
}
