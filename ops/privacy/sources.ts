import { join } from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../adapters/system/sha256';
import { createReads } from '../../adapters/table/reads/reads';
import { trailFiles } from '../../core/audit/export-lines';
import { headAfter } from '../../core/audit/seal';
import type { JournalEntry } from '../../core/journal';
import { everyNode } from '../../core/page';
import { erasuresIn, isOfPrivacy } from '../../core/privacy/erasures-in-trail';
import type { PrivacyRequest } from '../../core/privacy/privacy';
import type { Instant } from '../../core/time';
import { linesOf } from '../audit/lines';
import { type Elsewhere, rely } from '../audit/rely';

/** The erasures that a main table knows. */
export async function erasuresOfTable(
  client: DynamoDBDocumentClient,
  table: string,
): Promise<readonly PrivacyRequest[]> {
  const found: PrivacyRequest[] = [];
  const pages = everyNode((page) => createReads(client, table).erasures(page));
  await thereIs(table, async () => {
    for await (const erasure of pages) found.push(erasure);
  });
  return found;
}

/** A name that was mistyped must not pass for a table without erasures. @throws Error that names the table */
export async function thereIs(table: string, use: () => Promise<unknown>): Promise<void> {
  try {
    await use();
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    throw new Error(`There is no table ${table} in this account and region.`);
  }
}

/**
 * The erasures of which an export of the trail tells, to be replayed in a table that was restored from before its end.
 * @throws Error unless it is intact, of the same chain and, to its last seal, that of heads known elsewhere
 */
export async function erasuresOfTrail(
  { trail: folder, elsewhere }: { readonly trail: string; readonly elsewhere: Elsewhere },
  client: DynamoDBDocumentClient,
  restored: string,
): Promise<{ readonly erasures: readonly PrivacyRequest[]; readonly until: Instant }> {
  const first = await createReads(client, restored).sealByNumber(1);
  const { finding, to } = await rely({ folder, elsewhere, head: first && headAfter(sha256, first.seal).head });
  if (finding !== null) throw new Error(`${folder} can't be relied on: ${finding.problem}.`);
  const entries: JournalEntry[] = [];
  for await (const line of linesOf(join(folder, trailFiles.entries))) {
    const entry: JournalEntry = JSON.parse(new TextDecoder().decode(line));
    if (isOfPrivacy(entry)) entries.push(entry);
  }
  return { erasures: erasuresIn(entries), until: to };
}
