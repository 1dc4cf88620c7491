import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command line that can't be followed; its message says what to do. */
export class UsageError extends Error {}

/**
 * Reads a command's arguments; unknown ones are refused.
 *
 * @throws UsageError
 */
export function readArguments<T extends Options>(args: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [problem] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${problem}.\nUsage: ${usage}`);
  }
}

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

/** One of a few words. @throws UsageError */
export function oneOf<T extends string>(option: string, text: string, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new UsageError(`--${option} ${text} is unknown: choose ${words.join(', ')}.`);
  return word;
}
