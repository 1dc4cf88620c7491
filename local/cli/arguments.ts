import { resolve } from 'node:path';
import { UsageError } from '../../ops/cli/arguments';

/** A port that a person wrote. @throws UsageError */
export function portFrom(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new UsageError(`"${text}" is no port: choose one from 1 to 65535, such as --port 4100.`);
  }
  return port;
}

/** The data folder that a person named. @throws UsageError */
export function folderFrom(text: string): string {
  if (text.trim() === '') throw new UsageError('--data names no folder: write one, such as --data .siger/other.');
  return resolve(text);
}
