/** SHA-256 of bytes, one part after the other. It comes in from outside: the core has no cryptography of its own. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;

/** Leaves and nodes are told apart by their first byte, so that no node passes for an entry (RFC 9162, section 2.1.1). */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(LEAF, entry);

const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** The largest power of two below a size: how many leaves are in the left part of a tree. */
function leftOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** Root of the Merkle tree over hashes of leaves, in their order (RFC 9162, section 2.1.1). */
export function merkleRoot(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return first;
  const left = leftOf(leaves.length);
  return nodeHash(sha256, merkleRoot(sha256, leaves.slice(0, left)), merkleRoot(sha256, leaves.slice(left)));
}

/** What has to be known beside a leaf to compute the root: at most ⌈log₂ n⌉ hashes, from the leaf up (RFC 9162, section 2.1.3.1). */
export function inclusionPath(sha256: Sha256, leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (leaves.length <= 1) return [];
  const left = leftOf(leaves.length);
  const [lower, upper] = [leaves.slice(0, left), leaves.slice(left)];
  return index < left
    ? [...inclusionPath(sha256, lower, index), merkleRoot(sha256, upper)]
    : [...inclusionPath(sha256, upper, index - left), merkleRoot(sha256, lower)];
}

/**
 * The root to which a leaf leads by its path (RFC 9162, section 2.1.3.2).
 * @returns undefined when no tree of this size has such a path
 */
export function rootByPath(
  sha256: Sha256,
  leaf: { readonly hash: Uint8Array; readonly index: number; readonly size: number },
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  let { index: place, hash } = leaf;
  let last = leaf.size - 1;
  if (place < 0 || place > last) return undefined;
  for (const beside of path) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sha256, beside, hash);
      // Where the tree is not full, the last leaf has no sibling on these levels.
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(sha256, hash, beside);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}
