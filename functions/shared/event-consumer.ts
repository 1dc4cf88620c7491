import type { SQSHandler } from 'aws-lambda';
import { createDeadLetters } from '../../adapters/queue/dead-letters';
import { createQueueClient } from '../../adapters/queue/queue';
import type { EventEnvelope } from '../../core/events';
import type { Trace } from '../../core/ports';
import { consume } from './consume';
import { readEvent } from './event-contract';
import { traceOfEvent } from './traces';

/** A handler for a queue that a rule feeds with events from the bus. */
export function consumeEvents(
  deadLetterQueueUrl: string,
  handle: (event: EventEnvelope, trace: Trace) => Promise<unknown>,
): SQSHandler {
  const { bury } = createDeadLetters({ client: createQueueClient(), url: deadLetterQueueUrl });
  return consume({
    read: readEvent,
    traceOf: traceOfEvent,
    handle: async (event, trace) => {
      await handle(event, trace);
    },
    bury,
  });
}
