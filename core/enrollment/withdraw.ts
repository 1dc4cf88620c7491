import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { holdTraining, requireTraining } from '../training/aggregate';
import { step } from '../training/lifecycle';
import { disengage } from './calendar';
import { enrollmentChange, enrollmentResource, requireEnrollment } from './enrolling';
import type { Enrollment } from './enrollment';

export interface Withdraw {
  readonly trainingId: string;
  readonly personId: string;
  readonly reason?: string | undefined;
}

/** Which count an enrollment of a status stands in. */
const countOf = { NOMINATED: 'nominated', WAITLISTED: 'waitlisted', CONFIRMED: 'confirmed' } as const;

/**
 * Takes a person out of an open training; a freed seat goes to the waiting list. Records of attendance stay in the
 * revisions and no longer count.
 * @throws DomainError NOT_FOUND, ILLEGAL_TRANSITION, ENROLLMENT_CLOSED (the training has ended)
 */
export async function withdraw(deps: Deps, actor: Actor, command: Withdraw): Promise<Enrollment> {
  const { trainingId, personId, reason } = command;
  return withRetry(async () => {
    const [aggregate, before, calendar] = await Promise.all([
      requireTraining(deps, trainingId, 'trainingId'),
      requireEnrollment(deps, trainingId, personId),
      deps.store.get('Calendar', { personId }),
    ]);
    const resource = await enrollmentResource(deps, aggregate, personId);
    const role = authorize(actor, 'enrollment.withdraw', resource, 'personId');
    const { status } = before;
    const next = step('Enrollment', 'withdraw', status, 'personId');
    if (aggregate.training.status !== 'OPEN') fail('ENROLLMENT_CLOSED', 'trainingId');

    const change = enrollmentChange(actor, role, 'withdraw', trainingId, reason);
    const after: Enrollment = {
      ...before,
      status: next,
      statusAt: deps.clock.now(),
      waitingSince: null,
      waitingSeq: null,
      attendance: {},
    };
    change.replace(before, after);
    const count = countOf[status as keyof typeof countOf];
    change.update('TrainingCounts', { trainingId }, { add: { [count]: -1 } });
    if (before.waitingSeq !== null) {
      change.remove({ kind: 'WaitingPlace', trainingId, seq: before.waitingSeq, personId });
    }
    for (const id of Object.keys(before.attendance)) {
      change.update('Session', { trainingId, id }, { add: { recorded: -1 } });
    }
    disengage(change, calendar, trainingId);
    holdTraining(change, aggregate.training);
    await deps.store.commit(change.emit('EnrollmentWithdrawn', trainingId, { trainingId, personId }));
    return { ...after, version: before.version + 1 };
  });
}
