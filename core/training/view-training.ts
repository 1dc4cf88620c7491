import { type Actor, authorize } from '../access';
import type { Deps, TrainingAggregate } from '../ports';
import { requireTraining, trainingResource } from './aggregate';

/** A training with its counts, sessions and waves; a draft for those who make it. @throws DomainError NOT_FOUND */
export async function viewTraining(deps: Deps, actor: Actor, trainingId: string): Promise<TrainingAggregate> {
  const aggregate = await requireTraining(deps, trainingId);
  const action = aggregate.training.status === 'DRAFT' ? 'training.readDraft' : 'training.read';
  authorize(actor, action, trainingResource(aggregate));
  return aggregate;
}
