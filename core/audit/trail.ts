import type { Clock } from '../ports';
import type { Sha256 } from './merkle';
import type { Head, Leaf, Seal } from './seal';

/** The chain of seals, which only the sealer appends to. */
export interface Trail {
  /** Strongly consistent; `noHead` before the first seal. */
  head(): Promise<Head>;
  /**
   * One transaction: the seal, of which there is one of each number, and a marker for every entry, so that none is sealed
   * twice.
   * @throws SealConflict
   */
  append(seal: Seal, leaves: readonly Leaf[]): Promise<void>;
}

/** A seal that lost: other entries were sealed meanwhile, some of its own among them or none. */
export class SealConflict extends Error {
  override readonly name = 'SealConflict';

  constructor(readonly alreadySealed: ReadonlySet<string>) {
    super(`the head of the trail has moved; ${alreadySealed.size} entries are sealed already`);
  }
}

/** Storage that takes every head once and gives up none. */
export interface Archive {
  /** The same head again is success. */
  publish(head: Head): Promise<void>;
}

export interface SealDeps {
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly trail: Trail;
  readonly archive: Archive;
}
