import { fillSeats } from '../core/enrollment/fill-seats';
import { releaseEnrollments } from '../core/enrollment/release-enrollments';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { consumeEvents } from './shared/event-consumer';
import { tableOf } from './shared/table';

const environment = readEnvironment({ TABLE_NAME: text, DEAD_LETTER_QUEUE_URL: queueUrl });
const table = tableOf(environment.TABLE_NAME);

/** Confirms who waits, strictly in order of approval, when a seat is free; frees the seats of who left the service. */
export const handler = consumeEvents(environment.DEAD_LETTER_QUEUE_URL, (event, trace) =>
  event.type === 'PersonLeft' ? releaseEnrollments(table(trace), event.aggregateId) : fillSeats(table(trace), event),
);
