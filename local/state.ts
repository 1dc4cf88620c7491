import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Json } from './contracts';

/** One small JSON document of the data folder. Without a folder it lives in memory. */
export interface StateFile<T extends Json> {
  read(): T | undefined;
  /** Whole or not at all: a kill in the middle leaves the former content. */
  write(value: T): void;
  remove(): void;
}

export function stateFile<T extends Json>(dir: string | undefined, name: string): StateFile<T> {
  if (dir === undefined) {
    let kept: T | undefined;
    return {
      read: () => kept,
      write: (value) => {
        kept = value;
      },
      remove: () => {
        kept = undefined;
      },
    };
  }
  const path = join(dir, name);
  return {
    read: () => readJson<T>(path),
    write: (value) => writeWhole(path, `${JSON.stringify(value, null, 2)}\n`),
    remove: () => rmSync(path, { force: true }),
  };
}

function readJson<T>(path: string): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text) as T;
}

/** Writes beside the target, then renames over it, which the file system does atomically. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
