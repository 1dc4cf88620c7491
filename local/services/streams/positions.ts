import type { Store } from '../store';
import type { Place } from './reader';

/** How far a mapping has come. */
export interface Position {
  /** The engine's ARN of the stream that this is a position in. */
  readonly stream: string;
  /** Everything up to here is handled. */
  readonly handled: Place | undefined;
  /** By virtual shard, the last handled sequence number where it is ahead of `handled`. */
  readonly ahead: Readonly<Record<string, string>>;
}

export interface Positions {
  load(mapping: string): Position | undefined;
  save(mapping: string, position: Position): void;
}

export function positionsIn({ db }: Store): Positions {
  db.exec('CREATE TABLE IF NOT EXISTS stream_position (mapping TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT');
  const select = db.prepare('SELECT position FROM stream_position WHERE mapping = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO stream_position VALUES (?, ?)');
  return {
    load(mapping) {
      const row = select.get(mapping) as { position: string } | undefined;
      return row && (JSON.parse(row.position) as Position);
    },
    save: (mapping, position) => void upsert.run(mapping, JSON.stringify(position)),
  };
}
