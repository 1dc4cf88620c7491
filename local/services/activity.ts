import type { Busy } from '../contracts';

/** A part that can also say when it has become idle. */
export interface Drainable extends Busy {
  /** Resolves at the next moment at which the part is idle; at once when it is. */
  drained(): Promise<void>;
}

/** Counts what is under way. */
export interface Activity extends Drainable {
  /** Marks the begin of a piece of work; the function it returns marks its end (calling that twice counts once). */
  begin(): () => void;
}

export function createActivity(): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];
  return {
    begin() {
      running += 1;
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        running -= 1;
        if (running > 0) return;
        const woken = waiting;
        waiting = [];
        for (const wake of woken) wake();
      };
    },
    busy: () => running > 0,
    drained: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

/**
 * Resolves when all parts are idle in one and the same turn of the event loop. The parts hand work to each other
 * without a gap (the receiver is busy before the giver is idle), so that then nothing is left anywhere.
 */
export async function allDrained(parts: readonly Drainable[]): Promise<void> {
  for (;;) {
    const busy = parts.find((part) => part.busy());
    if (busy === undefined) return;
    await busy.drained();
  }
}
