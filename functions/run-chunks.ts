import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { processChunk } from '../core/run/process-chunk';
import { consume } from './shared/consume';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { readChunkMessage } from './shared/messages';
import { runDeps } from './shared/runs';
import { traceOfMessage } from './shared/traces';

const environment = readEnvironment({ TABLE_NAME: text, CHUNK_QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: queueUrl });
const deps = runDeps(environment);
const { bury } = createDeadLetters({ client: createQueueClient(), url: environment.DEAD_LETTER_QUEUE_URL });

/** Commits one chunk of a run over many people, in slices. */
export const handler = consume({
  read: readChunkMessage,
  traceOf: ({ trainingId, run, chunk }, record) => traceOfMessage(`${trainingId}/${run}/${chunk}`, record),
  handle: (message, trace) => processChunk(deps(trace), message),
  bury,
});
