import * as z from 'zod/mini';
import type { EventEnvelope, EventType } from '../../core/events';
import { EVENT_VERSION } from '../../core/events';

const id = z.string().check(z.minLength(1));

const envelope = z.object({
  id,
  type: id,
  version: z.literal(EVENT_VERSION),
  occurredAt: z.iso.datetime(),
  aggregateId: id,
  causationId: z.nullable(z.string()),
  correlationId: z.string(),
  data: z.record(z.string(), z.unknown()),
});

/** What EventBridge puts on a queue: the event with our envelope as its detail. */
const busEvent = z.object({ 'detail-type': id, detail: envelope });

/**
 * The envelope in the body of a queue message.
 * @throws Error with a cause that names what is wrong, when no one can read it
 */
export function readEvent(body: string): EventEnvelope {
  const { detail, 'detail-type': type } = z.parse(busEvent, JSON.parse(body));
  if (detail.type !== type) throw new Error(`The detail type ${type} is not the type of the event, ${detail.type}`);
  return detail as unknown as EventEnvelope<EventType>;
}
