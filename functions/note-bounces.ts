import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { noteBounce } from '../core/people/note-bounce';
import { consume } from './shared/consume';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { readBounce } from './shared/messages';
import { tableOf } from './shared/table';
import { traceOfMessage } from './shared/traces';

const environment = readEnvironment({ TABLE_NAME: text, DEAD_LETTER_QUEUE_URL: queueUrl });
const table = tableOf(environment.TABLE_NAME);
const { bury } = createDeadLetters({ client: createQueueClient(), url: environment.DEAD_LETTER_QUEUE_URL });

/** Notes from whose address mail has come back. */
export const handler = consume({
  read: readBounce,
  traceOf: ({ personId, status }, record) => traceOfMessage(`${personId}/${status}`, record),
  handle: (bounce, trace) => noteBounce(table(trace), bounce),
  bury,
});
