import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the stand-ins keep: one small SQLite file of the data folder, or memory. */
export interface Store {
  readonly db: DatabaseSync;
  /** All of the work's writes or none; a call inside another joins it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the store. A write that has returned survives a kill of this process (write-ahead log, in the hands of the
 * operating system); without a folder everything is forgotten at the close.
 */
export function openStore(dataDir?: string): Store {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(dataDir === undefined ? ':memory:' : join(dataDir, 'services.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
  return {
    db,
    transaction(work) {
      if (db.isTransaction) return work();
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => db.close(),
  };
}
