import type { JsonObject } from '../../../../local/contracts';
import { writtenItems } from '../../../../local/services/dynamodb/written-items';

const keysOf = (table: string) => (table === 'main' ? ['pk', 'sk'] : ['pk']);
const key = (n: number) => ({ pk: { S: `p${n}` }, sk: { S: `s${n}` } });
const put = (n: number) => ({ TableName: 'main', Item: { ...key(n), other: { N: '1' } } });
const keyed = (n: number) => ({ TableName: 'main', Key: key(n) });

test.each<[string, JsonObject, string[]]>([
  ['PutItem', put(1), ['main/p1/s1']],
  ['UpdateItem', keyed(2), ['main/p2/s2']],
  ['DeleteItem', { TableName: 'vault', Key: { pk: { S: 'p' } } }, ['vault/p']],
  [
    'TransactWriteItems',
    { TransactItems: [{ Put: put(1) }, { Update: keyed(2) }, { Delete: keyed(3) }, { ConditionCheck: keyed(4) }] },
    ['main/p1/s1', 'main/p2/s2', 'main/p3/s3'],
  ],
  [
    'BatchWriteItem',
    { RequestItems: { main: [{ PutRequest: { Item: put(1).Item } }, { DeleteRequest: { Key: key(2) } }] } },
    ['main/p1/s1', 'main/p2/s2'],
  ],
  ['Query', { TableName: 'main' }, []],
])('%s writes the items that it names', (action, input, items) => {
  expect(writtenItems({ action, input }, keysOf)).toEqual(items);
});
