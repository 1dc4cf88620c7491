import type { LoggedError } from './functions/log-book';
import { allDrained, type Drainable } from './services';

/** Something is under way and does not come to its end. */
export class StuckError extends Error {}

export interface DrainOptions {
  /** By what they are called to a person. */
  readonly parts: Readonly<Record<string, Drainable>>;
  /** Milliseconds without any success after which work that is under way counts as stuck. */
  readonly patience: number;
  /** Real instant (`performance.now()`) of the last success. */
  readonly lastSuccess: () => number;
  /** One line each about what is under way. */
  readonly details: () => readonly string[];
  readonly errors: () => readonly LoggedError[];
}

/**
 * Waits until no part has anything under way.
 *
 * @returns a function that resolves then, and rejects with {@link StuckError} when nothing succeeds any more
 */
export function createDrain(options: DrainOptions): () => Promise<void> {
  return async () => {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const stuck = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        const waited = performance.now() - Math.max(began, options.lastSuccess());
        if (waited > options.patience) reject(new StuckError(describe(options, waited)));
      }, 1000);
    });
    try {
      await Promise.race([allDrained(Object.values(options.parts)), stuck]);
    } finally {
      clearInterval(timer);
    }
  };
}

function describe({ parts, details, errors }: DrainOptions, waited: number): string {
  const busy = Object.entries(parts).flatMap(([name, part]) => (part.busy() ? [name] : []));
  const last = errors().slice(-3);
  return [
    `Nothing has succeeded for ${Math.round(waited / 1000)} s, but there is work under way (${busy.join(', ')}).`,
    ...details(),
    ...last.map(({ functionName, message }) => `${functionName} logged: ${message}`),
  ].join('\n  ');
}
