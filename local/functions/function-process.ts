import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Invocation } from '../contracts';
import type { Report, Task } from './protocol';

/** How to start the process of a function. */
export interface Launch {
  /** The bundled `child.ts`. */
  readonly program: string;
  readonly handlerFile: string;
  readonly env: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  readonly clockOffset: number;
}

/** Who hears of a process. */
export interface Listener {
  /** Environment variables that were read for the first time. */
  readonly onRead: (names: readonly string[]) => void;
  readonly onLine: (line: string) => void;
  /** The process has ended, whatever the reason. */
  readonly onEnd: () => void;
}

const nobody: Listener = { onRead() {}, onLine() {}, onEnd() {} };

/** Milliseconds a bundle may take to load; generous, since several start at once on a small machine. */
const loadLimit = 60_000;

type FailureReason = Extract<Invocation, { ok: false }>['reason'];

const failed = (reason: FailureReason, type: string, message: string): Invocation => ({
  ok: false,
  reason,
  type,
  message,
});

/** One process of one function. It handles one invocation at a time and can't be used again once it has ended. */
export class FunctionProcess {
  readonly #child: ChildProcess;
  #listener: Listener;
  readonly #loaded: Promise<Invocation>;
  readonly #ended: Promise<void>;
  #settle: ((outcome: Invocation) => void) | undefined;
  #alive = true;
  #broken: Invocation | undefined;

  constructor(launch: Launch, listener: Listener) {
    this.#listener = listener;
    this.#child = fork(launch.program, [launch.handlerFile, String(launch.clockOffset)], {
      env: launch.env,
      execArgv: [`--max-old-space-size=${launch.memoryMegabytes}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.#listener.onLine(line));
    }
    this.#child.on('message', (report: Report) => this.#hear(report));
    this.#child.once('exit', (code, signal) => this.#end(describeEnd(code, signal)));
    this.#ended = new Promise((resolve) => {
      // Later than its exit: what the process has printed is read by then.
      this.#child.once('close', () => resolve());
      this.#child.once('error', (error) => {
        this.#end(error.message);
        resolve();
      });
    });
    this.#loaded = this.#outcome(loadLimit, 'Runtime.InitTimeout', 'The bundle did not load in time.');
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** From here on somebody else hears of it, or nobody. */
  tell(listener: Listener = nobody): void {
    this.#listener = listener;
  }

  /** Hands over one event, and waits for its outcome or the timeout (milliseconds), which ends the process. */
  async run(task: Task): Promise<Invocation> {
    const loaded = await this.#loaded;
    if (!loaded.ok) return loaded;
    if (!this.#alive) return this.#broken ?? failed('exit', 'Runtime.ExitError', 'The process had ended.');
    const outcome = this.#outcome(
      task.timeout,
      'Sandbox.Timedout',
      `Task timed out after ${(task.timeout / 1000).toFixed(2)} seconds`,
    );
    this.#child.send(task, (error) => {
      if (error !== null) this.#answer(failed('exit', 'Runtime.ExitError', error.message));
    });
    return outcome;
  }

  /** Ends the process at once; resolves when it is gone. */
  kill(): Promise<void> {
    this.#alive = false;
    this.#child.kill('SIGKILL');
    return this.#ended;
  }

  #outcome(limit: number, type: string, message: string): Promise<Invocation> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#answer(failed('timeout', type, message));
        void this.kill();
      }, limit);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
    });
  }

  #answer(outcome: Invocation): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(outcome);
  }

  #hear(report: Report): void {
    if ('read' in report && report.read.length > 0) this.#listener.onRead(report.read);
    switch (report.kind) {
      case 'ready':
        this.#answer({ ok: true, payload: null });
        break;
      case 'done':
        this.#answer({ ok: true, payload: JSON.parse(report.payload) });
        break;
      case 'failed':
        this.#answer(failed('error', report.failure.type, report.failure.message));
        break;
      case 'broken':
        this.#alive = false;
        this.#listener.onLine(report.failure.trace ?? report.failure.message);
        this.#broken = failed('exit', report.failure.type, report.failure.message);
        this.#answer(this.#broken);
        break;
    }
  }

  #end(how: string): void {
    this.#alive = false;
    this.#answer(this.#broken ?? failed('exit', 'Runtime.ExitError', `The process ended: ${how}.`));
    this.#listener.onEnd();
  }
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGABRT') return 'aborted, as it does when its memory is used up';
  return signal === null ? `exit status ${code}` : `signal ${signal}`;
}
