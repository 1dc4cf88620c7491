import type { Leaf, Seal, SealWithLeaves } from '../../core/audit/seal';
import { idPrefixes, ulidOf } from '../../core/ids';
import type { Item } from './codec';
import { type Place, trailKeys } from './keys';
import { bytesOfUlid, ULID_BYTES, ulidOfBytes } from './ulid-bytes';

const HASH_BYTES = 32;
const LEAF_BYTES = ULID_BYTES + HASH_BYTES;

const keyOf = ([pk, sk]: Place): Item => ({ pk, sk });

/** A seal with its leaves: 48 bytes for each, so that a full one takes five kilobytes. */
export function sealToItem(seal: Seal, leaves: readonly Leaf[]): Item {
  const packed = new Uint8Array(leaves.length * LEAF_BYTES);
  for (const [i, { entryId, hash }] of leaves.entries()) {
    packed.set(bytesOfUlid(ulidOf(entryId)), i * LEAF_BYTES);
    packed.set(hash, i * LEAF_BYTES + ULID_BYTES);
  }
  return { ...keyOf(trailKeys.seal(seal.number)), ...seal, leaves: packed };
}

export function sealFromItem({ number, count, root, previous, sealedAt, leaves }: Item): SealWithLeaves {
  const packed = leaves as Uint8Array;
  return {
    seal: { number, count, root, previous, sealedAt } as Seal,
    leaves: Array.from({ length: packed.length / LEAF_BYTES }, (_, i) => ({
      entryId: `${idPrefixes.journal}_${ulidOfBytes(packed, i * LEAF_BYTES)}`,
      hash: packed.slice(i * LEAF_BYTES + ULID_BYTES, (i + 1) * LEAF_BYTES),
    })),
  };
}

/** Says in which seal an entry is. */
export function markerToItem(entryId: string, seal: number): Item {
  return { ...keyOf(trailKeys.marker(entryId)), seal };
}
