import type { SQSRecord } from 'aws-lambda';
import type { EventEnvelope } from '../../core/events';
import type { Trace } from '../../core/ports';

/** What an event causes keeps the event's correlation and names it as the cause. */
export function traceOfEvent(event: EventEnvelope, { messageId }: SQSRecord): Trace {
  return { requestId: messageId, correlationId: event.correlationId, causationId: event.id };
}

/** What the clock or a run's own message causes starts with the message: `cause` says which. */
export function traceOfMessage(cause: string, { messageId }: SQSRecord): Trace {
  return { requestId: messageId, correlationId: messageId, causationId: cause };
}
