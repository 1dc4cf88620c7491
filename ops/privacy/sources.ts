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
 * @throws Error unless it is intact, of the same chain, and goes on after what the table has sealed
 */
export async function erasuresOfTrail(
  folder: string,
  client: DynamoDBDocumentClient,
  restored: string,
): Promise<readonly PrivacyRequest[]> {
  const headOf = async (number: number): Promise<string | undefined> => {
    const sealed = await createReads(client, restored).sealByNumber(number);
    return sealed && headAfter(sha256, sealed.seal).head;
  };
  const { finding, head } = await verify({ folder, head: await headOf(1) });
  if (finding !== null) throw new Error(`${folder} can't be relied on: ${finding.problem}.`);
  if (head.head === (await headOf(head.number))) {
    throw new Error(`${folder} tells nothing that ${restored} does not know: take an export that is newer.`);
  }
  const entries: JournalEntry[] = [];
  for await (const line of linesOf(join(folder, trailFiles.entries))) {
    const entry: JournalEntry = JSON.parse(new TextDecoder().decode(line));
    if (isOfPrivacy(entry)) entries.push(entry);
  }
  return erasuresIn(entries);
}
