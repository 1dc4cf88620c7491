import { existsSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EngineCommand } from './engine-process';

/** How to start Dynoxide; undefined where its package for this platform is not installed. */
export function dynoxide(folder: string | undefined): EngineCommand | undefined {
  const binary = binaryPath();
  if (binary === undefined) return undefined;
  // Its memory can't be indexed from the outside, so what is to be forgotten lies in a file that goes with the engine.
  const scratch = folder === undefined ? mkdtempSync(join(tmpdir(), 'siger-dynoxide-')) : undefined;
  const file = join(folder ?? scratch ?? '', 'dynoxide.db');
  return {
    command: binary,
    args: (port) => ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file],
    patience: 10_000,
    ...(scratch !== undefined && { scratch }),
    onReady: () => indexStream(file),
  };
}

/**
 * For each stream record that it writes, Dynoxide 1.2.1 looks for the highest sequence number among all that there are:
 * at 20,000 records, 200 items a second are left of 8,000. With this index the same query is answered at once.
 */
function indexStream(file: string): void {
  const db = new DatabaseSync(file);
  try {
    db.exec(`PRAGMA busy_timeout = 5000;
      CREATE INDEX IF NOT EXISTS _stream_records_by_sequence
        ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`);
  } finally {
    db.close();
  }
}

function binaryPath(): string | undefined {
  const require = createRequire(join(process.cwd(), 'package.json'));
  let manifest: string;
  try {
    manifest = require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`);
  } catch {
    return undefined;
  }
  const binary = join(dirname(manifest), 'dynoxide');
  return existsSync(binary) ? binary : undefined;
}
