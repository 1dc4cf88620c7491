import { createQueue, createQueueClient } from '../adapters/queue/queue';
import { createSchedulerClient, createSchedules } from '../adapters/scheduler/schedules';
import type { ClockMessage } from '../core/ports';
import { keepSchedules } from '../core/training/keep-schedules';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { tableOf } from './shared/table';

const environment = readEnvironment({
  TABLE_NAME: text,
  SCHEDULE_GROUP: text,
  SCHEDULE_ROLE_ARN: text,
  SCHEDULE_DEAD_LETTER_ARN: text,
  CLOCK_QUEUE_ARN: text,
  CLOCK_QUEUE_URL: queueUrl,
  DEAD_LETTER_QUEUE_URL: queueUrl,
});
const table = tableOf(environment.TABLE_NAME);
const schedules = createSchedules({
  client: createSchedulerClient(),
  group: environment.SCHEDULE_GROUP,
  targetArn: environment.CLOCK_QUEUE_ARN,
  roleArn: environment.SCHEDULE_ROLE_ARN,
  deadLetterArn: environment.SCHEDULE_DEAD_LETTER_ARN,
});
const clockQueue = createQueue<ClockMessage>({ client: createQueueClient(), url: environment.CLOCK_QUEUE_URL });

/** Keeps the one-time schedules of a training in step with its sessions, its correction window and its waves. */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, (event, trace) =>
  keepSchedules({ ...table(trace), schedules, clockQueue }, event.aggregateId),
);
