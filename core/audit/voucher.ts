import type { FieldChange, JournalEntry } from '../journal';
import { toHex } from './hex';
import { type Leaf, MAX_SEALED } from './seal';

/** The action of an entry that vouches for others that are sealed late. */
export const VOUCHING = 'audit.sealLate';

/** Entries that one voucher names: with it they fill a seal. */
export const MOST_VOUCHED = MAX_SEALED - 1;

const PREFIX = 'JournalEntry/';

/** What a voucher says of an entry: which one, and the hash of what it holds. */
export const vouchedAs = ({ entryId, hash }: Leaf): FieldChange => ({
  of: `${PREFIX}${entryId}`,
  after: { hash: toHex(hash) },
});

/** The entries for which an entry vouches, with their hashes: none, unless it is a voucher. */
export function vouchedIn({ action, changes }: JournalEntry): readonly (readonly [entryId: string, hash: string])[] {
  if (action !== VOUCHING) return [];
  return changes.map(({ of, after }) => [of.slice(PREFIX.length), String(after?.hash)]);
}
