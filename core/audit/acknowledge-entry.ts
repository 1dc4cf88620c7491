import { Change } from '../change';
import { isId } from '../ids';
import type { JournalEntry } from '../journal';
import { operator } from '../operator';
import type { AuditDeps, Deps } from '../ports';
import { misdatingOf } from './dated';
import { toHex } from './hex';
import { leafOf } from './seal';
import { ACKNOWLEDGING, acknowledgedAs } from './voucher';

export interface AcknowledgeEntry {
  readonly entryId: string;
  /** How it came to bear a wrong time, for every auditor to read. */
  readonly reason: string;
}

/**
 * Says of a sealed entry that it is known to bear a wrong time, so that the check of the trail is one again: it goes on naming
 * the entry, with who said so and why. Of an entry that is not as it was sealed this can't be said.
 * @returns the entry that says so
 * @throws Error that says why there is nothing to acknowledge
 */
export async function acknowledgeEntry(
  { reads, sha256, store }: AuditDeps & Pick<Deps, 'store'>,
  { entryId, reason }: AcknowledgeEntry,
): Promise<JournalEntry> {
  if (!isId('journal', entryId)) throw new Error(`${entryId} is no id of an entry: they begin with jrn_.`);
  const [entry, number] = await Promise.all([
    reads.journalEntry(entryId).catch(() => undefined),
    reads.sealOfEntry(entryId),
  ]);
  const sealed = number === undefined ? undefined : await reads.sealByNumber(number);
  if (sealed === undefined) throw new Error(`${entryId} is not sealed.`);
  const leaf = sealed.leaves.find((one) => one.entryId === entryId);
  if (entry === undefined || leaf === undefined || toHex(leafOf(sha256, entry).hash) !== toHex(leaf.hash))
    throw new Error(`${entryId} is not as it was sealed: restore it; that it was altered stays a finding.`);
  const wrong = misdatingOf(entry, sealed.seal.sealedAt);
  if (wrong === undefined) throw new Error(`There is nothing wrong with the time of ${entryId}.`);
  const change = new Change({ ...operator, action: ACKNOWLEDGING, entity: 'trail', reason });
  change.changes.push(acknowledgedAs(leaf, wrong));
  return store.commit(change);
}
