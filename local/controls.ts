import type { Advance } from './advance';
import { inWords } from './clock';
import type { VirtualClock } from './contracts';
import { StuckError } from './drain';
import type { Control } from './local-server';
import type { Queues } from './queues';

export interface ControlsOptions {
  readonly clock: VirtualClock;
  readonly advance: Advance;
  readonly queues: Queues;
  readonly schedules: () => readonly string[];
}

/** One line of the answer to `POST /clock`, as it happens. */
export type ClockLine =
  | { readonly kind: 'fired'; readonly at: number; readonly queue: string; readonly input: unknown }
  | { readonly kind: 'done'; readonly now: number }
  | { readonly kind: 'stuck'; readonly message: string };

/**
 * What the command-line programs ask of a running platform: `GET /clock`, `POST /clock` with `{"to": "P4M"}` (answers
 * {@link ClockLine}s), and `GET /queues`.
 */
export function controls({ clock, advance, queues, schedules }: ControlsOptions): Readonly<Record<string, Control>> {
  return {
    'GET /clock': (_, response) => {
      const now = clock.now();
      const state = { now, local: inWords(now), ahead: clock.offset(), schedules: schedules().length };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(state));
    },
    'POST /clock': async (input, response) => {
      const to = (input as { to?: unknown } | null)?.to;
      if (typeof to !== 'string') throw new RangeError('Send {"to": "P4M"}.');
      const write = (line: ClockLine) => response.write(`${JSON.stringify(line)}\n`);
      const begin = () => response.headersSent || response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      try {
        await advance(to, (firing) => {
          begin();
          write({ kind: 'fired', ...firing });
        });
        begin();
        write({ kind: 'done', now: clock.now() });
      } catch (error) {
        if (!(error instanceof StuckError)) throw error;
        begin();
        write({ kind: 'stuck', message: error.message });
      }
      response.end();
    },
    'GET /queues': (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(queues.list()));
    },
  };
}
