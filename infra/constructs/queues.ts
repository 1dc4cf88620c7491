import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Alarms, alarmPeriod } from './alarms';

/** Deliveries of a message before it counts as undeliverable; fewer would give up on a throttled hour. */
export const maxReceiveCount = 5;

/** Keeps what could not be processed for two weeks, and tells someone as soon as it holds anything. */
export function deadLetterQueue(scope: Construct, id: string, alarms: Alarms, holds: string): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  alarms.raise(scope, `${id}Depth`, {
    description: `${holds} Read the cause in the message, repair it, then redrive.`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: Stats.MAXIMUM }),
    above: 0,
  });
  return queue;
}

export interface WorkQueueProps {
  readonly deadLetters: Queue;
  /** Timeout of the function that reads the queue. */
  readonly timeout: Duration;
  readonly oldestMessage: Duration;
  /** What waits in it, for the alarm's text. */
  readonly holds: string;
}

/** A queue that a function reads; Lambda advises a visibility of six timeouts, so that no retry overlaps its original. */
export function workQueue(scope: Construct, id: string, alarms: Alarms, props: WorkQueueProps): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(6 * props.timeout.toSeconds()),
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: props.deadLetters, maxReceiveCount },
  });
  alarms.raise(scope, `${id}Age`, {
    description: `${props.holds} waits too long: the function fails, is throttled, or has too little concurrency.`,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: Stats.MAXIMUM }),
    above: props.oldestMessage.toSeconds(),
  });
  return queue;
}
