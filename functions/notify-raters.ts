import { createQueue, createQueueClient } from '../adapters/queue/queue';
import type { EventData } from '../core/events';
import type { DigestMessage } from '../core/notification/notification';
import { notifyRaters } from '../core/notification/notify-raters';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { tableOf } from './shared/table';

const environment = readEnvironment({ TABLE_NAME: text, DIGEST_QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: queueUrl });
const table = tableOf(environment.TABLE_NAME);
const digests = createQueue<DigestMessage>({ client: createQueueClient(), url: environment.DIGEST_QUEUE_URL });

/** Asks for the digests of everybody who owes an answer to a wave. */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, ({ data }, trace) => {
  const { trainingId, wave } = data as EventData['EvaluationNoticeDue' | 'EvaluationReminderDue'];
  return notifyRaters({ ...table(trace), digests }, trainingId, wave);
});
