import { Change } from '../../../core/change';
import { CommitConflict } from '../../../core/errors';
import type { TrainingCounts } from '../../../core/training/training';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
beforeAll(async () => {
  table = await withTable();
});
afterAll(() => table.close());

const trainingId = 'trn_01JD0000000000000000000001';
const counts: TrainingCounts = {
  kind: 'TrainingCounts',
  trainingId,
  quota: 50,
  nominated: 0,
  confirmed: 0,
  waitlisted: 0,
};

test('creates once and says which write lost', async () => {
  const { store } = table.deps;
  const change = () =>
    new Change({ actor: 'per_a', role: 'ORGANIZER', action: 'training.plan', entity: trainingId }).create(counts);
  const entry = await store.commit(change());
  expect(await store.get('TrainingCounts', { trainingId })).toEqual(counts);
  await expect(store.commit(change())).rejects.toEqual(new CommitConflict([0]));
  const page = await table.deps.reads.journalOfEntity(trainingId, { first: 10 });
  expect(page.rows.map(({ node }) => node)).toEqual([entry]);
});
