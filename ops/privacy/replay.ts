import { type DynamoDBDocumentClient, GetCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { fromItem } from '../../adapters/table/codec';
import { keys } from '../../adapters/table/keys';
import type { KeyService } from '../../adapters/vault/data-keys';
import { createVault, itemOfPerson } from '../../adapters/vault/vault';
import type { NipAlias } from '../../core/people/people';
import type { Clock } from '../../core/ports';
import type { PrivacyRequest } from '../../core/privacy/privacy';
import { replayErasure } from '../../core/privacy/replay-erasure';
import type { Instant } from '../../core/time';
import type { Elsewhere } from '../audit/rely';
import { operatorDeps } from '../operator-deps';
import { erasuresOfTable, erasuresOfTrail, thereIs } from './sources';

export interface Replay {
  readonly client: DynamoDBDocumentClient;
  readonly clock: Clock;
  /** Main table and vault of which one or both were restored from a backup, before anything reads them. */
  readonly mainTable: string;
  readonly vaultTable: string;
  /** Who knows of the erasures that a restored main table does not: the table that it replaces, or an export of the trail. */
  readonly from?: { readonly table: string } | { readonly trail: string; readonly elsewhere: Elsewhere } | undefined;
}

/** Deleting opens nothing: no key is needed, and none can be used. */
const noKeys: KeyService = { generate: refuse, decrypt: refuse };

export interface Replayed {
  /** How many erasures there are, and how many of them were not as they had been. */
  readonly granted: number;
  readonly replayed: number;
  /** Of an export of the trail, the time of its last seal: it knows of none that was granted later. */
  readonly until?: Instant | undefined;
}

/** Erases again whom a backup brought back. */
export async function replayErasures(replay: Replay): Promise<Replayed> {
  const { client, clock, mainTable, vaultTable, from } = replay;
  const nobody = new GetCommand({ TableName: vaultTable, Key: itemOfPerson('') });
  await thereIs(vaultTable, () => client.send(nobody));
  const own = await erasuresOfTable(client, mainTable);
  const { erasures: others, until } = await erasuresFrom(replay);
  const granted = new Map([...others, ...own].map((erasure) => [erasure.id, erasure]));
  const vault = createVault({ client, tableName: vaultTable, keys: noKeys });
  const deps = operatorDeps({ client, mainTable, clock, vault });
  // What the table knows, it knows with all that goes with it: only of others can an alias be there.
  const aliases = from === undefined ? new Map<string, NipAlias[]>() : await aliasesIn(client, mainTable);
  let replayed = 0;
  for (const erasure of granted.values()) {
    const { personId } = erasure;
    const found = new GetCommand({ TableName: vaultTable, Key: itemOfPerson(personId), ConsistentRead: true });
    const { Item } = await client.send(found);
    const cameBack = { aliases: aliases.get(personId) ?? [], inVault: Item !== undefined };
    if (await replayErasure(deps, erasure, cameBack)) replayed += 1;
  }
  return { granted: granted.size, replayed, until };
}

async function erasuresFrom({ client, mainTable, from }: Replay): Promise<{
  readonly erasures: readonly PrivacyRequest[];
  readonly until?: Instant;
}> {
  if (from === undefined) return { erasures: [] };
  if ('trail' in from) return erasuresOfTrail(from, client, mainTable);
  return { erasures: await erasuresOfTable(client, from.table) };
}

/**
 * The aliases of all NIPs, by person. An alias lies under a hash of the NIP, which nobody can compute once the profile is gone:
 * the whole table is looked through for it.
 */
async function aliasesIn(client: DynamoDBDocumentClient, table: string): Promise<Map<string, NipAlias[]>> {
  const [prefix] = keys.NipAlias.at({ hash: '' });
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      ConsistentRead: true,
      FilterExpression: 'begins_with(pk, :alias)',
      ExpressionAttributeValues: { ':alias': prefix },
    },
  );
  const found: NipAlias[] = [];
  for await (const { Items = [] } of pages) found.push(...Items.map((item) => fromItem('NipAlias', item)));
  return Map.groupBy(found, ({ personId }) => personId);
}

async function refuse(): Promise<never> {
  throw new Error('An erasure needs no key.');
}
