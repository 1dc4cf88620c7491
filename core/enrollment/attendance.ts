import { addMinutes, type Instant } from '../time';
import { heldSessions } from '../training/session-rules';
import type { Session } from '../training/training';
import type { AttendanceMark, AttendanceStatus } from './enrollment';

/** A participant may check in this long before the start, and is on time this long after it. */
const EARLY_MINUTES = 30;
const GRACE_MINUTES = 15;

/**
 * Which of two marks stands: a record prevails over a check-in, whichever arrives later; a later record over an earlier
 * one; the first check-in over a repeated one.
 */
export function prevailing(existing: AttendanceMark | undefined, arriving: AttendanceMark): AttendanceMark {
  if (existing === undefined || arriving.source === 'RECORD') return arriving;
  return existing;
}

/** What a check-in at an instant says; undefined outside of its window, which is closed at both ends. */
export function checkInStatus(
  { startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>,
  now: Instant,
): AttendanceStatus | undefined {
  if (now < addMinutes(startsAt, -EARLY_MINUTES) || now > endsAt) return undefined;
  return now <= addMinutes(startsAt, GRACE_MINUTES) ? 'PRESENT' : 'LATE';
}

/** Held sessions for which a person has no record. */
export function missingSessions(
  marks: { readonly [sessionId: string]: AttendanceMark },
  sessions: readonly Session[],
): string[] {
  return heldSessions(sessions)
    .filter(({ id }) => marks[id] === undefined)
    .map(({ id }) => id);
}
