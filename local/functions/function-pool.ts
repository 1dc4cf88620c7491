import { randomUUID } from 'node:crypto';
import type { Invocation, Json } from '../contracts';
import type { FunctionProcess } from './function-process';

export interface PoolOptions {
  /** How many processes of the function may run at the same time. */
  readonly concurrency: number;
  /** Milliseconds an invocation may take. */
  readonly timeout: number;
  readonly clockOffset: () => number;
  readonly start: (onEnd: () => void) => FunctionProcess;
}

/** Milliseconds after which a process without work ends. */
const idleLimit = 300_000;

/** The processes of one function: an invocation takes an idle one, starts another, or waits for its turn. */
export class FunctionPool {
  readonly #options: PoolOptions;
  readonly #all = new Set<FunctionProcess>();
  /** The last one that was used comes first, so that those without need stay idle and end. */
  readonly #idle: { process: FunctionProcess; timer: NodeJS.Timeout }[] = [];
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Invocations that run or wait. */
  get inFlight(): number {
    return this.#running + this.#waiting.length;
  }

  async invoke(event: Json): Promise<Invocation> {
    if (this.#running >= this.#options.concurrency) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    const process = this.#takeIdle() ?? this.#start();
    try {
      return await process.run({
        requestId: randomUUID(),
        event: JSON.stringify(event),
        timeout: this.#options.timeout,
        clockOffset: this.#options.clockOffset(),
      });
    } finally {
      if (process.alive) this.#keep(process);
      // The place goes to the next in line; it is given up only when nobody waits.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  /** Gives away the processes that have no work. */
  release(): FunctionProcess[] {
    const released: FunctionProcess[] = [];
    for (let process = this.#takeIdle(); process !== undefined; process = this.#takeIdle()) {
      this.#all.delete(process);
      process.tell();
      released.push(process);
    }
    return released;
  }

  async kill(): Promise<void> {
    await Promise.all([...this.#all].map((process) => process.kill()));
  }

  #start(): FunctionProcess {
    const process = this.#options.start(() => this.#all.delete(process));
    this.#all.add(process);
    return process;
  }

  #takeIdle(): FunctionProcess | undefined {
    for (;;) {
      const kept = this.#idle.pop();
      if (kept === undefined) return undefined;
      clearTimeout(kept.timer);
      if (kept.process.alive) return kept.process;
    }
  }

  #keep(process: FunctionProcess): void {
    const timer = setTimeout(() => {
      this.#idle.splice(
        this.#idle.findIndex((kept) => kept.process === process),
        1,
      );
      void process.kill();
    }, idleLimit);
    timer.unref();
    this.#idle.push({ process, timer });
  }
}
