import { Change } from '../../../core/change';
import { cancelTraining } from '../../../core/training/cancel-training';
import { keepSchedules } from '../../../core/training/keep-schedules';
import { rescheduleSession } from '../../../core/training/reschedule-session';
import { startTraining } from '../../../core/training/start-training';
import { sample } from '../../support/entities';
import { aggregateOf, givenOpen, givenPlace, type Place, whenItIs } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;
let trainingId: string;

beforeEach(async () => {
  table = await withTable();
  place = await givenPlace(table.deps);
  trainingId = (await givenOpen(table.deps, place)).training.id;
});
afterEach(() => table.close());

const keep = () => keepSchedules(table.deps, trainingId);
/** `<moment> <time>` of the schedules that exist, by time. */
const scheduled = () =>
  [...table.schedules.existing.values()]
    .map(
      ({ at, message }) => `${message.kind === 'moment' ? message.moment.replace(/-\d+$/, '') : ''} ${at.slice(5, 16)}`,
    )
    .sort((a, b) => (a.slice(-11) < b.slice(-11) ? -1 : 1));

it('a published training gets its start and the end of each session, however often it is kept', async () => {
  await keep();
  const once = [...table.schedules.existing.keys()];
  await Promise.all([keep(), keep()]);
  expect([...table.schedules.existing.keys()]).toEqual(once);
  expect(scheduled()).toEqual(['start 10-20T02:00', 'end 10-20T03:30', 'end 10-21T03:30']);
  expect(once.every((name) => name.length <= 64 && name.startsWith(trainingId.slice(4)))).toBe(true);
  expect(table.clockQueue.sent).toEqual([]);
});

it('moved moments are made anew, the old ones removed', async () => {
  await keep();
  const { sessions } = await aggregateOf(table.deps, trainingId);
  await rescheduleSession(table.deps, place.organizer, {
    trainingId,
    sessionId: sessions[0]?.id ?? '',
    expectedVersion: 1,
    startsAt: '2026-10-22T02:00:00Z',
    endsAt: '2026-10-22T03:30:00Z',
  });
  await keep();
  expect(scheduled()).toEqual(['start 10-21T02:00', 'end 10-21T03:30', 'end 10-22T03:30']);
});

it('an ended training gets the close of its corrections and its waves’ moments, and its past ones go', async () => {
  await keep();
  await whenItIs(table, trainingId, '2026-10-21T03:30:00.000Z');
  await startTraining(table.deps, trainingId);
  const plan = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.plan', entity: trainingId });
  await table.deps.store.commit(plan.create(sample('Wave', { trainingId })));
  await keep();
  expect(scheduled()).toEqual(
    [
      'close-BEHAVIOR 03-27T17:00',
      'final 10-22T03:30',
      'open-BEHAVIOR 02-27T17:00',
      'remind-BEHAVIOR 03-13T01:00',
      'remind-BEHAVIOR 03-26T01:00',
    ].sort((a, b) => (a.slice(-11) < b.slice(-11) ? -1 : 1)),
  );
});

it('what is past already goes to the clock queue', async () => {
  table.clock.set('2026-10-20T03:30:00.000Z');
  await keep();
  expect(scheduled()).toEqual(['end 10-21T03:30']);
  expect(table.clockQueue.sent.map((message) => message.kind === 'moment' && message.moment.slice(0, 5))).toEqual([
    'start',
    'end-0',
  ]);
});

it('a call that was overtaken does not remove what a newer state asks for', async () => {
  await keep();
  const { sessions } = await aggregateOf(table.deps, trainingId);
  const names = async (prefix: string) => {
    const reschedule = { trainingId, sessionId: sessions[0]?.id ?? '', expectedVersion: 1 };
    const times = { startsAt: '2026-10-22T02:00:00Z', endsAt: '2026-10-22T03:30:00Z' };
    await rescheduleSession(table.deps, place.organizer, { ...reschedule, ...times });
    await keep();
    return table.schedules.names(prefix);
  };
  await keepSchedules({ ...table.deps, schedules: { ...table.schedules, names } }, trainingId);
  expect(scheduled()).toEqual(['start 10-21T02:00', 'end 10-21T03:30', 'end 10-22T03:30']);
});

it('a cancelled training keeps none', async () => {
  await keep();
  const { training } = await aggregateOf(table.deps, trainingId);
  await cancelTraining(table.deps, place.organizer, {
    id: trainingId,
    expectedVersion: training.version,
    reason: 'Anggaran',
  });
  await keep();
  expect(scheduled()).toEqual([]);
});
