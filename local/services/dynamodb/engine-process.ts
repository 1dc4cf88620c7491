import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface EngineProcess {
  readonly endpoint: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface EngineCommand {
  readonly command: string;
  readonly args: (port: number) => readonly string[];
  readonly cwd?: string;
  /** How long it may take to answer, in milliseconds. */
  readonly patience: number;
  /** A folder that goes with the engine. */
  readonly scratch?: string;
  /** Called once when the engine answers. */
  readonly onReady?: () => void;
}

/**
 * The watchdog waits for the end of its input, which comes when this process ends in whatever way, SIGKILL included. Then
 * it kills the engine and removes the scratch folder. `exec` gives the engine the shell's own process id, so that its end
 * is seen directly.
 */
const leashed =
  'exec 3<&0; (cat <&3; kill -9 $$; test -z "$SCRATCH" || rm -rf "$SCRATCH") >/dev/null 2>&1 & exec "$@" 3<&- </dev/null';

/** Starts the engine on a free port and resolves when it answers. */
export async function startProcess(
  { command, args, cwd, patience, scratch = '', onReady }: EngineCommand,
  onExit: (reason: string) => void,
): Promise<EngineProcess> {
  const port = await freePort();
  const child = spawn('/bin/sh', ['-c', leashed, 'engine', command, ...args(port)], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, SCRATCH: scratch },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A terminal's Ctrl-C reaches this process's group alone: the engine is ended last, after all that uses it.
    detached: true,
  });
  let output = '';
  const listen = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-2000);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.stdin.on('error', () => undefined);

  let stopping = false;
  let ended: string | undefined;
  const end = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ended = error.message;
      resolve();
    });
    child.once('exit', (code, signal) => {
      ended = `${signal ?? `exit code ${code}`}${output.trim() === '' ? '' : `: ${lastLine(output)}`}`;
      child.stdin.destroy();
      resolve();
    });
  });
  const stop = async () => {
    stopping = true;
    if (ended === undefined) child.kill('SIGKILL');
    await end;
  };

  const endpoint = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + patience;
  while (!(await answers(endpoint))) {
    if (ended !== undefined) throw new Error(`${command} ended at its start: ${ended}`);
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`${command} did not answer within ${patience / 1000} s: ${lastLine(output)}`);
    }
    await sleep(10);
  }
  onReady?.();
  void end.then(() => {
    if (!stopping) onExit(`The database engine ended: ${ended}`);
  });
  letGo(child);
  return { endpoint, pid: child.pid ?? 0, stop };
}

/** The engine shall not keep this process alive; the leash ends it with us. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as unknown as { unref?: () => void })?.unref?.();
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: engineHeaders('DynamoDB_20120810.ListTables'),
      body: '{}',
    });
    await reply.arrayBuffer();
    return reply.ok;
  } catch {
    return false;
  }
}

/** Headers of a call; both engines want a signature and its date to be there and check neither. */
export function engineHeaders(target: string): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
    'x-amz-date': '20260101T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
