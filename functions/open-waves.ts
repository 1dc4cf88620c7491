import { openWavesAtEnd } from '../core/evaluation/open-waves-at-end';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { runDeps } from './shared/runs';

const environment = readEnvironment({ TABLE_NAME: text, CHUNK_QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: queueUrl });
const deps = runDeps(environment);

/** Opens the waves that wait for completion. */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, (event, trace) =>
  openWavesAtEnd(deps(trace), event.aggregateId),
);
