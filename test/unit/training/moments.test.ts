import { momentsOf, scheduleName } from '../../../core/training/moments';
import { idOf, sample } from '../../support/entities';

const trainingId = idOf('training');
const session = (n: number, day: string, status: 'PLANNED' | 'ENDED' | 'CANCELLED' = 'PLANNED') =>
  sample('Session', {
    id: idOf('session', n),
    startsAt: `2026-10-${day}T02:00:00.000Z`,
    endsAt: `2026-10-${day}T03:30:00.000Z`,
    status,
  });
const counts = sample('TrainingCounts');
const wave = sample('Wave');
const open = sample('Training', { status: 'OPEN', startsAt: '2026-10-20T02:00:00.000Z' });
const ended = sample('Training', {
  status: 'ENDED',
  started: true,
  endedAt: '2026-10-21T03:30:00.000Z',
  correctionClosesAt: '2026-10-22T03:30:00.000Z',
});
const names = (...input: Parameters<typeof momentsOf>) => momentsOf(...input).map(({ name, at }) => `${name} ${at}`);

it('an open training has its start and the end of each planned session, by time', () => {
  const sessions = [session(2, '21'), session(1, '20'), session(3, '22', 'CANCELLED'), session(4, '19', 'ENDED')];
  expect(names({ training: open, counts, sessions, waves: [] })).toEqual([
    'start 2026-10-20T02:00:00.000Z',
    'end-00000001 2026-10-20T03:30:00.000Z',
    'end-00000002 2026-10-21T03:30:00.000Z',
  ]);
});

it('a start that was acted on is over', () => {
  const training = { ...open, started: true };
  expect(names({ training, counts, sessions: [session(1, '20')], waves: [] })).toEqual([
    'end-00000001 2026-10-20T03:30:00.000Z',
  ]);
});

it('an ended training has the close of its corrections, and the moments of its waves', () => {
  expect(names({ training: ended, counts, sessions: [session(1, '20', 'ENDED')], waves: [wave] })).toEqual([
    'final 2026-10-22T03:30:00.000Z',
    'open-BEHAVIOR 2027-02-27T17:00:00.000Z',
    'remind-BEHAVIOR-0 2027-03-13T01:00:00.000Z',
    'remind-BEHAVIOR-1 2027-03-26T01:00:00.000Z',
    'close-BEHAVIOR 2027-03-27T17:00:00.000Z',
  ]);
});

it('an open wave has no opening, and no reminder that was sent', () => {
  const waves = [sample('Wave', { status: 'OPEN', remindersSent: 1 })];
  expect(names({ training: { ...ended, status: 'FINALIZED' }, counts, sessions: [], waves })).toEqual([
    'remind-BEHAVIOR-1 2027-03-26T01:00:00.000Z',
    'close-BEHAVIOR 2027-03-27T17:00:00.000Z',
  ]);
});

it('a wave that opens at the end is not opened by the clock', () => {
  const waves = [sample('Wave', { plan: { ...wave.plan, opens: 'AT_END' }, reminders: [] })];
  expect(names({ training: { ...ended, status: 'FINALIZED' }, counts, sessions: [], waves })).toEqual([
    'close-BEHAVIOR 2027-03-27T17:00:00.000Z',
  ]);
});

it.each(['CLOSED', 'CANCELLED'] as const)('a wave that is %s has nothing more to come', (status) => {
  const waves = [sample('Wave', { status })];
  expect(momentsOf({ training: { ...ended, status: 'FINALIZED' }, counts, sessions: [], waves })).toEqual([]);
});

it.each(['DRAFT', 'CANCELLED'] as const)('a training that is %s has no moments', (status) => {
  expect(momentsOf({ training: { ...open, status }, counts, sessions: [session(1, '20')], waves: [wave] })).toEqual([]);
});

it('a schedule is named for the training, the moment and its time, within 64 characters', () => {
  const at = '2026-10-21T03:30:00.000Z';
  expect(scheduleName(trainingId, { of: 'final', name: 'final', at })).toBe(
    `${trainingId.slice(4)}-final-20261021T033000`,
  );
  const longest = scheduleName(trainingId, { of: 'remind', name: 'remind-ABCDEFGHIJKL-9', at, wave: 'x', reminder: 9 });
  expect(longest).toHaveLength(64);
});
