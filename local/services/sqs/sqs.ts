import type { Assembly, Service, VirtualClock } from '../../contracts';
import type { Store } from '../store';

export interface SqsOptions {
  readonly assembly: Assembly;
  readonly store: Store;
  /** For the timestamps that consumers see; visibility, delays and long polls run in real time. */
  readonly clock: VirtualClock;
}

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** A message in the hands of a consumer. */
export interface Received {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: MessageAttributes;
}

/** The queues of the template. In-process callers use the methods; SDK calls come through `handle`. */
export interface Sqs extends Service {
  /** Puts one message on a queue (by ARN, URL or name); durable when it returns. */
  send(queue: string, body: string, options?: { attributes?: MessageAttributes; delaySeconds?: number }): string;
  /** Takes up to `max` visible messages; those received too often move to the dead-letter queue instead. */
  receive(queue: string, max: number): Received[];
  remove(queue: string, receiptHandle: string): void;
  /** Makes a received message visible again after so many milliseconds. */
  release(queue: string, receiptHandle: string, afterMs: number): void;
  counts(queue: string): QueueCounts;
  /** Calls back whenever a message of the queue has become visible or has left; returns the way to stop. */
  watch(queue: string, changed: () => void): () => void;
  close(): void;
}

export declare function createSqs(options: SqsOptions): Sqs;
