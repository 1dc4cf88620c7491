import { addMinutes, type Instant } from '../time';
import type { Session } from '../training/training';
import type { AttendanceMark, AttendanceStatus } from './enrollment';

/** A participant may check in this long before the start, and is on time this long after it. */
const EARLY_MINUTES = 30;
const GRACE_MINUTES = 15;
const ALL = 10_000;

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

/** JP attended in halves: PRESENT counts in full, LATE half, anything else nothing. */
const halves: { readonly [S in AttendanceStatus]: number } = { PRESENT: 2, LATE: 1, EXCUSED: 0, ABSENT: 0 };

/** The sessions of a training that took place. */
export function heldSessions(sessions: readonly Session[]): Session[] {
  return sessions.filter(({ status }) => status === 'ENDED');
}

export function heldJp(sessions: readonly Session[]): number {
  return heldSessions(sessions).reduce((sum, { jp }) => sum + jp, 0);
}

/** JP attended of JP held in basis points, rounded half-up; a missing record is an absence; 0 when none was held. */
export function attendanceScore(
  marks: { readonly [sessionId: string]: AttendanceMark },
  sessions: readonly Session[],
): number {
  const held = heldJp(sessions);
  if (held === 0) return 0;
  const attended = heldSessions(sessions).reduce(
    (sum, { id, jp }) => sum + jp * halves[marks[id]?.status ?? 'ABSENT'],
    0,
  );
  // attended / (2 · held) · 10000, half-up, in integers.
  return Math.floor((attended * ALL + held) / (2 * held));
}

/** Whether an attendance passes a gate of the scheme; without a gate it does. */
export function passesGate(score: number, gate: number | null): boolean {
  return gate === null || score >= gate;
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
