import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { holdTraining, requireSession, requireTraining } from '../training/aggregate';
import { checkInStatus, prevailing } from './attendance';
import { enrollmentChange, isSeated } from './enrolling';
import type { Enrollment } from './enrollment';
import { commitMarks } from './record-attendance';

export interface CheckIn {
  readonly trainingId: string;
  readonly sessionId: string;
}

/**
 * A participant says that they are there, from 30 minutes before the start to the end. A repeated check-in, or one after
 * a record, changes nothing.
 * @throws DomainError NOT_FOUND, NOT_CONFIRMED, CHECK_IN_CLOSED
 */
export async function checkIn(deps: Deps, actor: Actor, { trainingId, sessionId }: CheckIn): Promise<Enrollment> {
  const { personId } = actor;
  const role = authorize(actor, 'attendance.checkIn', { personId }, 'trainingId');
  if (personId === null) fail('NOT_FOUND', 'trainingId');
  return withRetry(async () => {
    const [{ training, sessions }, before] = await Promise.all([
      requireTraining(deps, trainingId, 'trainingId'),
      deps.store.get('Enrollment', { trainingId, personId }),
    ]);
    if (training.status === 'DRAFT') fail('NOT_FOUND', 'trainingId');
    const session = requireSession(sessions, sessionId);
    // Whoever was decided on was confirmed: what is closed to them is the session.
    if (!isSeated(before)) fail('NOT_CONFIRMED', 'trainingId');
    const planned = training.status === 'OPEN' && session.status === 'PLANNED';
    const status = planned ? checkInStatus(session, deps.clock.now()) : undefined;
    if (status === undefined) fail('CHECK_IN_CLOSED', 'sessionId');
    const existing = before.attendance[sessionId];
    const mark = prevailing(existing, { status, source: 'CHECK_IN' });
    if (mark === existing) return before;
    const after = { ...before, attendance: { ...before.attendance, [sessionId]: mark } };
    const change = enrollmentChange(actor, role, 'checkIn', trainingId);
    holdTraining(change, training);
    const [enrollment] = await commitMarks(deps, actor, change, session, [before], [after], 'CHECK_IN');
    return enrollment ?? after;
  });
}
