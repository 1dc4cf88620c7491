import type { EventEnvelope } from '../events';
import { everyNode } from '../page';
import type { Deps } from '../ports';
import { promoteWaitlist } from './promote-waitlist';

/**
 * Fills the seats that a raised quota or a withdrawal lets be filled: those of the training, and those of others where
 * the person who withdrew waits, perhaps passed over until now because of the confirmation that has ended.
 */
export async function fillSeats(deps: Deps, { aggregateId, data }: EventEnvelope): Promise<void> {
  await promoteWaitlist(deps, aggregateId);
  if (!('personId' in data)) return;
  const waitsIn: string[] = [];
  for await (const { trainingId, status } of everyNode((page) => deps.reads.enrollmentsOfPerson(data.personId, page))) {
    if (status === 'WAITLISTED') waitsIn.push(trainingId);
  }
  for (const trainingId of waitsIn) await promoteWaitlist(deps, trainingId);
}
