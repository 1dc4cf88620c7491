import { Change } from '../../../core/change';
import type { Entity } from '../../../core/entities';
import type { Page } from '../../../core/ports';
import { idOf, sample } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
});
afterEach(() => table.close());

const trainingId = idOf('training');
const put = (...entities: Entity[]) => {
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.fill', entity: trainingId });
  for (const entity of entities) change.create(entity);
  return table.deps.store.commit(change);
};
const nodes = <T>(page: Page<T>): T[] => page.rows.map(({ node }) => node);
const all = { first: 100 };

test('a training comes with its sessions by start and its waves by opening, and nothing else of it', async () => {
  const training = sample('Training');
  const sessions = [
    sample('Session', { id: idOf('session', 2), startsAt: '2026-10-20T01:00:00.000Z' }),
    sample('Session', { id: idOf('session', 1), startsAt: '2026-10-21T01:00:00.000Z' }),
  ];
  const waves = [
    sample('Wave', { code: 'REACTION', opensAt: '2026-10-21T10:00:00.000Z' }),
    sample('Wave', { code: 'BEHAVIOR', opensAt: '2027-02-27T17:00:00.000Z' }),
  ];
  await put(
    training,
    sample('TrainingCounts'),
    sample('Enrollment'),
    sample('TrainingPartner'),
    sample('WaveResults'),
    ...sessions,
    ...waves,
  );
  expect(await table.deps.reads.trainingAggregate(trainingId)).toEqual({
    training,
    counts: sample('TrainingCounts'),
    sessions,
    waves,
  });
  expect(await table.deps.reads.trainingAggregate(idOf('training', 2))).toBeUndefined();
});

test('trainings of a status by start, from and before an instant', async () => {
  const at = (n: number, startsAt: string | null) =>
    sample('Training', { id: idOf('training', n), startsAt, status: 'OPEN' });
  await put(
    at(1, '2026-12-01T00:00:00.000Z'),
    at(2, '2026-11-01T00:00:00.000Z'),
    at(3, '2026-11-15T00:00:00.000Z'),
    at(4, null),
  );
  const ids = async (bounds: { startsFrom?: string; startsBefore?: string }) =>
    nodes(await table.deps.reads.trainingsByStatus('OPEN', { ...all, ...bounds })).map(({ id }) => id);
  expect(await ids({})).toEqual([2, 3, 1, 4].map((n) => idOf('training', n)));
  expect(await ids({ startsFrom: '2026-11-15T00:00:00.000Z' })).toEqual([3, 1, 4].map((n) => idOf('training', n)));
  expect(await ids({ startsBefore: '2026-11-15T00:00:00.000Z' })).toEqual([idOf('training', 2)]);
  expect(await ids({ startsFrom: '2026-11-02T00:00:00.000Z', startsBefore: '2026-12-01T00:00:00.000Z' })).toEqual([
    idOf('training', 3),
  ]);
});

test('a task is owed until the moment at which its wave closes', async () => {
  const closesAt = '2027-03-27T17:00:00.000Z';
  const task = sample('Task', { closesAt });
  await put(task, sample('Enrollment', { personId: task.raterId }), sample('Award', { personId: task.raterId }));
  const owed = async (now: string) => nodes(await table.deps.reads.openTasksOf(task.raterId, now, all));
  expect(await owed('2027-03-27T16:59:59.999Z')).toEqual([task]);
  expect(await owed(closesAt)).toEqual([]);
});

test('waves that are due, up to and with an instant', async () => {
  await put(sample('Wave'));
  const due = async (until: string) => nodes(await table.deps.reads.wavesDue(until, all));
  expect(await due('2027-02-27T17:00:00.000Z')).toEqual([sample('Wave')]);
  expect(await due('2027-02-27T16:59:59.999Z')).toEqual([]);
});

test('ranges split people without a gap, and are read with both ends', async () => {
  const people = Array.from({ length: 10 }, (_, n) => idOf('person', n));
  await put(...people.map((personId) => sample('Enrollment', { personId })));
  const ranges = await table.deps.reads.enrollmentRanges(trainingId, 4);
  expect(ranges).toEqual([
    { from: people[0], to: people[3] },
    { from: people[4], to: people[7] },
    { from: people[8], to: people[9] },
  ]);
  const read = await Promise.all(ranges.map((range) => table.deps.reads.enrollmentsInRange(trainingId, range)));
  expect(read.flat().map(({ personId }) => personId)).toEqual(people);
});

test('ranges of a wave’s subjects hold all tasks and responses of each', async () => {
  const subjects = Array.from({ length: 5 }, (_, n) => idOf('person', n));
  const peers = subjects.flatMap((subjectId) => [0, 1, 2].map((n) => sample('Task', { subjectId, n })));
  const answers = subjects.map((subjectId) => sample('Response', { subjectId }));
  await put(...peers, ...answers);
  const { reads } = table.deps;
  const ranges = await reads.taskSubjectRanges(trainingId, 'BEHAVIOR', 2);
  expect(ranges).toHaveLength(3);
  const tasks = await Promise.all(ranges.map((range) => reads.tasksInRange(trainingId, 'BEHAVIOR', range)));
  expect(tasks.map((some) => some.length)).toEqual([6, 6, 3]);
  const responses = await Promise.all(ranges.map((range) => reads.responsesInRange(trainingId, 'BEHAVIOR', range)));
  expect(responses.flat()).toEqual(answers);
});

test('the journal by entity and actor from the latest, by day from the earliest', async () => {
  const entries = [];
  for (const n of [1, 2, 3]) {
    table.clock.advance({ minutes: 1 });
    const change = new Change({ actor: idOf('person'), role: 'ORGANIZER', action: 'test.fill', entity: trainingId });
    entries.push(await table.deps.store.commit(change.create(sample('Session', { id: idOf('session', n) }))));
  }
  const { reads } = table.deps;
  const latestFirst = [...entries].reverse();
  expect(nodes(await reads.journalOfEntity(trainingId, all))).toEqual(latestFirst);
  expect(nodes(await reads.journalOfActor(idOf('person'), all))).toEqual(latestFirst);
  expect(nodes(await reads.journalOfDay(table.clock.now().slice(0, 10), all))).toEqual(entries);
});

test('a certificate is found by its code alone', async () => {
  const enrollment = sample('Enrollment', {
    status: 'COMPLETED',
    certificate: { code: 'ABC', issuedAt: '2026-10-21T10:00:00.000Z', revokedAt: null },
  });
  await put(enrollment);
  expect(await table.deps.reads.certificate('ABC')).toEqual(enrollment);
  expect(await table.deps.reads.certificate('ABD')).toBeUndefined();
});
