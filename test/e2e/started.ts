import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlatformUrls } from '../../local/platform';
import { root } from './assembly';

/** What `npm start` runs: the platform, its functions and its database in a group of processes. */
export interface Started {
  /** What it has printed so far. */
  printed(): { readonly out: string; readonly err: string };
  /** Waits until standard output has a match, and answers it. @throws Error when the program ends before */
  says(pattern: RegExp): Promise<string>;
  /** Sends a signal to the whole group, as a terminal does, and answers the exit status. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const started: ChildProcess[] = [];

export async function npmStart(dataDir: string, ...options: readonly string[]): Promise<Started> {
  const args = [...options, '--data', dataDir, '--port', String(await freePort())];
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'local', 'start.ts'), ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const printed = { out: '', err: '' };
  child.stdout.on('data', (part) => {
    printed.out += part;
  });
  child.stderr.on('data', (part) => {
    printed.err += part;
  });
  return {
    printed: () => ({ ...printed }),
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(printed.out)?.[0];
        if (found !== undefined) return found;
        const ended = await Promise.race([exit, once(child.stdout, 'data').then(() => undefined)]);
        if (ended !== undefined) throw new Error(`It ended with ${ended[0]}: ${printed.err}`);
      }
    },
    async end(signal) {
      process.kill(-(child.pid ?? 0), signal);
      const [status] = await exit;
      return status;
    },
  };
}

/** What a command prints, as `npm run <command> -- …` does it. @throws Error when it fails */
export async function npmRun(command: string, ...options: readonly string[]): Promise<string> {
  const args = ['--import', 'tsx', join(root, 'local', `${command}.ts`), ...options];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return stdout;
}

/** With `--json` among its options. */
export async function urlsOf(platform: Started): Promise<PlatformUrls> {
  return JSON.parse(await platform.says(/^{.*}$/m));
}

/** For the end of a test file. */
export function killStarted(): void {
  for (const { pid, exitCode, signalCode } of started) {
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
