import { checkInStatus, missingSessions, prevailing } from '../../../core/enrollment/attendance';
import type { AttendanceMark, AttendanceStatus } from '../../../core/enrollment/enrollment';
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

it('what is missing are held sessions without a mark', () => {
  const sessions = [session('a'), session('b'), session('c', 2, 'PLANNED'), session('d', 2, 'CANCELLED')];
  expect(missingSessions({ a: checkIn('LATE') }, sessions)).toEqual(['b']);
});
