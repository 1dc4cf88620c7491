import { join } from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../adapters/system/sha256';
import { createReads } from '../../adapters/table/reads/reads';
import { headAfter } from '../../core/audit/seal';
import { trailFiles } from '../../core/audit/verify-trail';
import type { JournalEntry } from '../../core/journal';
import { everyNode } from '../../core/page';
import { erasuresIn, isOfPrivacy } from '../../core/privacy/erasures-in-trail';
import type { PrivacyRequest } from '../../core/privacy/privacy';
import type { Instant } from '../../core/time';
import { linesOf } from '../audit/lines';
import { verify } from '../audit/verify';

/** The erasures that a main table knows. */
export async function erasuresOfTable(
  client: DynamoDBDocumentClient,
  table: string,
): Promise<readonly PrivacyRequest[]> {
  const found: PrivacyRequest[] = [];
  for await (const erasure of everyNode((page) => createReads(client, table).erasures(page))) found.push(erasure);
  return found;
}

/**
 * The erasures of which an export of the trail tells, to be replayed in a table that was restored from before its end.
 * @throws Error unless it is intact and of the same chain
 */
export async function erasuresOfTrail(
  folder: string,
  client: DynamoDBDocumentClient,
  restored: string,
): Promise<{ readonly erasures: readonly PrivacyRequest[]; readonly until: Instant }> {
  const first = await createReads(client, restored).sealByNumber(1);
  const { finding, to } = await verify({ folder, head: first && headAfter(sha256, first.seal).head });
  if (finding !== null) throw new Error(`${folder} can't be relied on: ${finding.problem}.`);
  const entries: JournalEntry[] = [];
  for await (const line of linesOf(join(folder, trailFiles.entries))) {
    const entry: JournalEntry = JSON.parse(new TextDecoder().decode(line));
    if (isOfPrivacy(entry)) entries.push(entry);
  }
  return { erasures: erasuresIn(entries), until: to };
}
