import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inBatches } from './batches';

type Key = Readonly<Record<string, string>>;

/** DynamoDB's limit of keys in a BatchGetItem. */
const KEYS_PER_CALL = 100;
const ATTEMPTS = 5;

/**
 * Reads items consistently, 100 per call, the calls at the same time; keys may not repeat. Items that do not exist are
 * missing in the answer, which has no order.
 *
 * @throws Error when keys stay unprocessed after several attempts (throttling)
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<Record<string, unknown>[]> {
  const read = async (batch: readonly Key[]): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = [];
    let pending: Key[] = [...batch];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await sleep(20 * 2 ** attempt);
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: pending, ConsistentRead: true } } }),
      );
      items.push(...(Responses?.[table] ?? []));
      pending = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
      if (pending.length === 0) return items;
    }
    throw new Error(`${pending.length} keys of ${table} stayed unprocessed`);
  };
  return (await Promise.all(inBatches(keys, KEYS_PER_CALL).map(read))).flat();
}
