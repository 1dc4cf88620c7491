import { type Actor, nameOfActor } from '../access';
import type { Change } from '../change';
import { DomainError, fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { allowedSession, holdTraining } from '../training/aggregate';
import type { Session } from '../training/training';
import { prevailing } from './attendance';
import { enrollmentChange, isSeated } from './enrolling';
import type { AttendanceMark, AttendanceSource, AttendanceStatus, Enrollment } from './enrollment';

export interface RecordAttendance {
  readonly trainingId: string;
  readonly sessionId: string;
  /** 1 to 45 people of one session. */
  readonly records: readonly { readonly personId: string; readonly status: AttendanceStatus }[];
}

/** Two writes a person at most, within one transaction. */
export const MOST_RECORDS = 45;

/**
 * Records who attended a session that has started, in an open or ended training. A record prevails over any check-in. All
 * or none; what is recorded already as it is sent is not written again.
 * @throws DomainError NOT_FOUND, BAD_INPUT, ATTENDANCE_CLOSED, NOT_CONFIRMED (field `records.3.personId`)
 */
export async function recordAttendance(
  deps: Deps,
  actor: Actor,
  command: RecordAttendance,
): Promise<readonly Enrollment[]> {
  const { trainingId, sessionId, records } = command;
  return withRetry(async () => {
    const { training, session, role } = await allowedSession(deps, actor, 'attendance.record', command);
    requireRecords(records);
    if (!isRecordable(training.status, session, deps.clock.now())) fail('ATTENDANCE_CLOSED', 'sessionId');
    const enrollments = await seatedPeople(deps, trainingId, records, 'records');
    const marks = records.map(({ status }) => ({ status, source: 'RECORD' as const }));
    const change = enrollmentChange(actor, role, 'recordAttendance', trainingId);
    holdTraining(change, training);
    const after = enrollments.map((enrollment, i) => {
      const before = enrollment.attendance[sessionId];
      const mark = prevailing(before, marks[i] as AttendanceMark);
      if (before?.status === mark.status && before.source === mark.source) return enrollment;
      return { ...enrollment, attendance: { ...enrollment.attendance, [sessionId]: mark } };
    });
    return commitMarks(deps, actor, change, session, enrollments, after, 'RECORD');
  });
}

function requireRecords(records: RecordAttendance['records']): void {
  new Problems()
    .size(records, 'records', 1, MOST_RECORDS)
    .distinct(
      records.map(({ personId }) => personId),
      'records',
    )
    .throwIfAny();
}

function isRecordable(status: string, session: Session, now: string): boolean {
  return (status === 'OPEN' || status === 'ENDED') && session.status !== 'CANCELLED' && session.startsAt <= now;
}

/** The enrollments of people who hold a seat. @throws DomainError NOT_CONFIRMED for everybody else */
export async function seatedPeople(
  deps: Deps,
  trainingId: string,
  people: readonly { readonly personId: string }[],
  field: string,
): Promise<Enrollment[]> {
  const keys = people.map(({ personId }) => ({ trainingId, personId }));
  const enrollments = await deps.store.getMany('Enrollment', keys);
  const problems = enrollments.flatMap((enrollment, i) =>
    isSeated(enrollment) ? [] : [{ field: `${field}.${i}.personId`, code: 'NOT_CONFIRMED' as const }],
  );
  if (problems.length > 0) throw new DomainError('NOT_CONFIRMED', problems);
  return enrollments.filter(isSeated);
}

/**
 * Writes the marks of a session that differ, the revision that says so, and how many people are newly recorded. The change
 * holds the training, so that the session has not moved meanwhile.
 */
export async function commitMarks(
  deps: Deps,
  actor: Actor,
  change: Change,
  session: Session,
  before: readonly Enrollment[],
  after: readonly Enrollment[],
  source: AttendanceSource,
): Promise<Enrollment[]> {
  const { id: sessionId, trainingId } = session;
  const results = after.map((enrollment, i) => {
    const was = before[i] as Enrollment;
    if (enrollment === was) return enrollment;
    change.replace(was, enrollment);
    return { ...enrollment, version: was.version + 1 };
  });
  const changed = after.filter((enrollment, i) => enrollment !== before[i]);
  if (changed.length === 0) return results;
  const fresh = before.filter((was, i) => after[i] !== was && was.attendance[sessionId] === undefined).length;
  const records = changed.map(({ personId, attendance }) => {
    const { status } = attendance[sessionId] as AttendanceMark;
    return { personId, status };
  });
  const [rev, at, by] = [deps.ids.ulid(), deps.clock.now(), nameOfActor(actor)];
  change.create({ kind: 'AttendanceRevision', trainingId, sessionId, rev, at, by, source, records });
  if (fresh > 0) change.update('Session', { trainingId, id: sessionId }, { add: { recorded: fresh } });
  const personIds = records.map(({ personId }) => personId);
  await deps.store.commit(change.emit('AttendanceRecorded', trainingId, { trainingId, sessionId, personIds }));
  return results;
}
