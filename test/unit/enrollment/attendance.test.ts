import fc from 'fast-check';
import {
  attendanceScore,
  checkInStatus,
  missingSessions,
  passesGate,
  prevailing,
} from '../../../core/enrollment/attendance';
import { type AttendanceMark, type AttendanceStatus, attendanceStatuses } from '../../../core/enrollment/enrollment';
import type { Session, SessionStatus } from '../../../core/training/training';

const session = (id: string, jp = 2, status: SessionStatus = 'ENDED'): Session => ({
  kind: 'Session',
  id,
  trainingId: 'trn_1',
  startsAt: '2026-10-20T02:00:00.000Z',
  endsAt: '2026-10-20T03:30:00.000Z',
  jp,
  topic: 'Risiko',
  facilitatorId: null,
  status,
  recorded: 0,
  origin: { by: 'x', content: 'y' },
  version: 1,
});
const record = (status: AttendanceStatus): AttendanceMark => ({ status, source: 'RECORD' });
const checkIn = (status: AttendanceStatus): AttendanceMark => ({ status, source: 'CHECK_IN' });

describe('a check-in', () => {
  it.each([
    ['01:29:59.999', undefined],
    ['01:30:00.000', 'PRESENT'],
    ['02:00:00.000', 'PRESENT'],
    ['02:15:00.000', 'PRESENT'],
    ['02:15:00.001', 'LATE'],
    ['03:30:00.000', 'LATE'],
    ['03:30:00.001', undefined],
  ])('at %s of a session from 02:00 to 03:30 says %s', (time, expected) => {
    expect(checkInStatus(session('a'), `2026-10-20T${time}Z`)).toBe(expected);
  });
});

describe('of two marks', () => {
  it('a record prevails over a check-in, whichever arrives later', () => {
    expect(prevailing(checkIn('PRESENT'), record('ABSENT'))).toEqual(record('ABSENT'));
    expect(prevailing(record('ABSENT'), checkIn('PRESENT'))).toEqual(record('ABSENT'));
  });

  it('the later record and the first check-in stand', () => {
    expect(prevailing(record('ABSENT'), record('EXCUSED'))).toEqual(record('EXCUSED'));
    expect(prevailing(checkIn('PRESENT'), checkIn('LATE'))).toEqual(checkIn('PRESENT'));
  });
});

describe('the attendance score', () => {
  const ten = Array.from({ length: 10 }, (_, i) => session(`s${i}`));
  const present = (count: number) => Object.fromEntries(ten.slice(0, count).map(({ id }) => [id, record('PRESENT')]));

  it('is 9000 for 9 of 10 sessions of 2 JP', () => {
    expect(attendanceScore(present(9), ten)).toBe(9000);
  });

  it('counts late as half, and neither excused, absent nor unrecorded', () => {
    const marks = { s0: record('LATE'), s1: record('EXCUSED'), s2: record('ABSENT') };
    expect(attendanceScore(marks, ten)).toBe(500);
  });

  it('weighs sessions by their JP and rounds half up', () => {
    const sessions = [session('a', 1), session('b', 2)];
    expect(attendanceScore({ a: record('PRESENT') }, sessions)).toBe(3333);
    expect(attendanceScore({ b: record('PRESENT') }, sessions)).toBe(6667);
    // 1/32 of 10000 is 312.5.
    expect(attendanceScore({ a: record('LATE') }, [session('a', 1), session('b', 15)])).toBe(313);
  });

  it('leaves out sessions that were not held', () => {
    const sessions = [session('a'), session('b', 2, 'CANCELLED')];
    expect(attendanceScore({ a: record('PRESENT'), b: record('ABSENT') }, sessions)).toBe(10_000);
    expect(attendanceScore({ b: record('PRESENT') }, [session('b', 2, 'CANCELLED')])).toBe(0);
  });

  it('stays within 0 and 10000, and never falls when a mark improves', () => {
    const marks = fc.array(
      fc.record({ jp: fc.integer({ min: 1, max: 24 }), status: fc.constantFrom(...attendanceStatuses) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(marks, (rows) => {
        const sessions = rows.map(({ jp }, i) => session(`s${i}`, jp));
        const given = Object.fromEntries(rows.map(({ status }, i) => [`s${i}`, record(status)]));
        const score = attendanceScore(given, sessions);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(attendanceScore({ ...given, s0: record('PRESENT') }, sessions)).toBeGreaterThanOrEqual(score);
        expect(score).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});

it('a gate is passed from its limit on, and by everybody where there is none', () => {
  expect([passesGate(7999, 8000), passesGate(8000, 8000), passesGate(0, null)]).toEqual([false, true, true]);
});

it('what is missing are held sessions without a mark', () => {
  const sessions = [session('a'), session('b'), session('c', 2, 'PLANNED'), session('d', 2, 'CANCELLED')];
  expect(missingSessions({ a: checkIn('LATE') }, sessions)).toEqual(['b']);
});
