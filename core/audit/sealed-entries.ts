import { entryIn, type LeafOfSeal, type LineReader, leafIn, trailFiles } from './export-lines';
import { toHex } from './hex';
import { leafHash, type Sha256 } from './merkle';
import { MAX_SEALED } from './seal';

/** The entries of an export, by the leaves that say which ones were sealed: where some are lost or added, finds the next ones. */
export class SealedEntries {
  private readonly hashes = new WeakMap<Uint8Array, string>();

  constructor(
    private readonly sha256: Sha256,
    private readonly entries: LineReader,
    private readonly leaves: LineReader,
  ) {}

  /**
   * Takes the line of an entry, if it is the one that was sealed. Otherwise says what became of it, and takes the lines that
   * stand instead, so that the next entry is looked for where it is.
   *
   * @param leaves those of its seal; the leaves of later seals are looked at too
   */
  async take(
    leaves: readonly (LeafOfSeal | undefined)[],
    i: number,
    find: (problem: string) => void = () => {},
  ): Promise<Uint8Array | undefined> {
    const { entries } = this;
    const leaf = leaves[i];
    const line = await entries.peek();
    if (line !== undefined && leaf !== undefined && isSame(leafHash(this.sha256, line), leaf.hash))
      return entries.take();
    const place = `line ${entries.taken + 1} of ${trailFiles.entries}`;
    const instead = (line && entryIn(line)?.id) ?? null;
    if (leaf !== undefined) {
      find(
        instead === leaf.entryId || instead === null
          ? `entry ${leaf.entryId} is not as it was sealed (${place})`
          : `entry ${leaf.entryId} is missing from its place: ${instead} stands there (${place})`,
      );
    }
    const until = await this.distance(leaves.slice(i));
    const isThere = until.leaves === 0;
    for (let n = 0; n < (isThere ? until.lines : Math.min(until.lines, 1)); n++) await entries.take();
    return isThere ? entries.take() : undefined;
  }

  /** How many lines and how many leaves are passed over, by the fewest changes, until a line is that of a leaf again. */
  private async distance(
    own: readonly (LeafOfSeal | undefined)[],
  ): Promise<{ readonly lines: number; readonly leaves: number }> {
    const others = own.length < MAX_SEALED ? await this.leaves.window(MAX_SEALED - own.length) : [];
    const leaves = [...own, ...others.map(leafIn)];
    const places = new Map(leaves.flatMap((leaf, i) => (leaf === undefined ? [] : [[toHex(leaf.hash), i] as const])));
    let best = { lines: own.length, leaves: own.length };
    let least = Number.POSITIVE_INFINITY;
    for (const [n, line] of (await this.entries.window(MAX_SEALED)).entries()) {
      const place = places.get(this.hashOf(line));
      // One line for one leaf is an entry that was changed.
      if (place === undefined || Math.max(n, place) >= least) continue;
      best = { lines: n, leaves: place };
      least = Math.max(n, place);
    }
    return best;
  }

  hashOf(line: Uint8Array): string {
    const known = this.hashes.get(line);
    if (known !== undefined) return known;
    const hash = toHex(leafHash(this.sha256, line));
    this.hashes.set(line, hash);
    return hash;
  }
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => one.every((byte, i) => byte === other[i]);
