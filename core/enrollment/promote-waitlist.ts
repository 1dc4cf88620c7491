import { system } from '../access';
import { everyNode } from '../page';
import { holdService, presentAssignment } from '../people/standing';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { holdTraining, requireTraining } from '../training/aggregate';
import { mayStep, step } from '../training/lifecycle';
import { conflicts, engage, engagementsOf } from './calendar';
import { acceptsEnrollments, enrollmentChange } from './enrolling';
import type { Enrollment, WaitingPlace } from './enrollment';
import { seatFree } from './seats';

/**
 * Gives free seats to those who wait, strictly in the order of approval, one transaction each; stops once the training
 * has started. Who cannot take a seat now (left the service, or confirmed meanwhile in a training at the same
 * time) is passed over and keeps the place for the next free seat.
 * @returns who was confirmed, in order
 */
export async function promoteWaitlist(deps: Deps, trainingId: string): Promise<readonly Enrollment[]> {
  const promoted: Enrollment[] = [];
  const passed = new Set<string>();
  for (;;) {
    const next = await persist(() => promoteNext(deps, trainingId, passed));
    if (next === undefined) return promoted;
    promoted.push(next);
  }
}

async function promoteNext(deps: Deps, trainingId: string, passed: Set<string>): Promise<Enrollment | undefined> {
  const aggregate = await requireTraining(deps, trainingId);
  const { training, counts } = aggregate;
  if (!acceptsEnrollments(aggregate, deps.clock.now())) return undefined;
  if (counts.confirmed >= counts.quota || counts.waitlisted === 0) return undefined;
  for await (const place of everyNode((page) => deps.reads.waitingList(trainingId, page))) {
    if (passed.has(place.seq)) continue;
    const { personId } = place;
    const [before, person, assignment, engagements] = await Promise.all([
      deps.store.get('Enrollment', { trainingId, personId }),
      deps.store.get('Person', { id: personId }),
      presentAssignment(deps, personId),
      engagementsOf(deps, personId, trainingId),
    ]);
    // Promoted or withdrawn since the list was read.
    if (before === undefined || !mayStep('Enrollment', 'promote', before.status)) continue;
    if (conflicts(engagements, aggregate) || !person?.active) {
      passed.add(place.seq);
      continue;
    }
    const now = deps.clock.now();
    const after: Enrollment = {
      ...before,
      status: step('Enrollment', 'promote', before.status),
      statusAt: now,
      confirmedAt: now,
      waitingSince: null,
      waitingSeq: null,
      agencyId: assignment?.agencyId ?? before.agencyId,
    };
    const change = promotion(place, before, after, training);
    engage(change, engagements, trainingId);
    await deps.store.commit(change);
    return { ...after, version: before.version + 1 };
  }
  return undefined;
}

function promotion(
  place: WaitingPlace,
  before: Enrollment,
  after: Enrollment,
  training: Parameters<typeof holdTraining>[1],
) {
  const { trainingId, personId } = place;
  const change = enrollmentChange(system, 'SYSTEM', 'promote', trainingId).replace(before, after).remove(place);
  change.update('TrainingCounts', { trainingId }, { add: { waitlisted: -1, confirmed: 1 }, when: [seatFree] });
  holdTraining(change, training);
  holdService(change, personId);
  return change
    .emit('WaitlistPromoted', trainingId, { trainingId, personId })
    .emit('EnrollmentConfirmed', trainingId, { trainingId, personId });
}
