import { Duration } from 'aws-cdk-lib';
import { type EventBus, Rule, type RuleProps, type RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Setting } from '../setting';
import { eventSource } from '../wiring';
import type { Alarms } from './alarms';
import { PlatformFunction, type PlatformFunctionProps } from './platform-function';
import { deadLetterQueue, workQueue } from './queues';

export interface ConsumerProps extends Pick<PlatformFunctionProps, 'name' | 'description' | 'timeout' | 'memory'> {
  readonly batchSize: number;
  /** Batches at the same time, at least 2. */
  readonly maxConcurrency: number;
}

/**
 * A queue, the function that reads it, and the dead-letter queue for what fails: by receive count when the failure may
 * pass, sent there by the function itself, with its cause, when it will not.
 */
export class Consumer extends Construct {
  readonly fn: PlatformFunction;
  readonly queue: Queue;
  private readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, setting: Setting, alarms: Alarms, props: ConsumerProps) {
    super(scope, id);
    this.fn = new PlatformFunction(this, 'Code', setting, props);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', alarms, `${props.name} could not process a message.`);
    this.queue = workQueue(this, 'Queue', alarms, {
      deadLetters: this.deadLetters,
      timeout: props.timeout,
      oldestMessage: Duration.minutes(setting.environment.alarms.oldestMessageMinutes),
      holds: `A message for ${props.name}`,
    });
    new EventSourceMapping(this, 'Mapping', {
      target: this.fn.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
    this.fn.allow(
      'OwnQueue',
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [this.queue.queueArn],
    );
    this.fn.allow('OwnDeadLetters', ['sqs:SendMessage'], [this.deadLetters.queueArn]);
    this.fn.set({ DEAD_LETTER_QUEUE_URL: this.deadLetters.queueUrl });
  }

  /** Delivers these events from the bus; what the bus cannot deliver joins the dead letters. */
  subscribe(bus: EventBus, eventTypes: readonly string[]): void {
    this.deliver('Rule', { eventBus: bus, eventPattern: { source: [eventSource], detailType: [...eventTypes] } });
  }

  /** Delivers what a rule matches: the event, or what `input` makes of it. */
  deliver(ruleId: string, props: RuleProps, input?: RuleTargetInput): void {
    const rule = new Rule(this, ruleId, props);
    rule.addTarget({
      bind: () => ({
        arn: this.queue.queueArn,
        deadLetterConfig: { arn: this.deadLetters.queueArn },
        ...(input !== undefined && { input }),
      }),
    });
    for (const queue of [this.queue, this.deadLetters]) {
      queue.addToResourcePolicy(
        new PolicyStatement({
          sid: `From${ruleId}`,
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
        }),
      );
    }
  }

  /** Lets another function put messages into this consumer's queue, under the variable that it reads. */
  acceptFrom(sender: PlatformFunction, names: { readonly sid: string; readonly variable: string }): void {
    sender.allow(names.sid, ['sqs:SendMessage'], [this.queue.queueArn]);
    sender.set({ [names.variable]: this.queue.queueUrl });
  }
}
