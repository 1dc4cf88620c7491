import { ApiError, type Assembly, type Json, type JsonObject, type Resource } from '../../contracts';
import { type EngineClient, engineClient } from './client';
import type { Engine } from './engine';

/**
 * Creates the template's tables (keys, indexes, stream, TTL) that the engine does not have yet.
 *
 * @throws Error when the data folder holds a table with other keys or indexes than the template
 */
export async function createTables(engine: Engine, assembly: Assembly): Promise<void> {
  const client = engineClient(engine);
  try {
    for (const table of assembly.ofType('AWS::DynamoDB::Table')) {
      await createTable(client, table);
      await setTimeToLive(client, table);
    }
  } finally {
    client.close();
  }
}

async function createTable(client: EngineClient, { ref, properties }: Resource): Promise<void> {
  const kept = await describe(client, ref);
  if (kept !== undefined) {
    if (shape(kept) === shape(properties)) return;
    throw new Error(
      `Table ${ref} of the data folder has other keys or indexes than the template: begin anew with --fresh.`,
    );
  }
  const view = (properties.StreamSpecification as JsonObject | undefined)?.StreamViewType;
  await client.ask('DynamoDB_20120810.CreateTable', {
    TableName: ref,
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(properties.GlobalSecondaryIndexes !== undefined && { GlobalSecondaryIndexes: indexes(properties) }),
    ...(view !== undefined && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
  });
}

async function describe(client: EngineClient, name: string): Promise<JsonObject | undefined> {
  try {
    return (await client.ask<{ Table: JsonObject }>('DynamoDB_20120810.DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function indexes(properties: JsonObject): Json[] {
  return (properties.GlobalSecondaryIndexes as JsonObject[]).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName: IndexName!,
    KeySchema: KeySchema!,
    Projection: Projection!,
  }));
}

/** Keys, indexes and stream in a form that can be compared, from a template or a description. */
function shape(table: JsonObject): string {
  const keys = (schema: Json | undefined) =>
    (schema as JsonObject[]).map(({ AttributeName, KeyType }) => `${AttributeName}:${KeyType}`).join();
  const all = ((table.GlobalSecondaryIndexes ?? []) as JsonObject[]).map((i) => `${i.IndexName}(${keys(i.KeySchema)})`);
  const view = (table.StreamSpecification as JsonObject | undefined)?.StreamViewType ?? '';
  return [keys(table.KeySchema), ...all.sort(), view].join(' ');
}

async function setTimeToLive(client: EngineClient, { ref, properties }: Resource): Promise<void> {
  const wanted = properties.TimeToLiveSpecification as JsonObject | undefined;
  if (wanted?.Enabled !== true) return;
  const { TimeToLiveDescription: now } = await client.ask<{ TimeToLiveDescription: JsonObject }>(
    'DynamoDB_20120810.DescribeTimeToLive',
    { TableName: ref },
  );
  if (now.TimeToLiveStatus === 'ENABLED' || now.TimeToLiveStatus === 'ENABLING') return;
  await client.ask('DynamoDB_20120810.UpdateTimeToLive', {
    TableName: ref,
    TimeToLiveSpecification: { AttributeName: wanted.AttributeName, Enabled: true },
  });
}
