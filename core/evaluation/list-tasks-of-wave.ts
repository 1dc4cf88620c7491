import type { Actor } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import { allowedTraining } from '../training/aggregate';
import type { Task } from './evaluation';

/**
 * Whom a wave asks, and who has answered; never what.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function listTasksOfWave(
  deps: Deps,
  actor: Actor,
  { trainingId, code, ...page }: PageRequest & { readonly trainingId: string; readonly code: string },
): Promise<Page<Task>> {
  await allowedTraining(deps, actor, 'wave.read', trainingId, 'trainingId');
  return deps.reads.tasksOfWave(trainingId, code, page);
}
