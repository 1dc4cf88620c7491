import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Setting } from '../setting';
import { mainTableUse } from '../wiring';
import { type Alarms, alarmPeriod } from './alarms';
import { PlatformFunction } from './platform-function';
import { deadLetterQueue } from './queues';
import { grantTable } from './table-access';

/** The stream's second reader: every inserted journal item is sealed, every other write to the trail is an alarm. */
export class JournalSealer extends Construct {
  /** What the trail has to tell a person: the record and its cause. */
  readonly alarmQueue: Queue;

  constructor(scope: Construct, id: string, setting: Setting, alarms: Alarms, table: Table, archive: Bucket) {
    super(scope, id);
    const stream = table.tableStreamArn;
    if (stream === undefined) throw new Error('The main table has no stream to seal from.');
    const fn = new PlatformFunction(this, 'Code', setting, {
      name: 'seal-journal',
      description: 'Seals new journal items into the chain of the audit trail',
      timeout: Duration.seconds(60),
      memory: 512,
    });
    grantTable(fn, table, mainTableUse['seal-journal']);
    fn.allow('Stream', ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
    fn.allow('Streams', ['dynamodb:ListStreams'], [`${table.tableArn}/stream/*`]);
    fn.allow('Archive', ['s3:PutObject'], [archive.arnForObjects('seals/*')]);
    fn.set({ ARCHIVE_BUCKET: archive.bucketName });

    this.alarmQueue = deadLetterQueue(
      this,
      'Alarms',
      alarms,
      'The audit trail: an item of it was changed, removed or cannot be read, or an entry is misdated or not sealed.',
    );
    fn.allow('Alarms', ['sqs:SendMessage'], [this.alarmQueue.queueArn]);
    fn.set({ DEAD_LETTER_QUEUE_URL: this.alarmQueue.queueUrl });
    new EventSourceMapping(this, 'Mapping', {
      target: fn.lambda,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      // A seal's worth; waiting for more of it makes fewer seals, and ten minutes are allowed.
      batchSize: 96,
      maxBatchingWindow: Duration.seconds(20),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('JRN#') } } },
        }),
        FilterCriteria.filter({
          eventName: FilterRule.or('MODIFY', 'REMOVE'),
          dynamodb: { Keys: { pk: { S: [{ prefix: 'JRN#' }, { prefix: 'SEAL' }] } } },
        }),
      ],
      bisectBatchOnError: true,
      // Retried until the stream is about to forget it: an entry that is not sealed is worse than a shard that waits.
      maxRecordAge: Duration.hours(23),
      onFailure: { bind: () => ({ destination: this.alarmQueue.queueArn }) },
    });
    alarms.raise(this, 'IteratorAge', {
      description: 'Entries are not sealed for an hour: the sealer fails. A day later the stream has forgotten them.',
      metric: fn.lambda.metric('IteratorAge', { period: alarmPeriod, statistic: Stats.MAXIMUM }),
      above: Duration.hours(1).toMilliseconds(),
    });
  }
}
