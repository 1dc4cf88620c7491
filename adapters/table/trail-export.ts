import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Leaf, SealWithLeaves } from '../../core/audit/seal';
import { inBatches } from '../../core/batches';
import { journalBytes } from '../../core/journal';
import { batchGet } from '../aws/batch-get';
import type { Item } from './codec';
import { entryFromItem } from './journal-codec';
import { at, journalKeyOf } from './keys';
import { sealFromItem } from './seal-codec';

export interface SealedEntries extends SealWithLeaves {
  /** Canonical bytes, in the order of the leaves; of an entry that is gone, nothing. */
  readonly entries: readonly Uint8Array[];
}

/** Seals whose entries are read at the same time. */
const AT_ONCE = 8;

/** All seals up to a number with their entries, as they stand in the table: one Query for each megabyte, 100 entries a call. */
export async function* sealedEntries(
  client: DynamoDBDocumentClient,
  table: string,
  until: number,
): AsyncGenerator<SealedEntries, undefined> {
  let after: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :seals',
        ExpressionAttributeValues: { ':seals': at.seals },
        ExclusiveStartKey: after,
      }),
    );
    const seals = Items.map(sealFromItem).filter(({ seal }) => seal.number <= until);
    for (const batch of inBatches(seals, AT_ONCE)) {
      yield* await Promise.all(
        batch.map(async (sealed) => ({ ...sealed, entries: await entriesOf(client, table, sealed.leaves) })),
      );
    }
    after = LastEvaluatedKey;
  } while (after !== undefined);
  return undefined;
}

async function entriesOf(
  client: DynamoDBDocumentClient,
  table: string,
  leaves: readonly Leaf[],
): Promise<readonly Uint8Array[]> {
  const keys = leaves.map(({ entryId }) => {
    const [pk, sk] = journalKeyOf(entryId);
    return { pk, sk };
  });
  const items = new Map((await batchGet(client, table, keys)).map((item) => [item.sk, item]));
  return keys.flatMap(({ sk }) => {
    const item = items.get(sk);
    return item === undefined ? [] : [bytesOf(item)];
  });
}

/** What no one can read any more is exported as what it is: something else than what was sealed. */
function bytesOf(item: Item): Uint8Array {
  try {
    return journalBytes(entryFromItem(item));
  } catch {
    return new TextEncoder().encode(JSON.stringify({ unreadable: item.id ?? item.sk }));
  }
}
