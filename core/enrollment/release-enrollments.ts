import { system } from '../access';
import { everyNode } from '../page';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { requireTraining } from '../training/aggregate';
import { mayStep } from '../training/lifecycle';
import { acceptsEnrollments, enrollmentChange } from './enrolling';
import { giveUp } from './give-up';

/** Why the platform itself withdraws somebody, as the trail says it. */
const LEFT = 'PERSON_LEFT';

/**
 * Takes somebody who has left the service out of every training that has not begun: the seat goes to whoever waits, and no
 * agency decides on their nomination. What has begun stays as it is: completion is decided by what they attended.
 */
export async function releaseEnrollments(deps: Deps, personId: string): Promise<void> {
  if ((await deps.store.get('Person', { id: personId }))?.active !== false) return;
  // The index of somebody's enrollments follows the table with a delay; the calendar, with every seat, does not.
  const calendar = await deps.store.get('Calendar', { personId });
  const held = new Set(calendar?.trainingIds);
  for await (const { trainingId, status } of everyNode((page) => deps.reads.enrollmentsOfPerson(personId, page))) {
    if (mayStep('Enrollment', 'withdraw', status)) held.add(trainingId);
  }
  for (const trainingId of held) await persist(() => release(deps, trainingId, personId));
}

async function release(deps: Deps, trainingId: string, personId: string): Promise<void> {
  const [aggregate, enrollment, calendar] = await Promise.all([
    requireTraining(deps, trainingId),
    deps.store.get('Enrollment', { trainingId, personId }),
    deps.store.get('Calendar', { personId }),
  ]);
  if (enrollment === undefined || !mayStep('Enrollment', 'withdraw', enrollment.status)) return;
  const now = deps.clock.now();
  if (!acceptsEnrollments(aggregate, now)) return;
  const change = enrollmentChange(system, 'SYSTEM', 'release', trainingId, LEFT);
  giveUp(change, aggregate.training, enrollment, calendar, now);
  await deps.store.commit(change);
}
