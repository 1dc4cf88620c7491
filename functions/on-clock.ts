import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { fireMoment } from '../core/training/fire-moment';
import { sweep } from '../core/training/sweep';
import { consume } from './shared/consume';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { readClockMessage } from './shared/messages';
import { runDeps } from './shared/runs';
import { traceOfMessage } from './shared/traces';

const environment = readEnvironment({ TABLE_NAME: text, CHUNK_QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: queueUrl });
const deps = runDeps(environment);
const { bury } = createDeadLetters({ client: createQueueClient(), url: environment.DEAD_LETTER_QUEUE_URL });

/** Does what a moment that has come asks for; the sweep does what was missed. */
export const handler = consume({
  read: readClockMessage,
  traceOf: (message, record) =>
    traceOfMessage(message.kind === 'sweep' ? 'clock/sweep' : `clock/${message.trainingId}/${message.moment}`, record),
  handle: (message, trace) => (message.kind === 'sweep' ? sweep(deps(trace)) : fireMoment(deps(trace), message)),
  bury,
});
