import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { inSizedBatches } from '../../core/batches';
import { EVENT_SOURCE, type EventEnvelope } from '../../core/events';

/** EventBridge's limits of one PutEvents call. */
const LIMIT = { count: 10, bytes: 256 * 1024 };

/** An event that the bus did not take. */
interface RefusedEvent {
  readonly event: EventEnvelope;
  /** EventBridge's error code, such as `ThrottlingException`. */
  readonly code: string;
  readonly message: string;
}

export interface Bus {
  /**
   * Sends events in their order and answers with those that were not taken; the caller sends them again or gives up on
   * them. Consumers meet an event twice when a call is repeated.
   */
  publish(events: readonly EventEnvelope[]): Promise<readonly RefusedEvent[]>;
}

export function createBus({ client, busName }: { client: Pick<EventBridgeClient, 'send'>; busName: string }): Bus {
  const entryOf = (event: EventEnvelope): PutEventsRequestEntry => ({
    EventBusName: busName,
    Source: EVENT_SOURCE,
    DetailType: event.type,
    Detail: JSON.stringify(event),
    Time: new Date(event.occurredAt),
  });
  return {
    async publish(events) {
      const refused: RefusedEvent[] = [];
      const all = events.map((event) => ({ event, entry: entryOf(event) }));
      for (const batch of inSizedBatches(all, LIMIT, ({ entry }) => bytesOf(entry))) {
        const answer = await client.send(new PutEventsCommand({ Entries: batch.map(({ entry }) => entry) }));
        if (answer.FailedEntryCount === 0) continue;
        for (const [i, { ErrorCode, ErrorMessage }] of (answer.Entries ?? []).entries()) {
          const sent = batch[i];
          if (ErrorCode !== undefined && sent !== undefined) {
            refused.push({ event: sent.event, code: ErrorCode, message: ErrorMessage ?? '' });
          }
        }
      }
      return refused;
    },
  };
}

/** As EventBridge counts an entry: its texts, and 14 bytes for the time. */
function bytesOf({ Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number {
  return 14 + [Source, DetailType, Detail].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
