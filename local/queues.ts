import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Assembly, Resource } from './contracts';
import { planRedrive, type QueueFacts, redrive } from './dead-letters';
import type { QueueCounts, Sqs, Store } from './services';
import { messageStore } from './services/sqs/messages';

export interface QueueLook extends QueueCounts {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** Name of the dead-letter queue, where the queue has one. */
  readonly deadLetterQueue?: string;
  /** Takes what something else could not process. */
  readonly isDeadLetter: boolean;
}

/** The platform's queues, for people and tests. A queue goes by its name, ARN, URL or logical id. */
export interface Queues {
  list(): readonly QueueLook[];
  look(queue: string): QueueLook;
  /** Bodies of up to `max` messages, the oldest first; they stay where they are. */
  peek(queue: string, max?: number): readonly string[];
  /** Drops all messages; returns how many. */
  purge(queue: string): number;
  send(queue: string, body: string): void;
  /**
   * Moves a dead-letter queue's messages back to the queue that they came from; returns how many. The name of the
   * served queue, or a unique part of it, means its dead-letter queue.
   */
  redrive(queue: string): Promise<number>;
}

export interface QueuesOptions {
  readonly assembly: Assembly;
  readonly sqs: Sqs;
  readonly store: Store;
  readonly client: () => SQSClient;
}

export function createQueues({ assembly, sqs, store, client }: QueuesOptions): Queues {
  const resources = assembly.ofType('AWS::SQS::Queue');
  const deadLetters = deadLetterArns(assembly);

  const configOf = (queue: string) => {
    const byLogicalId = resources.find(({ logicalId }) => logicalId === queue);
    return sqs.queue(byLogicalId?.ref ?? queue).config;
  };
  const look = (queue: string): QueueLook => {
    const { name, url, arn, redrive: policy } = configOf(queue);
    return {
      name,
      url,
      arn,
      ...sqs.counts(name),
      isDeadLetter: deadLetters.has(arn),
      ...(policy === undefined ? {} : { deadLetterQueue: sqs.queue(policy.deadLetterArn).config.name }),
    };
  };
  const facts = (resource: Resource): QueueFacts => {
    const { name, url, arn, redrive: policy } = configOf(resource.ref);
    const { visible } = sqs.counts(name);
    return {
      name,
      url,
      arn,
      waiting: visible,
      ...(policy === undefined ? {} : { deadLetterArn: policy.deadLetterArn }),
    };
  };

  return {
    list: () => resources.map(({ ref }) => look(ref)),
    look,
    peek: (queue, max = 10) =>
      messageStore(store)
        .load(configOf(queue).name)
        .slice(0, max)
        .map(({ body }) => body),
    purge(queue) {
      const { visible, inFlight, delayed } = look(queue);
      sqs.queue(configOf(queue).name).purge();
      return visible + inFlight + delayed;
    },
    send: (queue, body) => void sqs.send(configOf(queue).name, body),
    redrive: (queue) => {
      const named = resources.find(({ logicalId }) => logicalId === queue)?.ref ?? queue;
      return redrive(client(), planRedrive(resources.map(facts), named));
    },
  };
}

/** ARNs of the queues that a redrive policy, a mapping, a schedule or a rule names for what fails. */
export function deadLetterArns(assembly: Assembly): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (key === 'deadLetterTargetArn' && typeof value === 'string') found.add(value);
    if (value === null || typeof value !== 'object') return;
    for (const [name, item] of Object.entries(value)) {
      const isDestination = /^(OnFailure|DeadLetterConfig)$/.test(name);
      if (isDestination) {
        for (const arn of Object.values(item as object)) if (typeof arn === 'string') found.add(arn);
      }
      visit(item, name);
    }
  };
  for (const { properties } of assembly.resources) visit(properties, '');
  return found;
}
