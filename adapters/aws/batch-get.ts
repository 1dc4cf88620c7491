import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inBatches } from '../../core/batches';

type Key = Readonly<Record<string, string>>;
type Item = Record<string, unknown>;

interface Wanted {
  readonly table: string;
  readonly key: Key;
}

interface Request {
  readonly wanted: readonly Wanted[];
  readonly resolve: (items: Item[]) => void;
  readonly reject: (cause: unknown) => void;
}

/** DynamoDB's limit of keys in a BatchGetItem. */
const KEYS_PER_CALL = 100;
const ATTEMPTS = 5;

/** What is asked for in the same turn of the event loop, by the client that is to read it. */
const gathering = new WeakMap<DynamoDBDocumentClient, Request[]>();

/**
 * Reads items consistently, 100 per call, the calls at the same time; keys may not repeat. Items that do not exist are
 * missing in the answer. What is asked for at the same moment, of whatever tables, shares its calls: a list waits once for
 * all that its rows refer to.
 *
 * @throws Error when keys stay unprocessed after several attempts (throttling)
 */
export function batchGet(client: DynamoDBDocumentClient, table: string, keys: readonly Key[]): Promise<Item[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const request = { wanted: keys.map((key) => ({ table, key })), resolve, reject };
    const gathered = gathering.get(client);
    if (gathered !== undefined) {
      gathered.push(request);
      return;
    }
    const requests = [request];
    gathering.set(client, requests);
    setImmediate(() => {
      gathering.delete(client);
      void answer(client, requests);
    });
  });
}

async function answer(client: DynamoDBDocumentClient, requests: readonly Request[]): Promise<void> {
  try {
    const distinct = new Map(requests.flatMap(({ wanted }) => wanted.map((one) => [nameOf(one), one])));
    const read = await Promise.all(
      inBatches([...distinct.values()], KEYS_PER_CALL).map((batch) => readAll(client, batch)),
    );
    const found = new Map(read.flat());
    for (const { wanted, resolve } of requests) {
      resolve(wanted.map((one) => found.get(nameOf(one))).filter((item) => item !== undefined));
    }
  } catch (cause) {
    for (const { reject } of requests) reject(cause);
  }
}

/** One call, and more for what it leaves unprocessed; each item with the name of its key. */
async function readAll(client: DynamoDBDocumentClient, batch: readonly Wanted[]): Promise<(readonly [string, Item])[]> {
  const names = new Map(batch.map(({ table, key }) => [table, Object.keys(key)]));
  const items: (readonly [string, Item])[] = [];
  let pending = batch;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await sleep(20 * 2 ** attempt);
    const byTable = Map.groupBy(pending, ({ table }) => table);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({
        RequestItems: Object.fromEntries(
          [...byTable].map(([table, wanted]) => [table, { Keys: wanted.map(({ key }) => key), ConsistentRead: true }]),
        ),
      }),
    );
    for (const [table, found] of Object.entries(Responses ?? {})) {
      for (const item of found) items.push([nameOf({ table, key: item as Key }, names.get(table)), item]);
    }
    pending = Object.entries(UnprocessedKeys ?? {}).flatMap(([table, { Keys = [] }]) =>
      Keys.map((key) => ({ table, key: key as Key })),
    );
    if (pending.length === 0) return items;
  }
  const tables = [...new Set(pending.map(({ table }) => table))].join(', ');
  throw new Error(`${pending.length} keys of ${tables} stayed unprocessed`);
}

/** Tells items apart across tables, by the attributes that make up their key. */
function nameOf({ table, key }: Wanted, attributes: readonly string[] = Object.keys(key)): string {
  return [table, ...attributes.map((attribute) => key[attribute])].join('\n');
}
