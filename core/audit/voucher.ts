import type { FieldChange, JournalEntry } from '../journal';
import type { Misdating } from './dated';
import { toHex } from './hex';
import { type Leaf, MAX_SEALED } from './seal';

/** The action of an entry that vouches for others that are sealed late, before they are. */
export const VOUCHING = 'audit.sealLate';

/** The action of an entry that says of another one, which was sealed before, that it is known to bear a wrong time. */
export const ACKNOWLEDGING = 'audit.acknowledge';

/** Entries that one voucher names: with it they fill a seal. */
export const MOST_VOUCHED = MAX_SEALED - 1;

const PREFIX = 'JournalEntry/';

/** What a voucher says of an entry: which one, and the hash of what it holds. */
export const vouchedAs = ({ entryId, hash }: Leaf): FieldChange => ({
  of: `${PREFIX}${entryId}`,
  after: { hash: toHex(hash) },
});

/** The same of an acknowledgement, with what is wrong. */
export const acknowledgedAs = ({ entryId, hash }: Leaf, wrong: Misdating): FieldChange => ({
  of: `${PREFIX}${entryId}`,
  after: { hash: toHex(hash), wrong },
});

/** The entries for which an entry vouches, with their hashes: none, unless it is a voucher. */
export function vouchedIn({ action, changes }: JournalEntry): readonly (readonly [entryId: string, hash: string])[] {
  if (action !== VOUCHING) return [];
  return changes.map(({ of, after }) => [of.slice(PREFIX.length), String(after?.hash)]);
}

/** What an acknowledgement says of which entry. */
export interface Acknowledging {
  readonly entryId: string;
  readonly hash: string;
  readonly wrong: string;
}

export function acknowledgedIn({ action, changes }: JournalEntry): readonly Acknowledging[] {
  if (action !== ACKNOWLEDGING) return [];
  return changes.map(({ of, after }) => ({
    entryId: of.slice(PREFIX.length),
    hash: String(after?.hash),
    wrong: String(after?.wrong),
  }));
}
