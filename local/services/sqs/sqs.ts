import { randomUUID } from 'node:crypto';
import { ApiError, type Assembly, type Coverage, type Service, type VirtualClock } from '../../contracts';
import type { Store } from '../store';
import { sqsActions } from './actions';
import { type Message, messageStore } from './messages';
import { Queue } from './queue';
import { nameOf, queueConfig } from './queue-config';

export interface SqsOptions {
  readonly assembly: Assembly;
  readonly store: Store;
  /** For the timestamps that consumers see; visibility, delays and long polls run in real time. */
  readonly clock: VirtualClock;
  /** Told `redrive` and the queue's logical id when a message was received too often. */
  readonly coverage?: Coverage | undefined;
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

export interface SendOptions {
  readonly attributes?: MessageAttributes;
  /** The queue's own delay when absent. */
  readonly delaySeconds?: number;
}

export interface ReceiveOptions {
  /** Seconds for which the messages stay hidden; the queue's own timeout when absent. */
  readonly visibilityTimeout?: number;
}

/**
 * The standard queues of the template. In-process callers use the methods, SDK calls come through `handle`. Written for
 * this runtime instead of taken from a package, because the pumps need to be told of each send and to see at any moment
 * what is left, without a network hop.
 */
export interface Sqs extends Service {
  /** Puts one message on a queue (by ARN, URL or name) and returns its id; durable when it returns. */
  send(queue: string, body: string, options?: SendOptions): string;
  /** Takes up to `max` visible messages; those received too often move to the dead-letter queue instead. */
  receive(queue: string, max: number, options?: ReceiveOptions): Received[];
  remove(queue: string, receiptHandle: string): void;
  /** Makes a received message visible again after so many milliseconds; false when the receipt is no longer in force. */
  release(queue: string, receiptHandle: string, afterMs: number): boolean;
  counts(queue: string): QueueCounts;
  /** Calls back whenever a message of the queue has become visible or has left; returns the way to stop. */
  watch(queue: string, changed: () => void): () => void;
  /** The queue as the template configures it. @throws ApiError QueueDoesNotExist */
  queue(queue: string): Queue;
  close(): void;
}

export function createSqs({ assembly, store, clock, coverage }: SqsOptions): Sqs {
  const messages = messageStore(store);
  const queues = new Map<string, Queue>();
  const queue = (name: string): Queue => {
    const found = queues.get(nameOf(name));
    if (found === undefined) throw new ApiError('QueueDoesNotExist', `The specified queue does not exist: ${name}`);
    return found;
  };
  for (const resource of assembly.ofType('AWS::SQS::Queue')) {
    const config = queueConfig(resource);
    const bury = (message: Message) => {
      coverage?.use('redrive', resource.logicalId);
      message.source = config.arn;
      message.visibleAt = 0;
      queue(config.redrive?.deadLetterArn ?? '').adopt(message);
    };
    queues.set(config.name, new Queue(config, messages, bury));
  }
  for (const { config } of queues.values()) {
    if (config.redrive && !queues.has(nameOf(config.redrive.deadLetterArn))) {
      throw new Error(
        `Queue ${config.name}: its dead-letter queue ${config.redrive.deadLetterArn} is not in the template.`,
      );
    }
  }

  const sqs: Sqs = {
    name: 'sqs',
    send(name, body, { attributes = {}, delaySeconds } = {}) {
      const target = queue(name);
      const delay = delaySeconds === undefined ? target.config.delay : delaySeconds * 1000;
      const id = randomUUID();
      target.add({
        id,
        body,
        attributes,
        sentAt: Math.floor(clock.now()),
        firstReceivedAt: 0,
        receiveCount: 0,
        visibleAt: delay > 0 ? Date.now() + delay : 0,
        source: '',
      });
      return id;
    },
    receive(name, max, { visibilityTimeout } = {}) {
      const from = queue(name);
      const hidden = visibilityTimeout === undefined ? from.config.visibilityTimeout : visibilityTimeout * 1000;
      const taken = store.transaction(() => from.receive(max, hidden, Math.floor(clock.now())));
      return taken.map(({ message, receipt }) => received(message, receipt, assembly.account));
    },
    remove: (name, receipt) => queue(name).remove(receipt),
    release: (name, receipt, afterMs) => queue(name).release(receipt, afterMs),
    counts: (name) => queue(name).counts(),
    watch: (name, changed) => queue(name).watch(changed),
    queue,
    async handle(call) {
      const act = actions[call.action];
      if (act === undefined) throw new ApiError('InvalidAction', `The local queues do not know ${call.action}.`);
      return { status: 200, body: JSON.stringify(await act(call.input)) };
    },
    close() {
      for (const each of queues.values()) each.close();
    },
  };
  const actions = sqsActions(sqs, store);
  return sqs;
}

function received(message: Message, receipt: string, account: string): Received {
  return {
    messageId: message.id,
    receiptHandle: receipt,
    body: message.body,
    attributes: {
      SenderId: account,
      SentTimestamp: String(message.sentAt),
      ApproximateReceiveCount: String(message.receiveCount),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      ...(message.source !== '' && { DeadLetterQueueSourceArn: message.source }),
    },
    messageAttributes: message.attributes,
  };
}
