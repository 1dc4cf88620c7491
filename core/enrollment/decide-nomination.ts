import { type Actor, authorize, can } from '../access';
import type { Change } from '../change';
import { fail } from '../errors';
import { holdService, presentAssignment } from '../people/standing';
import type { Deps, TrainingAggregate } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { isBlank } from '../text';
import { holdTraining, requireTraining } from '../training/aggregate';
import { step } from '../training/lifecycle';
import { conflicts, engage, engagementsOf } from './calendar';
import { acceptsEnrollments, enrollmentChange, requireEnrollment } from './enrolling';
import type { Enrollment } from './enrollment';
import { promoteWaitlist } from './promote-waitlist';
import { seatFor } from './seats';

export interface DecideNomination {
  readonly trainingId: string;
  readonly personId: string;
  readonly expectedVersion?: number | undefined;
  readonly decision: 'APPROVE' | 'REJECT';
  /** Required for a rejection. */
  readonly reason?: string | undefined;
}

/**
 * The person's agency approves or rejects. An approval confirms while a seat is free and nobody waits; otherwise the person
 * waits, in the order of approval.
 * @throws DomainError NOT_FOUND, OWN_NOMINATION, BAD_INPUT, STALE_VERSION, ILLEGAL_TRANSITION, ENROLLMENT_CLOSED,
 *   INACTIVE_PERSON, SCHEDULE_CONFLICT
 */
export async function decideNomination(deps: Deps, actor: Actor, command: DecideNomination): Promise<Enrollment> {
  const { trainingId, personId, reason } = command;
  const [decided, mayPromote] = await withRetry(async (): Promise<[Enrollment, boolean]> => {
    const [aggregate, before] = await Promise.all([
      // Whichever of the two is unknown, or forbidden, is not told.
      requireTraining(deps, trainingId, 'personId'),
      requireEnrollment(deps, trainingId, personId),
    ]);
    const { agencyId } = before;
    if (actor.personId === personId && can(actor, 'enrollment.decide', { agencyId }))
      fail('OWN_NOMINATION', 'personId');
    const role = authorize(actor, 'enrollment.decide', { agencyId, personId }, 'personId');
    new Problems().when(command.decision === 'REJECT' && isBlank(reason ?? ''), 'reason', 'REQUIRED').throwIfAny();
    if (command.expectedVersion !== undefined && command.expectedVersion !== before.version) {
      fail('STALE_VERSION', 'expectedVersion', { version: before.version });
    }
    step('Enrollment', command.decision === 'APPROVE' ? 'confirm' : 'reject', before.status, 'personId');
    if (!acceptsEnrollments(aggregate, deps.clock.now())) fail('ENROLLMENT_CLOSED', 'trainingId');

    const verb = command.decision === 'APPROVE' ? 'approve' : 'reject';
    const change = enrollmentChange(actor, role, verb, trainingId, reason);
    holdTraining(change, aggregate.training);
    const after =
      command.decision === 'APPROVE' ? await approved(deps, aggregate, before, change) : rejected(deps, before, change);
    await deps.store.commit(change.replace(before, after));
    const { quota, confirmed } = aggregate.counts;
    return [{ ...after, version: before.version + 1 }, after.status === 'WAITLISTED' && confirmed < quota];
  });
  if (!mayPromote) return decided;
  // Those ahead keep a seat free that they cannot take themselves: nobody else would call the next one.
  await promoteWaitlist(deps, trainingId);
  return requireEnrollment(deps, trainingId, personId);
}

function rejected(deps: Deps, before: Enrollment, change: Change): Enrollment {
  change.update('TrainingCounts', { trainingId: before.trainingId }, { add: { nominated: -1 } });
  return { ...before, status: step('Enrollment', 'reject', before.status), statusAt: deps.clock.now() };
}

async function approved(
  deps: Deps,
  aggregate: TrainingAggregate,
  before: Enrollment,
  change: Change,
): Promise<Enrollment> {
  const { trainingId, personId } = before;
  const [person, assignment, engagements] = await Promise.all([
    deps.store.get('Person', { id: personId }),
    presentAssignment(deps, personId),
    engagementsOf(deps, personId, trainingId),
  ]);
  if (!person?.active) fail('INACTIVE_PERSON', 'personId');
  if (conflicts(engagements, aggregate)) fail('SCHEDULE_CONFLICT', 'personId');
  holdService(change, personId);
  const now = deps.clock.now();
  const { seat, when } = seatFor(aggregate.counts);
  const agencyId = assignment?.agencyId ?? before.agencyId;
  if (seat === 'CONFIRMED') {
    change.update('TrainingCounts', { trainingId }, { add: { nominated: -1, confirmed: 1 }, when });
    engage(change, engagements, trainingId);
    change.emit('EnrollmentConfirmed', trainingId, { trainingId, personId });
    const status = step('Enrollment', 'confirm', before.status);
    return { ...before, status, statusAt: now, confirmedAt: now, agencyId };
  }
  change.update('TrainingCounts', { trainingId }, { add: { nominated: -1, waitlisted: 1 }, when });
  const seq = deps.ids.ulid();
  change.create({ kind: 'WaitingPlace', trainingId, seq, personId });
  const status = step('Enrollment', 'waitlist', before.status);
  return { ...before, status, statusAt: now, waitingSince: now, waitingSeq: seq };
}
