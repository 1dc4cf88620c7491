import { serveQueue } from '../core/incentive/serve-queue';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { tableOf } from './shared/table';

const environment = readEnvironment({ TABLE_NAME: text, DEAD_LETTER_QUEUE_URL: queueUrl });
const table = tableOf(environment.TABLE_NAME);

/** Serves whoever waits for a budget, strictly in order, whenever money came back to it. */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, async (event, trace) => {
  if ('year' in event.data) await serveQueue(table(trace), event.data.programId, event.data.year);
});
