import type { DynamoDBBatchItemFailure, DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import { createBus } from '../adapters/events/bus';
import { createEventsClient } from '../adapters/events/client';
import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { entryFromStream, type StreamRecord, UnreadableRecord } from '../adapters/table/stream';
import type { EventEnvelope } from '../core/events';
import { envelopesOf } from '../core/journal';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { logger } from './shared/logger';

const { BUS_NAME, DEAD_LETTER_QUEUE_URL } = readEnvironment({ BUS_NAME: text, DEAD_LETTER_QUEUE_URL: queueUrl });
const bus = createBus({ client: createEventsClient(), busName: BUS_NAME });
const letters = createDeadLetters({ client: createQueueClient(), url: DEAD_LETTER_QUEUE_URL });

/**
 * Puts the events of each new journal entry on the bus, in order. A record that no one can read goes to the
 * dead-letter queue with its cause and the rest go on. When the bus refuses an event, the batch is given back from that
 * record on: Lambda delivers again from the first failure, so an event may arrive twice but none is skipped.
 */
export const handler: DynamoDBStreamHandler = async ({ Records }) => {
  const origin = new Map<string, number>();
  const events: EventEnvelope[] = [];
  for (const [position, record] of Records.entries()) {
    for (const event of await eventsOf(record)) {
      origin.set(event.id, position);
      events.push(event);
    }
  }
  const refused = await bus.publish(events);
  if (refused.length === 0) return { batchItemFailures: [] };
  logger.error('The bus refused events', { refused: refused.map(({ event, code }) => ({ id: event.id, code })) });
  const first = Math.min(...refused.map(({ event }) => origin.get(event.id) ?? 0));
  return { batchItemFailures: [failureOf(Records[first])] };
};

async function eventsOf(record: DynamoDBRecord): Promise<EventEnvelope[]> {
  try {
    return envelopesOf(entryFromStream(record as StreamRecord));
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    const { NewImage: _, ...place } = record.dynamodb ?? {};
    const cause = `UNREADABLE ${error.message}: ${error.cause instanceof Error ? error.cause.message : String(error.cause)}`;
    logger.error('A stream record cannot be read and goes to the dead-letter queue', { place, cause });
    await letters.bury(JSON.stringify({ eventID: record.eventID, ...place }), cause);
    return [];
  }
}

function failureOf(record: DynamoDBRecord | undefined): DynamoDBBatchItemFailure {
  return { itemIdentifier: record?.dynamodb?.SequenceNumber ?? '' };
}
