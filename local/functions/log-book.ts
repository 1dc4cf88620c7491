import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** An error that a function logged. */
export interface LoggedError {
  readonly functionName: string;
  readonly message: string;
}

/** Keeps what functions print: one file each, and the errors among it in memory. */
export interface LogBook {
  /** The folder of the files. */
  readonly dir: string;
  /** The last errors, the newest last. */
  readonly errors: readonly LoggedError[];
  write(functionName: string, line: string): void;
  close(): Promise<void>;
}

const remembered = 100;

export function createLogBook(dir: string, onError: (error: LoggedError) => void = () => {}): LogBook {
  mkdirSync(dir, { recursive: true });
  const files = new Map<string, WriteStream>();
  const errors: LoggedError[] = [];

  const fileOf = (functionName: string) => {
    const open = files.get(functionName);
    if (open !== undefined) return open;
    const file = createWriteStream(join(dir, `${functionName}.log`), { flags: 'a' });
    files.set(functionName, file);
    return file;
  };

  return {
    dir,
    errors,
    write(functionName, line) {
      fileOf(functionName).write(`${line}\n`);
      const message = errorIn(line);
      if (message === undefined) return;
      const error = { functionName, message };
      if (errors.push(error) > remembered) errors.shift();
      onError(error);
    },
    async close() {
      await Promise.all([...files.values()].map((file) => new Promise<void>((resolve) => file.end(resolve))));
      files.clear();
    },
  };
}

/** The message of a structured log line of level ERROR or CRITICAL. */
function errorIn(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, message, error } = JSON.parse(line);
    if (level !== 'ERROR' && level !== 'CRITICAL') return undefined;
    return error?.message === undefined ? String(message) : `${message}: ${error.message}`;
  } catch {
    return undefined;
  }
}
