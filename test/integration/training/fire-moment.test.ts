import { decideNomination } from '../../../core/enrollment/decide-nomination';
import { nominate } from '../../../core/enrollment/nominate';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { processChunk } from '../../../core/run/process-chunk';
import { cancelTraining } from '../../../core/training/cancel-training';
import { fireMoment } from '../../../core/training/fire-moment';
import { momentsOf } from '../../../core/training/moments';
import { rescheduleSession } from '../../../core/training/reschedule-session';
import { sweep } from '../../../core/training/sweep';
import { aggregateOf, givenOpen, givenPeople, givenPlace, type Place } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;
let trainingId: string;

beforeEach(async () => {
  table = await withTable();
  place = await givenPlace(table.deps);
  trainingId = (await givenOpen(table.deps, place, { quota: 1 })).training.id;
});
afterEach(() => table.close());

const training = async () => (await aggregateOf(table.deps, trainingId)).training;
const fire = (moment: string) => fireMoment(table.deps, { kind: 'moment', trainingId, moment });
const names = async () => momentsOf(await aggregateOf(table.deps, trainingId)).map(({ name }) => name);
const chunks = async () => {
  for (const message of table.chunks.take()) await processChunk(table.deps, message);
};
const over = { first: '2026-10-20T03:30:00.000Z', second: '2026-10-21T03:30:00.000Z' };

it('fired before its time, for what moved, or for nothing, a moment changes nothing', async () => {
  const before = await aggregateOf(table.deps, trainingId);
  for (const name of [...(await names()), 'final', 'close-REACTION', 'open-NOTHING', 'nonsense']) await fire(name);
  expect(await aggregateOf(table.deps, trainingId)).toEqual(before);
  await fireMoment(table.deps, { kind: 'moment', trainingId: 'trn_unknown', moment: 'start' });

  const [, firstEnd] = await names();
  await rescheduleSession(table.deps, place.organizer, {
    trainingId,
    sessionId: before.sessions[0]?.id ?? '',
    expectedVersion: 1,
    startsAt: '2026-10-22T02:00:00Z',
    endsAt: '2026-10-22T03:30:00Z',
  });
  table.clock.set(over.first);
  await fire(firstEnd ?? '');
  expect((await aggregateOf(table.deps, trainingId)).sessions.map(({ status }) => status)).toEqual([
    'PLANNED',
    'PLANNED',
  ]);
});

it('the start expires whoever still waits, also when it is fired again after a crash', async () => {
  const [a, b, c] = (await givenPeople(table.deps, place.agency.id, 3)).map(({ person }) => person.id) as [
    string,
    string,
    string,
  ];
  await nominate(table.deps, place.admin, { trainingId, personIds: [a, b, c] });
  for (const personId of [a, b]) {
    await decideNomination(table.deps, place.admin, { trainingId, personId, decision: 'APPROVE' });
  }
  table.clock.set('2026-10-20T02:00:00.000Z');
  await fire('start');
  expect((await training()).started).toBe(true);
  // The run's chunks were lost: a second firing sends them again.
  expect(table.chunks.take()).toHaveLength(1);
  await fire('start');
  await chunks();
  await fire('start');
  await chunks();
  const statuses = await table.deps.store.getMany(
    'Enrollment',
    [a, b, c].map((personId) => ({ trainingId, personId })),
  );
  expect(statuses.map((enrollment) => enrollment?.status)).toEqual(['CONFIRMED', 'EXPIRED', 'EXPIRED']);
  expect((await aggregateOf(table.deps, trainingId)).counts).toMatchObject({
    nominated: 0,
    confirmed: 1,
    waitlisted: 0,
  });
  expect((await table.deps.reads.waitingList(trainingId, { first: 10 })).rows).toEqual([]);
});

it('the clock leads a training from its start to its end and its finalizing', async () => {
  table.clock.set(over.second);
  for (const name of await names()) await fire(name);
  expect(await training()).toMatchObject({ started: true, status: 'ENDED', endedAt: over.second });
  expect(await names()).toEqual(['final']);
  table.clock.advance({ hours: 24 });
  await fire('final');
  expect((await training()).status).toBe('FINALIZED');
  expect(await names()).toEqual([]);
});

describe('the sweep', () => {
  /** Five minutes and more after a moment, for these are left to the firing itself. */
  const sweepLate = async (moment: string) => {
    table.clock.set(moment);
    await sweep(table.deps);
    const left = await training();
    table.clock.advance({ minutes: 6 });
    await sweep(table.deps);
    return left;
  };

  it('fires what is overdue, and nothing else', async () => {
    await sweep(table.deps);
    expect(await training()).toMatchObject({ started: false, status: 'OPEN' });
    expect(await sweepLate('2026-10-20T02:00:00.000Z')).toMatchObject({ started: false });
    expect(await training()).toMatchObject({ started: true, status: 'OPEN' });
    await sweepLate(over.first);
    expect(await sweepLate(over.second)).toMatchObject({ status: 'OPEN' });
    expect((await training()).status).toBe('ENDED');
    expect(await sweepLate('2026-10-22T03:30:00.000Z')).toMatchObject({ status: 'ENDED' });
    expect((await training()).status).toBe('FINALIZED');
  });

  it('opens and closes waves whose firing was lost', async () => {
    await sweepLate(over.second);
    await planEvaluations(table.deps, trainingId);
    const wave = async () =>
      (await aggregateOf(table.deps, trainingId)).waves.find(({ level }) => level === 'BEHAVIOR')?.status;
    await sweepLate('2027-02-20T17:00:00.000Z');
    await chunks();
    expect(await wave()).toBe('OPEN');
    await sweepLate('2027-03-20T17:00:00.000Z');
    await chunks();
    expect(await wave()).toBe('CLOSED');
  });

  it('passes over a cancelled training', async () => {
    const { version: expectedVersion } = await training();
    await cancelTraining(table.deps, place.organizer, { id: trainingId, expectedVersion, reason: 'Anggaran' });
    await sweepLate(over.second);
    expect(await training()).toMatchObject({ status: 'CANCELLED', started: false });
  });
});
