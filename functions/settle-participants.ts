import { settleParticipants } from '../core/incentive/settle-participants';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { runDeps } from './shared/runs';

const environment = readEnvironment({ TABLE_NAME: text, CHUNK_QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: queueUrl });
const deps = runDeps(environment);

/** Decides completion when a training's records allow it, and decides again what a correction changes. */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, (event, trace) =>
  settleParticipants(deps(trace), event),
);
