import { canonicalJson, type JournalEntry, journalBytes } from '../journal';
import type { Instant } from '../time';
import { toHex } from './hex';
import { leafHash, merkleRoot, type Sha256 } from './merkle';

/** Entries in a seal: a transaction has 100 items, the seal among them. */
export const MAX_SEALED = 96;

/**
 * What one seal says of its entries, in the order in which they came. Hashes are 64 hexadecimal digits. Its canonical JSON
 * is one line of the exported trail, and the SHA-256 of that line is the head of the chain after it.
 */
export interface Seal {
  /** From 1, without gaps. */
  readonly number: number;
  /** Entries in it. */
  readonly count: number;
  /** Of the Merkle tree over the canonical bytes of the entries. */
  readonly root: string;
  /** Head of the chain before it. */
  readonly previous: string;
  /** Not before the seal before it. */
  readonly sealedAt: Instant;
}

/** Where the chain has come to; what is published of every seal. */
export interface Head {
  readonly number: number;
  readonly head: string;
  readonly root: string;
  readonly sealedAt: Instant;
}

/** An entry as its seal knows it. */
export interface Leaf {
  readonly entryId: string;
  readonly hash: Uint8Array;
}

/** A seal with what it was made of. */
export interface SealWithLeaves {
  readonly seal: Seal;
  readonly leaves: readonly Leaf[];
}

/** Before the first seal. */
export const noHead: Head = { number: 0, head: '0'.repeat(64), root: '0'.repeat(64), sealedAt: '' };

export function leafOf(sha256: Sha256, entry: JournalEntry): Leaf {
  return { entryId: entry.id, hash: leafHash(sha256, journalBytes(entry)) };
}

/** The seal of these entries after a head. Clocks of machines differ a little, the chain's never goes back. */
export function sealAfter(sha256: Sha256, head: Head, leaves: readonly Leaf[], now: Instant): Seal {
  const root = merkleRoot(
    sha256,
    leaves.map(({ hash }) => hash),
  );
  return {
    number: head.number + 1,
    count: leaves.length,
    root: toHex(root),
    previous: head.head,
    sealedAt: now > head.sealedAt ? now : head.sealedAt,
  };
}

/** A seal or a head as it is hashed, published and exported. */
export function lineOf(value: Seal | Head): string {
  return canonicalJson({ ...value });
}

export function headAfter(sha256: Sha256, seal: Seal): Head {
  const { number, root, sealedAt } = seal;
  return { number, head: toHex(sha256(new TextEncoder().encode(lineOf(seal)))), root, sealedAt };
}
