import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Setting } from '../setting';
import { type Alarms, alarmPeriod } from './alarms';
import { PlatformFunction } from './platform-function';
import { deadLetterQueue } from './queues';

/** The stream is read to the bus: every journal item that is inserted becomes an event. */
export class EventPublisher extends Construct {
  constructor(scope: Construct, id: string, setting: Setting, alarms: Alarms, table: Table, bus: EventBus) {
    super(scope, id);
    const stream = table.tableStreamArn;
    if (stream === undefined) throw new Error('The main table has no stream to publish from.');
    const fn = new PlatformFunction(this, 'Code', setting, {
      name: 'publish-events',
      description: 'Puts new journal items on the bus as events',
      timeout: Duration.seconds(60),
      memory: 512,
    });
    fn.set({ BUS_NAME: bus.eventBusName });
    fn.allow('Bus', ['events:PutEvents'], [bus.eventBusArn]);
    fn.allow('Stream', ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
    fn.allow('Streams', ['dynamodb:ListStreams'], [`${table.tableArn}/stream/*`]);

    const failures = deadLetterQueue(
      this,
      'Failures',
      alarms,
      'Journal items could not be published. The stream forgets them after a day; the journal does not.',
    );
    fn.allow('Failures', ['sqs:SendMessage'], [failures.queueArn]);
    fn.set({ DEAD_LETTER_QUEUE_URL: failures.queueUrl });
    new EventSourceMapping(this, 'Mapping', {
      target: fn.lambda,
      eventSourceArn: stream,
      // From the oldest record on: nothing written before the first poll is skipped.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('JRN#') } } },
        }),
      ],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      onFailure: { bind: () => ({ destination: failures.queueArn }) },
    });
    alarms.raise(this, 'IteratorAge', {
      description:
        'Events are an hour late: the shard is blocked by a record or the bus refuses. A day later they are lost.',
      metric: fn.lambda.metric('IteratorAge', { period: alarmPeriod, statistic: Stats.MAXIMUM }),
      above: Duration.hours(1).toMilliseconds(),
    });
  }
}
