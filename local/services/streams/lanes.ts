import { createHash } from 'node:crypto';
import type { JsonObject } from '../../contracts';
import type { Position } from './positions';
import type { Place } from './reader';
import { isAfter } from './stream-record';

/** A record that waits for its delivery. */
export interface Pending {
  readonly record: JsonObject;
  readonly sequence: string;
  /** The place of the record that was read before it. */
  readonly before: Place | undefined;
}

/**
 * AWS deals a table's records to shards by their key, and each shard goes on alone: order holds for a key, not for the
 * table. Three are enough to show who relies on more.
 */
const laneCount = 3;

/** The virtual shards of one mapping: what waits in each, and how far all have come. */
export class Lanes {
  readonly #waiting: Pending[][] = Array.from({ length: laneCount }, () => []);
  readonly #done: (string | undefined)[];
  #read: Place | undefined;

  constructor(
    private readonly stream: string,
    from: Position | undefined,
  ) {
    this.#read = from?.handled;
    this.#done = Array.from({ length: laneCount }, (_, lane) => from?.ahead[lane]);
  }

  get numbers(): readonly number[] {
    return [...this.#waiting.keys()];
  }

  waiting(): number {
    return this.#waiting.reduce((sum, lane) => sum + lane.length, 0);
  }

  /** Takes a record that was read; undefined stands for one that no filter lets through. */
  add(lane: number, place: Place, record: JsonObject | undefined): void {
    const done = this.#done[lane];
    const handled = done !== undefined && !isAfter(place.sequence, done);
    if (record !== undefined && !handled) {
      this.#waiting[lane]?.push({ record, sequence: place.sequence, before: this.#read });
    }
    this.#read = place;
  }

  next(lane: number, most: number): readonly Pending[] {
    return this.#waiting[lane]?.slice(0, most) ?? [];
  }

  /** The first `count` records of a lane are handled. */
  advance(lane: number, count: number): void {
    const handled = this.#waiting[lane]?.splice(0, count) ?? [];
    this.#done[lane] = handled.at(-1)?.sequence ?? this.#done[lane];
  }

  position(): Position {
    const fronts = this.#waiting.flatMap((lane) => lane.slice(0, 1));
    const first = fronts.reduce<Pending | undefined>(
      (least, front) => (least === undefined || isAfter(least.sequence, front.sequence) ? front : least),
      undefined,
    );
    if (first === undefined) return { stream: this.stream, handled: this.#read, ahead: {} };
    const ahead = this.#done.flatMap((done, lane) => (done === undefined ? [] : [[String(lane), done] as const]));
    return { stream: this.stream, handled: first.before, ahead: Object.fromEntries(ahead) };
  }
}

/** The lane of a partition key. */
export function laneOf(partitionKey: unknown): number {
  return (createHash('md5').update(JSON.stringify(partitionKey)).digest()[0] ?? 0) % laneCount;
}
