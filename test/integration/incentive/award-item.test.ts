import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { keyOf } from '../../../adapters/table/codec';
import { Change } from '../../../core/change';
import { ratingKinds } from '../../../core/incentive/basis';
import { carriedOrder, placeOrder, rankKey } from '../../../core/incentive/queue-order';
import { itemSize, type RawItem } from '../../../local/demo/scale/item-size';
import { idOf, sample } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';

/** All kinds of raters, many own evaluations, a carried place in the queue and a payment. */
function largeAward() {
  const ratings = ratingKinds.map((kind) => ({ kind, responses: 10, score: 10_000 }));
  const ownTasks = Array.from({ length: 8 }, () => ({ level: 'LEARNING', late: 28 }) as const);
  const rank = rankKey({ score: 0, confirmedAt: '2026-10-01T00:00:00.000Z', personId: idOf('person') });
  const at = '2027-05-01T00:00:00.000Z';
  return sample('Award', {
    countedKinds: ratingKinds,
    basis: { ...sample('Award').basis, ratings, ownTasks },
    money: {
      waiting: [{ order: carriedOrder(placeOrder(1, rank)), amount: 200_000 }],
      proposed: 0,
      approved: 0,
      payments: [{ reference: '04118/SP2D/2027', year: 2027, amount: 300_000, takenBack: 0, at }],
      lost: null,
    },
  });
}

describe('an award’s item', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await withTable();
  });
  afterAll(() => table.close());

  it('stays within a write unit', async () => {
    const award = largeAward();
    await table.deps.store.commit(
      new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' }).create(award),
    );
    const { pk, sk } = keyOf('Award', award);
    const { Item } = await table.client.send(
      new GetItemCommand({ TableName: table.tableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
    );
    expect(itemSize(Item as unknown as RawItem)).toBeGreaterThan(700);
    expect(itemSize(Item as unknown as RawItem)).toBeLessThanOrEqual(1024);
    expect(await table.deps.store.get('Award', award)).toEqual(award);
  });
});
