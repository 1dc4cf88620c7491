import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { Alarms, alarmPeriod } from '../constructs/alarms';
import { Consumer } from '../constructs/consumer';
import { EventPublisher } from '../constructs/event-publisher';
import { GraphqlApi } from '../constructs/graphql-api';
import { JournalSealer } from '../constructs/journal-sealer';
import { Mail } from '../constructs/mail';
import { PlatformFunction } from '../constructs/platform-function';
import { maxReceiveCount } from '../constructs/queues';
import { Scheduling } from '../constructs/scheduling';
import { asVault, grantTable } from '../constructs/table-access';
import type { Setting } from '../setting';
import { addressUse, mainTableUse, type Subscriber, subscriptions, vaultUse } from '../wiring';
import { stackProps } from './stack-props';
import type { StatefulStack } from './stateful-stack';

/** Everything that can be deleted and deployed again: functions, bus, queues, schedules and the API. */
export class StatelessStack extends Stack {
  readonly publisher: EventPublisher;
  readonly sealer: JournalSealer;
  readonly scheduling: Scheduling;
  readonly api: GraphqlApi;
  readonly scheduleKeeper: Consumer;
  private readonly alarms: Alarms;
  private readonly bus: EventBus;

  constructor(
    scope: Construct,
    id: string,
    private readonly setting: Setting,
    private readonly stateful: StatefulStack,
  ) {
    super(scope, id, { ...stackProps(setting), description: 'Siger: functions, events, schedules and API' });
    this.alarms = new Alarms(this, 'Alarms');
    this.bus = new EventBus(this, 'Bus');
    this.publisher = new EventPublisher(
      this,
      'PublishEvents',
      setting,
      this.alarms,
      stateful.mainTable.table,
      this.bus,
    );

    this.sealer = new JournalSealer(
      this,
      'SealJournal',
      setting,
      this.alarms,
      stateful.mainTable.table,
      stateful.archive.bucket,
    );

    const chunks = this.chunks();
    const clock = this.clock();
    clock.fn.allow('AuditAlarms', ['sqs:SendMessage'], [this.sealer.alarmQueue.queueArn]);
    clock.fn.set({ AUDIT_ALARM_QUEUE_URL: this.sealer.alarmQueue.queueUrl, STAGE: setting.environment.name });
    const subscribers = this.subscribers();
    for (const sender of [chunks, clock, subscribers['settle-participants'], subscribers['open-waves']]) {
      chunks.acceptFrom(sender.fn, { sid: 'ChunkQueue', variable: 'CHUNK_QUEUE_URL' });
    }
    this.scheduling = new Scheduling(this, 'Scheduling', setting, this.alarms, clock.queue);
    this.scheduleKeeper = subscribers['keep-schedules'];
    this.scheduling.manageFrom(this.scheduleKeeper.fn);

    this.mail(subscribers['notify-raters']);
    const readings = this.consumer('record-readings', 'Puts into the trail who looked at whom', {
      batchSize: 10,
      maxConcurrency: setting.environment.concurrency.consumers,
    });
    this.api = new GraphqlApi(this, 'Graphql', setting, this.alarms, stateful.identity, {
      graphql: this.graphql(readings),
      auditGraphql: this.auditGraphql(readings),
      certificate: this.certificate(),
    });
    this.watchStateful();
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarms.topic.topicArn });
  }

  private graphql(readings: Consumer): PlatformFunction {
    const fn = new PlatformFunction(this, 'GraphqlCode', this.setting, {
      name: 'graphql',
      description: 'Answers POST /graphql for all roles but the auditors',
      timeout: Duration.seconds(10),
      memory: 1024,
      reservedConcurrency: this.setting.environment.concurrency.graphql,
    });
    const { mainTable, vault } = this.stateful;
    grantTable(fn, mainTable.table, mainTableUse.graphql);
    grantTable(fn, vault.table, vaultUse, asVault);
    fn.allow('VaultKey', ['kms:Decrypt', 'kms:GenerateDataKey'], [vault.key.keyArn]);
    const { name, api } = this.setting.environment;
    fn.set({ VAULT_KEY_ID: vault.key.keyId, STAGE: name, OPERATIONS: api.operations });
    readings.acceptFrom(fn, { sid: 'ReadingQueue', variable: 'READING_QUEUE_URL' });
    return fn;
  }

  /** It gets no vault, and no action that writes: what auditors read is told to a queue, whose reader writes it down. */
  private auditGraphql(readings: Consumer): PlatformFunction {
    const fn = new PlatformFunction(this, 'AuditGraphqlCode', this.setting, {
      name: 'audit-graphql',
      description: 'Answers POST /audit/graphql for auditors, who change nothing',
      timeout: Duration.seconds(10),
      memory: 1024,
    });
    grantTable(fn, this.stateful.mainTable.table, mainTableUse['audit-graphql']);
    fn.set({ STAGE: this.setting.environment.name });
    readings.acceptFrom(fn, { sid: 'ReadingQueue', variable: 'READING_QUEUE_URL' });
    return fn;
  }

  private certificate(): PlatformFunction {
    const fn = new PlatformFunction(this, 'CertificateCode', this.setting, {
      name: 'certificate',
      description: 'Tells whoever has the code of a certificate what it proves',
      timeout: Duration.seconds(10),
      memory: 512,
    });
    grantTable(fn, this.stateful.mainTable.table, mainTableUse.certificate);
    return fn;
  }

  private subscribers(): Record<Subscriber, Consumer> {
    return {
      'keep-schedules': this.subscriber('keep-schedules', 'Keeps one-time schedules in step with trainings and waves'),
      'plan-evaluations': this.subscriber('plan-evaluations', 'Plans the evaluation waves of an ended training'),
      'settle-participants': this.subscriber('settle-participants', 'Decides completion and starts the incentives run'),
      'open-waves': this.subscriber('open-waves', 'Opens the waves that wait for completion'),
      'promote-waitlist': this.subscriber('promote-waitlist', 'Fills freed seats from the waiting list'),
      'serve-budget': this.subscriber('serve-budget', 'Serves whoever waits for a budget that has money again'),
      'notify-raters': this.subscriber('notify-raters', 'Asks for a digest for everybody who owes an answer to a wave'),
    };
  }

  private subscriber(name: Subscriber, description: string): Consumer {
    const consumer = this.consumer(name, description, {
      batchSize: 10,
      maxConcurrency: this.setting.environment.concurrency.consumers,
    });
    consumer.subscribe(this.bus, subscriptions[name]);
    return consumer;
  }

  /** One message is up to 500 people: one at a time, in few at once, since they share the training's partition. */
  private chunks(): Consumer {
    return this.consumer('run-chunks', 'Commits one chunk of a run over many people', {
      batchSize: 1,
      maxConcurrency: this.setting.environment.concurrency.chunks,
      timeout: Duration.minutes(2),
      memory: 1024,
    });
  }

  private clock(): Consumer {
    return this.consumer('on-clock', 'Does what a moment that has come asks for, and sweeps what is overdue', {
      batchSize: 10,
      maxConcurrency: this.setting.environment.concurrency.consumers,
    });
  }

  /** Digests are sent one after the other by few at once: SES takes so many a second. */
  private mail(notifier: Consumer): void {
    const { concurrency } = this.setting.environment;
    const digests = this.consumer('send-digests', 'Sends each person the one mail of the day about what they owe', {
      batchSize: 1,
      maxConcurrency: 2,
    });
    digests.acceptFrom(notifier.fn, { sid: 'DigestQueue', variable: 'DIGEST_QUEUE_URL' });
    const { vault, mailDomain } = this.stateful;
    grantTable(digests.fn, vault.table, addressUse, asVault);
    digests.fn.allow('VaultKey', ['kms:Decrypt'], [vault.key.keyArn]);
    digests.fn.set({ VAULT_KEY_ID: vault.key.keyId, DELIVERIES: String(maxReceiveCount) });
    const bounces = this.consumer('note-bounces', 'Notes from whose address mail has come back', {
      batchSize: 10,
      maxConcurrency: concurrency.consumers,
    });
    new Mail(this, 'Mail', this.setting, mailDomain, { sender: digests.fn, bounces });
  }

  private consumer(
    name: Subscriber | 'run-chunks' | 'on-clock' | 'send-digests' | 'note-bounces' | 'record-readings',
    description: string,
    size: ConsumerSize,
  ): Consumer {
    const consumer = new Consumer(this, constructId(name), this.setting, this.alarms, {
      name,
      description,
      timeout: Duration.minutes(1),
      memory: 512,
      ...size,
    });
    grantTable(consumer.fn, this.stateful.mainTable.table, mainTableUse[name]);
    return consumer;
  }

  /** Alarms of the stateful stack's resources live here, so that tuning one never touches the stack that holds data. */
  private watchStateful(): void {
    const { mainTable, identity } = this.stateful;
    this.alarms.raise(this, 'SignInErrors', {
      description: 'The pre-token function fails, so people cannot sign in.',
      metric: identity.preToken.lambda.metricErrors({ period: alarmPeriod, statistic: Stats.SUM }),
      above: 0,
    });
    this.alarms.raise(this, 'PrivacyOverdue', {
      description:
        'A privacy request is past its 3 × 24 hours (docs/privacy.md): the query privacyWorklist shows which.',
      // The sweep writes it, every 15 minutes, while there is any.
      metric: new Metric({
        namespace: 'Siger',
        metricName: 'OverduePrivacyRequests',
        dimensionsMap: { stage: this.setting.environment.name },
        period: Duration.minutes(15),
        statistic: Stats.MAXIMUM,
      }),
      above: 0,
    });
    this.alarms.raise(this, 'WritesThrottled', {
      description: 'The main table refuses writes: a hot partition, or the ceiling in the environment is too low.',
      metric: mainTable.table.metric('WriteThrottleEvents', { period: alarmPeriod, statistic: Stats.SUM }),
      above: 0,
      periods: 3,
    });
  }
}

interface ConsumerSize {
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly timeout?: Duration;
  readonly memory?: number;
}

/** `plan-evaluations` → `PlanEvaluations`. */
function constructId(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
