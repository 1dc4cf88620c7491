import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/system/sha256';
import { toHex } from '../../../core/audit/hex';
import { inclusionPath, leafHash, merkleRoot, rootByPath } from '../../../core/audit/merkle';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
/** Entries of the test vectors of RFC 6962 implementations (certificate-transparency, merkletree). */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes);
const leaves = entries.map((entry) => leafHash(sha256, entry));
const leavesOf = (count: number) => Array.from({ length: count }, (_, n) => leafHash(sha256, Uint8Array.of(n)));

test('the roots are those of RFC 6962 for 1 to 8 entries', () => {
  const roots = leaves.map((_, i) => toHex(merkleRoot(sha256, leaves.slice(0, i + 1))));
  expect(roots[0]).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(roots[1]).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
  expect(roots[7]).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  expect(toHex(merkleRoot(sha256, []))).toBe(createHash('sha256').digest('hex'));
});

test('every leaf of every tree leads to its root, by at most ⌈log₂ n⌉ hashes', () => {
  const sizes = [...Array.from({ length: 18 }, (_, n) => n + 1), 31, 32, 33, 63, 64, 65, 95, 96];
  for (const count of sizes) {
    const tree = leavesOf(count);
    const root = merkleRoot(sha256, tree);
    for (const [index, hash] of tree.entries()) {
      const path = inclusionPath(sha256, tree, index);
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
      expect(rootByPath(sha256, { hash, index, size: count }, path)).toEqual(root);
    }
  }
});

test('no other leaf, place, size or path leads there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 96 }), fc.nat(), fc.nat(), fc.nat(), (count, which, other, byte) => {
      const tree = leavesOf(count);
      const index = which % count;
      const root = merkleRoot(sha256, tree);
      const hash = tree[index] as Uint8Array;
      const path = inclusionPath(sha256, tree, index);
      const changed = (of: Uint8Array) => of.map((value, i) => (i === byte % of.length ? value ^ 1 : value));
      expect(rootByPath(sha256, { hash: changed(hash), index, size: count }, path)).not.toEqual(root);
      const elsewhere = other % count;
      if (elsewhere !== index) {
        expect(rootByPath(sha256, { hash, index: elsewhere, size: count }, path)).not.toEqual(root);
      }
      const wrong = path.map((each, i) => (i === other % path.length ? changed(each) : each));
      if (path.length > 0) expect(rootByPath(sha256, { hash, index, size: count }, wrong)).not.toEqual(root);
      expect(rootByPath(sha256, { hash, index, size: count }, [...path, hash])).not.toEqual(root);
      expect(rootByPath(sha256, { hash, index: count, size: count }, path)).toBeUndefined();
    }),
  );
});
