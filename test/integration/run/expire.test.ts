import { startRun } from '../../../core/run/start-run';
import { sample } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, participant, put, trainingId } from './scene';

describe('the start of a training', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await withTable();
    const seq = (n: number) => `01JD${String(n).padStart(22, '0')}`;
    await put(table.deps, [
      sample('Training', { started: true }),
      sample('TrainingCounts', { nominated: 60, waitlisted: 2, confirmed: 1 }),
      sample('Enrollment', { personId: participant(1) }),
      ...[2, 3].flatMap((n) => [
        sample('Enrollment', {
          personId: participant(n),
          status: 'WAITLISTED',
          waitingSince: '2026-10-02T01:00:00.000Z',
          waitingSeq: seq(n),
        }),
        sample('WaitingPlace', { personId: participant(n), seq: seq(n) }),
      ]),
      ...Array.from({ length: 60 }, (_, i) =>
        sample('Enrollment', { personId: participant(i + 4), status: 'NOMINATED' }),
      ),
    ]);
    const ranges = await table.deps.reads.enrollmentRanges(trainingId, 500);
    const start = { trainingId, runKind: 'EXPIRE', revision: 0, cause: trainingId, ranges } as const;
    await startRun(table.deps, start);
    await startRun(table.deps, start);
    await drain(table, table.deps);
  });
  afterAll(() => table.close());

  it('lets whoever waited expire, once, and leaves the confirmed alone', async () => {
    const range = { from: participant(1), to: participant(63) };
    const enrollments = await table.deps.reads.enrollmentsInRange(trainingId, range);
    const counted = Map.groupBy(enrollments, ({ status }) => status);
    expect([...counted].map(([status, list]) => [status, list.length])).toEqual([
      ['CONFIRMED', 1],
      ['EXPIRED', 62],
    ]);
    expect((await table.deps.reads.waitingList(trainingId, { first: 10 })).rows).toEqual([]);
    const counts = await table.deps.store.get('TrainingCounts', { trainingId });
    expect(counts).toMatchObject({ nominated: 0, waitlisted: 0, confirmed: 1 });
  });
});
