import type { Advance, Firing } from './advance';
import type { VirtualClock } from './contracts';
import { StuckError } from './drain';
import { firingInWords } from './firing-in-words';
import type { Control } from './local-server';
import type { Queues } from './queues';
import type { Mailbox } from './services';
import { inWords } from './virtual-clock';

export interface ControlsOptions {
  readonly clock: VirtualClock;
  readonly advance: Advance;
  readonly queues: Queues;
  readonly mailbox: Mailbox;
  readonly schedules: () => readonly string[];
}

/** One line of the answer to `POST /clock`, as it happens. */
export type ClockLine =
  | (Firing & { readonly kind: 'fired'; readonly words: string })
  | { readonly kind: 'done'; readonly now: number; readonly mails: number; readonly words: string }
  | { readonly kind: 'stuck'; readonly message: string };

/**
 * What the command-line programs ask of a running platform: `GET /clock`, `POST /clock` with `{"to": "P4M"}` (answers
 * {@link ClockLine}s), and `GET /queues`.
 */
export function controls({
  clock,
  advance,
  queues,
  mailbox,
  schedules,
}: ControlsOptions): Readonly<Record<string, Control>> {
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
        let fired = 0;
        const mailsBefore = mailbox.count();
        await advance(to, (firing) => {
          // The sweep comes by at every jump, and mostly finds nothing.
          if (isSweep(firing)) return;
          fired += 1;
          begin();
          write({ kind: 'fired', ...firing, words: `${inWords(firing.at)}  ${firingInWords(firing.input)}` });
        });
        begin();
        const now = clock.now();
        const result = fired === 0 ? 'Nothing fell due' : `${fired} fired`;
        const mails = mailbox.count() - mailsBefore;
        const sent = mails === 0 ? '' : `, ${mails === 1 ? 'one mail was' : `${mails} mails were`} sent (see /mailbox)`;
        write({ kind: 'done', now, mails, words: `${result}${sent}. It is ${inWords(now)} on the platform.` });
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

function isSweep({ input }: Firing): boolean {
  return input !== null && typeof input === 'object' && !Array.isArray(input) && input.kind === 'sweep';
}
