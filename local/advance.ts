import type { Json, VirtualClock } from './contracts';
import { StuckError } from './drain';
import type { Scheduler, Sqs } from './services';
import { momentFrom } from './virtual-clock';

/** One firing of a schedule while the clock was advanced. */
export interface Firing {
  /** Virtual instant, milliseconds since the epoch. */
  readonly at: number;
  /** Name of the queue that got the message. */
  readonly queue: string;
  /** The schedule's input. */
  readonly input: Json;
}

export type Advance = (to: number | string, onFiring?: (firing: Firing) => void) => Promise<readonly Firing[]>;

/** Tells everyone who listens what schedules send, since the scheduler itself only counts its firings. */
export function recordFirings(sqs: Sqs, clock: VirtualClock) {
  const listeners = new Set<(firing: Firing) => void>();
  const send: Sqs['send'] = (queue, body, options) => {
    const id = sqs.send(queue, body, options);
    for (const listen of listeners)
      listen({ at: clock.now(), queue: sqs.queue(queue).config.name, input: parsed(body) });
    return id;
  };
  return { sqs: { ...sqs, send }, listeners };
}

function parsed(body: string): Json {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

export interface AdvanceOptions {
  readonly clock: VirtualClock;
  readonly scheduler: Scheduler;
  readonly drained: () => Promise<void>;
  readonly listeners: Set<(firing: Firing) => void>;
}

/** Moves the clock from one due schedule to the next, handling everything in between; one advance at a time. */
export function createAdvance({ clock, scheduler, drained, listeners }: AdvanceOptions): Advance {
  let turn: Promise<unknown> = Promise.resolve();

  const run = async (to: number | string, onFiring: (firing: Firing) => void): Promise<readonly Firing[]> => {
    const target = typeof to === 'number' ? to : momentFrom(clock.now(), to);
    const firings: Firing[] = [];
    const listen = (firing: Firing) => {
      firings.push(firing);
      onFiring(firing);
    };
    listeners.add(listen);
    try {
      await drained();
      for (;;) {
        const due = scheduler.nextDue({ oneTimeOnly: true });
        if (due === undefined || due > target) break;
        clock.advanceTo(due);
        const fired = scheduler.fireDue();
        await drained();
        if (fired === 0 && scheduler.nextDue({ oneTimeOnly: true }) === due) {
          throw new StuckError('A schedule is due and does not fire.');
        }
      }
      clock.advanceTo(target);
      scheduler.fireDue();
      await drained();
      return firings;
    } finally {
      listeners.delete(listen);
    }
  };

  return (to, onFiring = () => {}) => {
    const next = turn.then(() => run(to, onFiring));
    turn = next.catch(() => {});
    return next;
  };
}
