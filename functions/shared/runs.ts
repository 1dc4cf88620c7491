import { createDeadLetters } from '../../adapters/queue/dead-letters';
import { createQueue, createQueueClient } from '../../adapters/queue/queue';
import type { RunDeps, Trace } from '../../core/ports';
import type { ChunkMessage } from '../../core/run/run';
import { tableOf } from './table';

export interface RunEnvironment {
  readonly TABLE_NAME: string;
  readonly CHUNK_QUEUE_URL: string;
  /** Where people who cannot be processed are put. */
  readonly DEAD_LETTER_QUEUE_URL: string;
}

/** What a function gets that starts runs or processes their chunks. */
export function runDeps(environment: RunEnvironment): (trace: Trace) => RunDeps {
  const table = tableOf(environment.TABLE_NAME);
  const client = createQueueClient();
  const chunks = createQueue<ChunkMessage>({ client, url: environment.CHUNK_QUEUE_URL });
  const letters = createDeadLetters({ client, url: environment.DEAD_LETTER_QUEUE_URL });
  const deadLetters: RunDeps['deadLetters'] = {
    async send(buried) {
      for (const { message, cause } of buried) await letters.bury(JSON.stringify(message), cause);
    },
  };
  return (trace) => ({ ...table(trace), chunks, deadLetters });
}
