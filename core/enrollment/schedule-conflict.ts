import { everyNode } from '../page';
import type { Deps, TrainingAggregate } from '../ports';
import { collide } from '../training/session-rules';

/**
 * Whether a person is confirmed in another training one of whose sessions overlaps one of this training's. The person's
 * list is read from an index: of two confirmations in the same instant both may pass.
 */
export async function hasScheduleConflict(
  deps: Deps,
  { training, sessions }: Pick<TrainingAggregate, 'training' | 'sessions'>,
  personId: string,
): Promise<boolean> {
  const others: string[] = [];
  for await (const { trainingId, status } of everyNode((page) => deps.reads.enrollmentsOfPerson(personId, page))) {
    if (status === 'CONFIRMED' && trainingId !== training.id) others.push(trainingId);
  }
  const aggregates = await Promise.all(others.map((id) => deps.reads.trainingAggregate(id)));
  return aggregates.some((other) => other?.training.status === 'OPEN' && collide(sessions, other.sessions));
}
