import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { encodeTime } from 'ulid';
import { type Change, type JournalHead, journalEntryOf } from '../../core/change';
import { CommitConflict } from '../../core/errors';
import type { Clock, Ids, Store, Trace } from '../../core/ports';
import { atLocal, localDateOf } from '../../core/time';
import { batchGet } from '../aws/batch-get';
import type { WritableVault } from '../vault/vault';
import { fromItem, keyOf } from './codec';
import { entryToItem } from './journal-codec';
import { canExist } from './schema';
import { cancellationCodes, sendTransaction } from './send-transaction';
import { type TransactItem, transactItem } from './transact';

/** DynamoDB takes 100 items in a transaction, journal entries included. The last is left for the audit's needs. */
const MOST_ITEMS = 99;

export interface StoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly trace: Trace;
  /** Absent in functions that may not see personal data: a change with a profile is then refused. */
  readonly vault?: Pick<WritableVault, 'profileWrite' | 'erasure'> | undefined;
}

export function createStore({ client, tableName, clock, ids, trace, vault }: StoreOptions): Store {
  return {
    async get(kind, key) {
      const Key = keyOf(kind, key);
      if (!canExist(Key.pk, Key.sk)) return undefined;
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
      return Item && fromItem(kind, Item);
    },

    async getMany(kind, keys) {
      const wanted = keys.map((key) => keyOf(kind, key));
      const nameOf = ({ pk, sk }: Record<string, unknown>): string => `${pk}\n${sk}`;
      const possible = wanted.filter(({ pk, sk }) => canExist(pk, sk));
      const distinct = new Map(possible.map((key) => [nameOf(key), key]));
      const items = await batchGet(client, tableName, [...distinct.values()]);
      const found = new Map(items.map((item) => [nameOf(item), fromItem(kind, item)]));
      return wanted.map((key) => found.get(nameOf(key)));
    },

    async commit(change, ...together) {
      const changes = [change, ...together];
      const writes = changes.reduce((sum, { writes }) => sum + writes.length, 0);
      if (writes + changes.length > MOST_ITEMS) throw new Error(`${writes} writes in one transaction`);
      const made = await Promise.all(
        changes.map(async (one) => {
          const parts = await Promise.all(one.writes.map((write) => prepared(tableName, write, vault)));
          const personal = parts.flatMap(({ change: hashed }) => hashed ?? []);
          const entry = journalEntryOf(one, headOf(one, clock, ids, trace), personal);
          return { items: parts.map(({ item }) => item), entry };
        }),
      );
      const journal = made.map(({ entry }) => ({
        Put: {
          TableName: tableName,
          Item: entryToItem(entry),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      }));
      try {
        await sendTransaction(client, [...made.flatMap(({ items }) => items), ...journal]);
      } catch (error) {
        throw conflictOf(error, writes) ?? error;
      }
      return (made[0] as (typeof made)[number]).entry;
    },
  };
}

async function prepared(
  table: string,
  write: Change['writes'][number],
  vault: StoreOptions['vault'],
): Promise<{ item: TransactItem; change?: Awaited<ReturnType<WritableVault['profileWrite']>>['change'] }> {
  if (write.op !== 'profile' && write.op !== 'erase') return { item: transactItem(table, write) };
  if (vault === undefined) throw new Error('this function has no vault to write a profile into');
  if (write.op === 'erase') return { item: vault.erasure(write.personId) };
  return vault.profileWrite(write.personId, write.profile, write.fresh);
}

/** Says nothing finer than the day where a submission must not be linked to its moment. */
function headOf(change: Change, clock: Clock, ids: Ids, trace: Trace): JournalHead {
  const now = clock.now();
  const dayOnly = change.header.dayOnly === true;
  const at = dayOnly ? atLocal(localDateOf(now)) : now;
  // The entry's time in front, and of a fresh ULID only the random part: id and time always agree.
  const id = `jrn_${encodeTime(Date.parse(at))}${ids.ulid().slice(10)}`;
  return dayOnly
    ? { id, at, requestId: 'withheld', correlationId: 'withheld', causationId: null }
    : { id, at, requestId: trace.requestId, correlationId: trace.correlationId, causationId: trace.causationId };
}

/** Another transaction's doing, as the core understands it; undefined for every other error. */
function conflictOf(error: unknown, writes: number): CommitConflict | undefined {
  const codes = cancellationCodes(error);
  if (codes === undefined) return undefined;
  const failed = codes.flatMap((code, i) => (code === 'ConditionalCheckFailed' && i < writes ? [i] : []));
  const known = codes.every((code) => code === undefined || conflicts.has(code));
  return known && codes.some((code) => code !== undefined && code !== 'None') ? new CommitConflict(failed) : undefined;
}

const conflicts = new Set(['None', 'ConditionalCheckFailed', 'TransactionConflict']);
