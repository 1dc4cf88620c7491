import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file by which a data folder is known as this platform's. */
const mark = '.siger-data';
const sentence = `What a Siger platform on this machine has stored; npm start -- --fresh deletes it.\n`;

/** Everything that a platform writes into its data folder; nothing else in it is ever deleted. */
const entries = [
  'clock.json',
  'demo-accounts.json',
  'dynamodb',
  'issuer-key.json',
  'kms-master.key',
  'logs',
  'run',
  'running.json',
  's3',
  'services.db',
  'services.db-journal',
  'services.db-shm',
  'services.db-wal',
  'demo.json',
] as const;
/** What a kill in the middle of a write leaves beside its target. */
const draft = /^(.+)\.\d+\.new$/;

/**
 * Makes a folder this platform's, or finds that it is.
 *
 * @throws Error that says what to do: it can't be written, or holds something while it is not this platform's
 */
export function claimDataFolder(dir: string): void {
  let found: string[];
  try {
    make(dir);
    accessSync(dir, constants.W_OK);
    found = readdirSync(dir);
  } catch {
    throw new Error(`${dir} is no folder that can be written: choose another one with --data DIR.`);
  }
  if (found.includes(mark)) return;
  const [first] = found;
  if (first !== undefined) {
    throw new Error(
      `${dir} is not a data folder of this platform: it holds ${first} and no ${mark}. Nothing was changed; choose an empty or a new folder with --data DIR.`,
    );
  }
  writeFileSync(join(dir, mark), sentence);
}

/** Deletes what a platform stored, by name: what else lies in its folder stays. */
export function emptyDataFolder(dir: string): void {
  const names: readonly string[] = entries;
  const drafts = readdirSync(dir).filter((name) => names.includes(draft.exec(name)?.[1] ?? ''));
  for (const name of [...drafts, ...entries]) rmSync(join(dir, name), { recursive: true, force: true });
}

/** Folder by folder, since the recursive `mkdir` of Node tries for minutes where none can be made, such as in `/proc`. */
function make(dir: string): void {
  if (existsSync(dir)) return;
  make(dirname(dir));
  mkdirSync(dir);
}
