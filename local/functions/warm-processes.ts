import type { FunctionProcess } from './function-process';

/**
 * Functions' processes that outlive their platform, for one that is opened after another on the same assembly: a start
 * of all functions costs more than a short story. Processes know the front door by its port, which so stays the same.
 */
export class WarmProcesses {
  /** The front door's port; any free one for the first platform. */
  port = 0;
  readonly #idle = new Map<string, FunctionProcess[]>();

  give(fn: string, processes: readonly FunctionProcess[]): void {
    this.#idle.set(fn, [...(this.#idle.get(fn) ?? []), ...processes]);
  }

  take(fn: string): FunctionProcess | undefined {
    const idle = this.#idle.get(fn) ?? [];
    for (let process = idle.pop(); process !== undefined; process = idle.pop()) if (process.alive) return process;
    return undefined;
  }

  async end(): Promise<void> {
    await Promise.all([...this.#idle.values()].flat().map((process) => process.kill()));
    this.#idle.clear();
  }
}
