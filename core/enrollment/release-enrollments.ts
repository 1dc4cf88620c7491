import { system } from '../access';
import { everyNode } from '../page';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { requireTraining } from '../training/aggregate';
import { mayStep } from '../training/lifecycle';
import { acceptsEnrollments, enrollmentChange } from './enrolling';
import type { Enrollment } from './enrollment';
import { giveUp } from './give-up';

/** Why the platform itself withdraws somebody, as the trail says it. */
const LEFT = 'PERSON_LEFT';

/**
 * Takes somebody who has left the service out of every training that has not begun: the seat goes to whoever waits, and no
 * agency decides on their nomination. What has begun stays as it is: completion is decided by what they attended.
 */
export async function releaseEnrollments(deps: Deps, personId: string): Promise<void> {
  if ((await deps.store.get('Person', { id: personId }))?.active !== false) return;
  const held: Enrollment[] = [];
  for await (const enrollment of everyNode((page) => deps.reads.enrollmentsOfPerson(personId, page))) {
    if (mayStep('Enrollment', 'withdraw', enrollment.status)) held.push(enrollment);
  }
  for (const { trainingId } of held) await persist(() => release(deps, trainingId, personId));
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
