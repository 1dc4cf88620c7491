import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import { requireId } from '../ids';
import type { AuditDeps } from '../ports';
import { toHex } from './hex';
import { type SealView, viewOf } from './list-seals';
import { inclusionPath } from './merkle';
import { leafOf } from './seal';

/** Why anybody may believe that an entry is as it was sealed. Hashes are 64 hexadecimal digits. */
export interface EntryProof {
  readonly entryId: string;
  /** Of the canonical bytes of the entry as it stands now; null when it is gone or no one can read it. */
  readonly entryHash: string | null;
  /** Of those that were sealed. */
  readonly sealedHash: string;
  /** Place in its seal, from 0. */
  readonly index: number;
  /** Hashes beside it on its way to the root: at most ⌈log₂ count⌉. */
  readonly path: readonly string[];
  readonly seal: SealView;
}

/**
 * The proof that an entry is in its seal; null while it is not sealed.
 * @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function proveEntry(
  { reads, sha256 }: AuditDeps,
  actor: Actor,
  entryId: string,
): Promise<EntryProof | null> {
  authorize(actor, 'journal.read', {}, 'entryId');
  requireId('journal', entryId, 'entryId');
  const [entry, number] = await Promise.all([
    reads.journalEntry(entryId).catch(() => undefined),
    reads.sealOfEntry(entryId),
  ]);
  if (number === undefined) return entry === undefined ? fail('NOT_FOUND', 'entryId') : null;
  const sealed = await reads.sealByNumber(number);
  if (sealed === undefined) return fail('NOT_FOUND', 'entryId');
  const { seal, leaves } = sealed;
  const index = leaves.findIndex((leaf) => leaf.entryId === entryId);
  const hashes = leaves.map(({ hash }) => hash);
  return {
    entryId,
    entryHash: entry === undefined ? null : toHex(leafOf(sha256, entry).hash),
    sealedHash: toHex(hashes[index] ?? new Uint8Array()),
    index,
    path: inclusionPath(sha256, hashes, index).map(toHex),
    seal: viewOf(sha256, seal),
  };
}
