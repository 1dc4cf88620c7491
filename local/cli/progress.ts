import type { Writable } from 'node:stream';

/** Tells a person which long step is under way, and how long it took. */
export interface Progress {
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
}

const frames = ['⠋', '⠙', '⠸', '⠴', '⠦', '⠇'];

/**
 * Writes a line a step; on a terminal, the line moves while the step lasts. Once `givenUp`, nothing more is said: a step
 * under way is bound to fail then.
 */
export function createProgress(out: Writable & { isTTY?: boolean }, givenUp?: AbortSignal): Progress {
  return {
    async step(what, work) {
      const began = performance.now();
      const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
      let frame = 0;
      const spin = () => {
        if (givenUp?.aborted) return;
        frame += 1;
        out.write(`\r${frames[frame % frames.length]} ${what} … ${seconds()} `);
      };
      const timer = out.isTTY ? setInterval(spin, 120) : undefined;
      const finish = (mark: string) => {
        clearInterval(timer);
        if (givenUp?.aborted) return;
        out.write(`${out.isTTY ? '\r' : ''}${mark} ${what} (${seconds()})${out.isTTY ? '\u001b[K' : ''}\n`);
      };
      try {
        const result = await work();
        finish('✓');
        return result;
      } catch (error) {
        finish('✗');
        throw error;
      }
    },
  };
}

/** For a script, which reads the result alone. */
export const silent: Progress = { step: (_, work) => work() };
