import fc from 'fast-check';
import {
  type AttendanceMark,
  type AttendanceStatus,
  attendanceStatuses,
  type Enrollment,
} from '../../../core/enrollment/enrollment';
import { attendanceScore, jpFigures } from '../../../core/incentive/score';
import { heldSessions } from '../../../core/training/session-rules';
import type { Session } from '../../../core/training/training';
import { idOf, sample } from '../../support/entities';

const session = (n: number, jp = 2) => sample('Session', { id: idOf('session', n), jp, status: 'ENDED' });
const record = (status: AttendanceStatus): AttendanceMark => ({ status, source: 'RECORD' });
const marks = (...statuses: AttendanceStatus[]) =>
  Object.fromEntries(statuses.map((status, n) => [idOf('session', n), record(status)]));
const scoreOf = (attendance: Enrollment['attendance'], held: readonly Session[]) =>
  attendanceScore(jpFigures(attendance, held));
const ten = Array.from({ length: 10 }, (_, n) => session(n));

it('9 of 10 sessions of 2 JP are 9000', () => {
  expect(scoreOf(marks(...Array<AttendanceStatus>(9).fill('PRESENT')), ten)).toBe(9000);
});

it('late counts half; excused, absent and unrecorded count nothing', () => {
  expect(scoreOf(marks('LATE', 'EXCUSED', 'ABSENT'), ten)).toBe(500);
});

it('sessions weigh by their JP, and the score is rounded half up', () => {
  expect(scoreOf(marks('PRESENT'), [session(0, 1), session(1, 2)])).toBe(3333);
  expect(scoreOf(marks('ABSENT', 'PRESENT'), [session(0, 1), session(1, 2)])).toBe(6667);
  // 1/32 of 10000 is 312.5.
  expect(scoreOf(marks('LATE'), [session(0, 1), session(1, 15)])).toBe(313);
});

it('only sessions that were held count', () => {
  const sessions = [session(0), sample('Session', { id: idOf('session', 1), status: 'CANCELLED' })];
  expect(scoreOf(marks('PRESENT', 'ABSENT'), heldSessions(sessions))).toBe(10_000);
  expect(scoreOf(marks('PRESENT'), [])).toBe(0);
});

it('stays within 0 and 10000, and never falls when a mark improves', () => {
  const rows = fc.array(
    fc.record({ jp: fc.integer({ min: 1, max: 24 }), status: fc.constantFrom(...attendanceStatuses) }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(rows, (given) => {
      const sessions = given.map(({ jp }, n) => session(n, jp));
      const before = marks(...given.map(({ status }) => status));
      const score = scoreOf(before, sessions);
      const better = scoreOf({ ...before, ...marks('PRESENT') }, sessions);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(better).toBeGreaterThanOrEqual(score);
      expect(better).toBeLessThanOrEqual(10_000);
    }),
  );
});
