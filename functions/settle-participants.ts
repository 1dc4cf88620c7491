import { settleParticipants } from '../core/incentive/settle-participants';
import { recountPerson } from '../core/participation/recount';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { runDeps } from './shared/runs';

const environment = readEnvironment({ TABLE_NAME: text, CHUNK_QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: queueUrl });
const deps = runDeps(environment);

/**
 * Decides completion when a training's records allow it, and decides again what a correction changes. Whose employment changes is
 * counted anew.
 */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, (event, trace) =>
  event.type === 'EmploymentChanged'
    ? recountPerson(deps(trace), event.aggregateId)
    : settleParticipants(deps(trace), event),
);
