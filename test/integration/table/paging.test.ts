import { Change } from '../../../core/change';
import { DomainError } from '../../../core/errors';
import { idOf, sample } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
const trainingId = idOf('training');
const other = idOf('training', 2);
const badCursor = new DomainError('BAD_CURSOR', [{ field: 'after', code: 'BAD_CURSOR' }]);

beforeAll(async () => {
  table = await withTable();
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.fill', entity: trainingId });
  for (let n = 1; n <= 25; n++) {
    change.create(sample('Enrollment', { personId: idOf('person', n) }));
    // All at one instant: the order within it is the items' own.
    change.create(sample('Enrollment', { personId: idOf('person', 500), trainingId: idOf('training', 100 + n) }));
  }
  change.create(sample('Enrollment', { trainingId: other }));
  await table.deps.store.commit(change);
});
afterAll(() => table.close());

test.each([
  [
    'of the base table',
    (page: { first: number; after?: string | undefined }) => table.deps.reads.enrollmentsOfTraining(trainingId, page),
  ],
  [
    'of an index',
    (page: { first: number; after?: string | undefined }) =>
      table.deps.reads.enrollmentsOfPerson(idOf('person', 500), page),
  ],
])('pages %s hold every row once, and the last says so', async (_, read) => {
  const whole = await read({ first: 100 });
  expect(whole).toMatchObject({ rows: { length: 25 }, hasNextPage: false });
  for (const first of [1, 7, 24, 25]) {
    const rows = [];
    let page = await read({ first });
    rows.push(...page.rows);
    while (page.hasNextPage) {
      expect(page.rows).toHaveLength(first);
      page = await read({ first, after: page.rows.at(-1)?.cursor });
      rows.push(...page.rows);
    }
    expect(rows).toEqual(whole.rows);
  }
});

test('a cursor of another partition, of another list or of nobody is refused', async () => {
  const { reads } = table.deps;
  const [row] = (await reads.enrollmentsOfTraining(other, { first: 1 })).rows;
  const [mine] = (await reads.enrollmentsOfPerson(idOf('person', 500), { first: 1 })).rows;
  for (const after of [row?.cursor, mine?.cursor, 'e30', 'x']) {
    await expect(reads.enrollmentsOfTraining(trainingId, { first: 1, after })).rejects.toEqual(badCursor);
    await expect(reads.waitingList(trainingId, { first: 1, after })).rejects.toEqual(badCursor);
  }
});

test('an oversized page is refused before anything is read', async () => {
  const calls = await table.meter.during(async () => {
    await expect(table.deps.reads.enrollmentsOfTraining(trainingId, { first: 101 })).rejects.toMatchObject({
      code: 'PAGE_TOO_LARGE',
    });
  });
  expect(calls).toEqual([]);
});
