import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { createQueries } from '../../../adapters/table/query';

const dynamo = mockClient(DynamoDBDocumentClient);
const queries = createQueries(DynamoDBDocumentClient.from(new DynamoDBClient({})), 'main');
const range = { pk: 'TRN#t' };
const skOf = ({ sk }: Record<string, unknown>) => sk;
const inputs = () => dynamo.commandCalls(QueryCommand).map(({ args }) => args[0].input);

/** As AWS answers: there may be more whenever the limit, or a megabyte (here so many rows), was reached. */
function stored(rows: number, perMegabyte = 1_000): void {
  dynamo.reset();
  dynamo.on(QueryCommand).callsFake(({ Limit = 1_000, ExclusiveStartKey }: QueryCommandInput) => {
    const from = ExclusiveStartKey === undefined ? 0 : Number(ExclusiveStartKey.sk) + 1;
    const count = Math.min(Limit, perMegabyte, rows - from);
    const Items = Array.from({ length: count }, (_, i) => ({ pk: 'TRN#t', sk: String(from + i) }));
    const more = count === Math.min(Limit, perMegabyte);
    return { Items, ...(more && { LastEvaluatedKey: Items.at(-1) }) };
  });
}

test.each([
  [0, false],
  [4, false],
  [5, false],
  [6, true],
])('of %i rows, a page of 5 knows whether there is a next one: %s', async (rows, hasNextPage) => {
  stored(rows);
  const page = await queries.page(range, skOf, { first: 5 });
  expect(page.rows).toHaveLength(Math.min(5, rows));
  expect(page.hasNextPage).toBe(hasNextPage);
  expect(inputs()).toHaveLength(1);
});

test('a page that a megabyte cuts short is followed by another, which goes on where it ended', async () => {
  stored(5, 3);
  const page = await queries.page(range, skOf, { first: 5 });
  expect(page).toMatchObject({ rows: { length: 3 }, hasNextPage: true });
  const rest = await queries.page(range, skOf, { first: 5, after: page.rows[2]?.cursor });
  expect(rest.rows.map(({ node }) => node)).toEqual(['3', '4']);
  expect(rest.hasNextPage).toBe(false);
});

test('a whole range is read megabyte by megabyte', async () => {
  stored(7, 3);
  expect(await queries.all(range, skOf)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  expect(inputs()).toHaveLength(3);
});
