import { join } from 'node:path';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../adapters/system/sha256';
import { entryToItem } from '../../adapters/table/journal-codec';
import { createTrail } from '../../adapters/table/trail';
import { trailFiles } from '../../core/audit/export-lines';
import { fromHex } from '../../core/audit/hex';
import type { SealWithLeaves } from '../../core/audit/seal';
import { Change } from '../../core/change';
import type { JournalEntry } from '../../core/journal';
import { operator } from '../../core/operator';
import type { Clock } from '../../core/ports';
import { operatorDeps } from '../operator-deps';
import { linesOf } from './lines';
import { type Elsewhere, rely } from './rely';

export interface Carry {
  readonly client: DynamoDBDocumentClient;
  readonly clock: Clock;
  /** A main table that was restored from a backup; nothing reads its stream yet. */
  readonly mainTable: string;
  /** An export of the trail of the table that it replaces. */
  readonly folder: string;
  readonly elsewhere: Elsewhere;
}

/**
 * Goes on with the trail of a restored table where it went on before the restore: the heads of those seals are published,
 * and what seals of its own would lead to is not. The state stays as it was restored; an entry says so.
 * @returns how many seals were carried
 * @throws Error unless the export is that of the published heads, to the newest, and goes on after what the table holds
 */
export async function carryTrail({ client, clock, mainTable, folder, elsewhere }: Carry): Promise<number> {
  const trail = createTrail({ client, tableName: mainTable, sha256 });
  const { number, head } = await trail.head();
  const { finding, head: last, newest } = await rely({ folder, elsewhere, head: number === 0 ? undefined : head });
  if (finding !== null) throw new Error(`${folder} does not go on with the trail of ${mainTable}: ${finding.problem}.`);
  // The next seal would contradict a head that is published and can't be taken back.
  if (last.number < newest) {
    throw new Error(
      `${folder} ends at seal ${last.number}, but the head of seal ${newest} is published: export again.`,
    );
  }
  if (last.number === number) return 0;
  const change = new Change({ ...operator, action: 'audit.carry', entity: 'trail', reason: 'RESTORED_FROM_BACKUP' });
  change.changes.push({ of: 'Trail', before: { seals: number }, after: { seals: last.number } });
  await operatorDeps({ client, mainTable, clock }).store.commit(change);
  for await (const { seal, leaves, entries } of exportedSeals(folder)) {
    if (seal.number <= number) continue;
    await Promise.all(entries.map((entry) => putOnce(client, mainTable, entry)));
    await trail.append(seal, leaves);
  }
  return last.number - number;
}

interface ExportedSeal extends SealWithLeaves {
  readonly entries: readonly JournalEntry[];
}

/** Of an export that is intact. */
async function* exportedSeals(folder: string): AsyncGenerator<ExportedSeal, undefined> {
  const [seals, leaves, entries] = (['seals', 'leaves', 'entries'] as const).map((file) =>
    linesOf(join(folder, trailFiles[file])),
  ) as [Lines, Lines, Lines];
  for await (const line of seals) {
    const seal: SealWithLeaves['seal'] = JSON.parse(textOf(line));
    const sealed = { seal, leaves: [] as SealWithLeaves['leaves'][number][], entries: [] as JournalEntry[] };
    for (let n = 0; n < seal.count; n++) {
      const [, entryId = '', hash = ''] = textOf((await leaves.next()).value).split(' ');
      sealed.leaves.push({ entryId, hash: fromHex(hash) });
      sealed.entries.push(JSON.parse(textOf((await entries.next()).value)));
    }
    yield sealed;
  }
  return undefined;
}

type Lines = ReturnType<typeof linesOf>;

const textOf = (line: Uint8Array | undefined): string => new TextDecoder().decode(line);

/** What is there stays: if it is not what was sealed, every check will name it. */
async function putOnce(client: DynamoDBDocumentClient, TableName: string, entry: JournalEntry): Promise<void> {
  const put = { TableName, Item: entryToItem(entry), ConditionExpression: 'attribute_not_exists(pk)' };
  try {
    await client.send(new PutCommand(put));
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
}
