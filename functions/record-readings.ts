import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { recordReading } from '../core/audit/record-reading';
import { consume } from './shared/consume';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { readReading } from './shared/messages';
import { tableOf } from './shared/table';

const environment = readEnvironment({ TABLE_NAME: text, DEAD_LETTER_QUEUE_URL: queueUrl });
const table = tableOf(environment.TABLE_NAME);
const { bury } = createDeadLetters({ client: createQueueClient(), url: environment.DEAD_LETTER_QUEUE_URL });

/** Puts into the trail who looked at whom, under the id of the request in which they did. */
export const handler = consume({
  read: readReading,
  traceOf: ({ requestId }) => ({ requestId, correlationId: requestId, causationId: null }),
  handle: (reading, trace) => recordReading(table(trace), reading),
  bury,
});
