import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TestTable } from './test-table';

export type Items = readonly Record<string, unknown>[];

/** Everything in a small table. */
export async function itemsOf(client: DynamoDBDocumentClient, TableName: string): Promise<Items> {
  return (await client.send(new ScanCommand({ TableName, ConsistentRead: true }))).Items ?? [];
}

export async function put(client: DynamoDBDocumentClient, TableName: string, items: Items): Promise<void> {
  await Promise.all(items.map((Item) => client.send(new PutCommand({ TableName, Item }))));
}

/** The main table is as it was then, as after a recovery to a point in time. */
export async function rewind({ client, tableName: TableName }: TestTable, then: Items): Promise<void> {
  const last = await itemsOf(client, TableName);
  await Promise.all(last.map(({ pk, sk }) => client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))));
  await put(client, TableName, then);
}
