import { inBatches } from '../batches';
import { Change } from '../change';
import { instantOfId } from '../ids';
import type { JournalEntry } from '../journal';
import { operator } from '../operator';
import type { Deps } from '../ports';
import { addMinutes, atLocal, localDateOf } from '../time';
import { leafOf } from './seal';
import { sealEntries } from './seal-entries';
import type { SealDeps } from './trail';
import { SEALED_AFTER, unsealedIn } from './unsealed';
import { MOST_VOUCHED, VOUCHING, vouchedAs } from './voucher';

export type SealLateDeps = SealDeps & Pick<Deps, 'store' | 'reads'>;

/** Ids of the entries that no seal holds though one should by now, from the start of a day (UTC) on. */
export async function unsealedSince({ clock, reads }: Pick<Deps, 'clock' | 'reads'>, day: string): Promise<string[]> {
  const before = addMinutes(clock.now(), -SEALED_AFTER);
  // Among those that say the day only, the present day's may be new.
  const midnight = atLocal(localDateOf(before));
  const found = await unsealedIn(reads, `${day}T00:00:00.000Z`, before);
  return found.filter((id) => instantOfId(id) !== midnight);
}

export interface SealLate {
  /** The first day (UTC) to look at. */
  readonly since: string;
  /** Why these entries were not sealed on time, for every auditor to read. */
  readonly reason: string;
}

/**
 * Seals what the sealer has missed. Before it, in the same seal or an earlier one, comes an entry that vouches for it: who
 * sealed it, why, and the hash of each entry, so that none is sealed late without being shown.
 * @returns how many were sealed, and the ids of those that nobody can read
 */
export async function sealLate(
  deps: SealLateDeps,
  { since, reason }: SealLate,
): Promise<{ readonly sealed: number; readonly unreadable: readonly string[] }> {
  const entries: JournalEntry[] = [];
  const unreadable: string[] = [];
  for (const id of await unsealedSince(deps, since)) {
    const entry = await deps.reads.journalEntry(id).catch(() => undefined);
    if (entry === undefined) unreadable.push(id);
    else entries.push(entry);
  }
  for (const some of inBatches(entries, MOST_VOUCHED)) {
    const change = new Change({ ...operator, action: VOUCHING, entity: 'trail', reason });
    change.changes.push(...some.map((entry) => vouchedAs(leafOf(deps.sha256, entry))));
    const voucher = await deps.store.commit(change);
    await sealEntries(deps, [voucher, ...some]);
  }
  return { sealed: entries.length, unreadable };
}
