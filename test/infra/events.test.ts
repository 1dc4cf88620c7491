import type { EventType } from '../../core/events';
import { EVENT_SOURCE } from '../../core/events';
import { dev } from '../../infra/config/dev';
import { prod } from '../../infra/config/prod';
import { eventSource, type Subscriber, subscriptions } from '../../infra/wiring';
import type { JsonObject, Resource } from './synthesis';
import { synthesize } from './synthesis';

const platform = synthesize(dev);
const queues = platform.ofType('AWS::SQS::Queue');
const deadLetterIds = queues.filter(({ properties }) => !properties.RedrivePolicy).map(({ id }) => id);
const mappings = platform.ofType('AWS::Lambda::EventSourceMapping');
const byId = (resources: readonly Resource[], id: string): JsonObject => {
  const found = resources.find((resource) => resource.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found.properties;
};

/** What each consumer is woken by; the bus matches nothing else. */
const woken = {
  KeepSchedules: [
    'TrainingPublished',
    'TrainingRescheduled',
    'SessionRescheduled',
    'SessionCancelled',
    'TrainingEnded',
    'TrainingReopened',
    'TrainingFinalized',
    'TrainingCancelled',
    'EvaluationScheduled',
    'EvaluationOpened',
  ],
  PlanEvaluations: ['TrainingEnded', 'TrainingCancelled', 'PersonLeft', 'PersonErased'],
  SettleParticipants: [
    'TrainingEnded',
    'TrainingFinalized',
    'AttendanceRecorded',
    'ScoreRecorded',
    'TrainingCancelled',
    'EmploymentChanged',
  ],
  OpenWaves: ['CompletionDecided'],
  PromoteWaitlist: ['EnrollmentWithdrawn', 'QuotaRaised', 'PersonLeft'],
  ServeBudget: ['BudgetCredited'],
  NotifyRaters: ['EvaluationNoticeDue', 'EvaluationReminderDue'],
};

/** Those whose messages come from elsewhere: other functions, the Scheduler, SES. */
const others = ['RunChunks', 'OnClock', 'SendDigests', 'NoteBounces', 'RecordReadings'];
/** What comes back of mails, by the status that it gives a person. */
const returns = {
  BOUNCED: {
    rule: 'NoteBouncesBouncedRule',
    type: 'Email Bounced',
    bounce: { bounceType: ['Permanent'] },
  },
  COMPLAINED: { rule: 'NoteBouncesComplainedRule', type: 'Email Complaint Received' },
};

it.each(Object.entries(woken))('%s is woken by its events, through its own queue', (id, types) => {
  expect(byId(platform.ofType('AWS::Events::Rule'), `${id}Rule`)).toEqual({
    EventBusName: 'Bus',
    EventPattern: { source: ['siger'], 'detail-type': types },
    State: 'ENABLED',
    Targets: [{ Id: 'Target0', Arn: `${id}Queue.Arn`, DeadLetterConfig: { Arn: `${id}DeadLetters.Arn` } }],
  });
  for (const queue of [`${id}Queue`, `${id}DeadLetters`]) {
    expect(byId(platform.ofType('AWS::SQS::QueuePolicy'), `${queue}Policy`)).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          {
            Sid: 'FromRule',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: `${queue}.Arn`,
            Condition: { ArnEquals: { 'aws:SourceArn': `${id}Rule.Arn` } },
          },
        ]),
      },
    });
  }
});

it.each(Object.entries(returns))(
  'hears of a mail that %s, and passes on ids alone',
  (status, { rule, type, ...detail }) => {
    const { EventPattern, Targets, ...on } = byId(platform.ofType('AWS::Events::Rule'), rule);
    // SES knows the account's default bus alone; other senders of the account are none of our business.
    expect(on).toEqual({ State: 'ENABLED' });
    const mail = { tags: { 'ses:configuration-set': ['MailSet'] } };
    expect(EventPattern).toEqual({ source: ['aws.ses'], 'detail-type': [type], detail: { mail, ...detail } });
    const [target] = Targets as JsonObject[];
    expect(target).toMatchObject({
      Arn: 'NoteBouncesQueue.Arn',
      DeadLetterConfig: { Arn: 'NoteBouncesDeadLetters.Arn' },
    });
    const { InputPathsMap, InputTemplate } = (target?.InputTransformer ?? {}) as JsonObject;
    const paths = Object.entries(InputPathsMap as Readonly<Record<string, string>>);
    const told = paths.reduce((text, [name, path]) => text.replace(`<${name}>`, `"${path}"`), String(InputTemplate));
    expect(JSON.parse(told)).toEqual({
      status,
      personId: '$.detail.mail.tags.person[0]',
      address: '$.detail.mail.tags.address[0]',
    });
  },
);

it('has SES tell bounces and complaints, and send to nobody who has complained before', () => {
  expect(byId(platform.ofType('AWS::SES::ConfigurationSet'), 'MailSet')).toMatchObject({
    DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
  const [destination, ...more] = platform.ofType('AWS::SES::ConfigurationSetEventDestination');
  expect(more).toEqual([]);
  expect(destination?.properties).toMatchObject({
    ConfigurationSetName: 'MailSet',
    EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint'] },
  });
});

it('lets only the sender of digests send, and only from the address of its environment', () => {
  for (const [environment, domain] of [
    [dev, 'dev.siger.lampungprov.go.id'],
    [prod, 'siger.lampungprov.go.id'],
  ] as const) {
    const synthesized = synthesize(environment);
    const [identity] = synthesized.ofType('AWS::SES::EmailIdentity');
    expect(identity?.properties).toMatchObject({ EmailIdentity: domain });
    const policies = synthesized.ofType('AWS::IAM::Policy').filter((each) => JSON.stringify(each).includes('ses:'));
    expect(policies.map(({ id }) => id)).toEqual(['SendDigestsCodeRoleDefaultPolicy']);
    expect(JSON.stringify(policies)).toContain(`{"StringEquals":{"ses:FromAddress":"siger@${domain}"}}`);
  }
});

it('has no rule beside those, and subscribes to events that the domain has', () => {
  expect(platform.ofType('AWS::Events::Rule')).toHaveLength(Object.keys(woken).length + Object.keys(returns).length);
  const known: Readonly<Record<Subscriber, readonly EventType[]>> = subscriptions;
  expect(Object.values(known)).toEqual(Object.values(woken));
  expect(eventSource).toBe(EVENT_SOURCE);
});

it('encrypts every queue and refuses whoever comes without TLS', () => {
  for (const { id, properties } of queues) {
    expect(properties.SqsManagedSseEnabled).toBe(true);
    expect(byId(platform.ofType('AWS::SQS::QueuePolicy'), `${id}Policy`)).toMatchObject({
      Queues: [id],
      PolicyDocument: {
        Statement: expect.arrayContaining([
          expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  }
});

it('gives every queue that is read a dead-letter queue of its own, kept for two weeks', () => {
  const read = queues.filter(({ id }) => !deadLetterIds.includes(id));
  expect(read.map(({ id }) => id).sort()).toEqual([...Object.keys(woken), ...others].map((id) => `${id}Queue`).sort());
  for (const { id, properties } of read) {
    expect(properties.RedrivePolicy).toEqual({
      deadLetterTargetArn: id.replace(/Queue$/, 'DeadLetters.Arn'),
      maxReceiveCount: 5,
    });
  }
  for (const id of deadLetterIds) expect(byId(queues, id).MessageRetentionPeriod).toBe(14 * 86_400);
});

it('hides a message for six timeouts of the function that reads it', () => {
  for (const { id, properties } of platform.ofType('AWS::Lambda::Function')) {
    const queue = queues.find((candidate) => candidate.id === id.replace('CodeFunction', 'Queue'));
    if (queue) expect(queue.properties.VisibilityTimeout).toBe(6 * Number(properties.Timeout));
  }
});

it('reads queues in batches of which parts may fail, messages that are about many people one by one', () => {
  const read = mappings.filter(({ properties }) => properties.EventSourceArn !== 'MainTable.StreamArn');
  expect(read).toHaveLength(Object.keys(woken).length + others.length);
  for (const { id, properties } of read) {
    expect(properties).toEqual({
      FunctionName: id.replace('Mapping', 'CodeFunction'),
      EventSourceArn: id.replace('Mapping', 'Queue.Arn'),
      BatchSize: ['RunChunksMapping', 'SendDigestsMapping'].includes(id) ? 1 : 10,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  }
});

it('lets more chunks run at the same time in production', () => {
  const { ScalingConfig } = byId(synthesize(prod).ofType('AWS::Lambda::EventSourceMapping'), 'RunChunksMapping');
  expect(ScalingConfig).toEqual({ MaximumConcurrency: 5 });
});

it('publishes inserted journal items, and sets aside what fails ten times', () => {
  const { FilterCriteria, ...mapping } = byId(mappings, 'PublishEventsMapping');
  expect(mapping).toEqual({
    FunctionName: 'PublishEventsCodeFunction',
    EventSourceArn: 'MainTable.StreamArn',
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 100,
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: { OnFailure: { Destination: 'PublishEventsFailures.Arn' } },
  });
  const { Filters } = FilterCriteria as unknown as { Filters: { Pattern: string }[] };
  expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
    { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'JRN#' }] } } } },
  ]);
});

it('seals inserted journal items until they succeed, and tells of every other write to the trail', () => {
  const { FilterCriteria, ...mapping } = byId(mappings, 'SealJournalMapping');
  expect(mapping).toEqual({
    FunctionName: 'SealJournalCodeFunction',
    EventSourceArn: 'MainTable.StreamArn',
    StartingPosition: 'TRIM_HORIZON',
    BatchSize: 96,
    MaximumBatchingWindowInSeconds: 20,
    BisectBatchOnFunctionError: true,
    MaximumRecordAgeInSeconds: 23 * 3600,
    DestinationConfig: { OnFailure: { Destination: 'SealJournalAlarms.Arn' } },
  });
  const { Filters } = FilterCriteria as unknown as { Filters: { Pattern: string }[] };
  expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
    { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'JRN#' }] } } } },
    { eventName: ['MODIFY', 'REMOVE'], dynamodb: { Keys: { pk: { S: [{ prefix: 'JRN#' }, { prefix: 'SEAL' }] } } } },
  ]);
});

it('has no reader of the stream beside the publisher and the sealer, for which it has room', () => {
  const readers = mappings.filter(({ properties }) => properties.EventSourceArn === 'MainTable.StreamArn');
  expect(readers.map(({ id }) => id).sort()).toEqual(['PublishEventsMapping', 'SealJournalMapping']);
});

it('sweeps every quarter of an hour, from the group of the platform', () => {
  expect(byId(platform.ofType('AWS::Scheduler::ScheduleGroup'), 'SchedulingGroup')).toEqual({ Name: 'siger-dev' });
  expect(byId(platform.ofType('AWS::Scheduler::Schedule'), 'SchedulingSweep')).toMatchObject({
    GroupName: 'siger-dev',
    ScheduleExpression: 'rate(15 minutes)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: 'OnClockQueue.Arn',
      RoleArn: 'SchedulingRole.Arn',
      Input: '{"kind":"sweep"}',
      DeadLetterConfig: { Arn: 'SchedulingDeadLetters.Arn' },
    },
  });
});

describe('alarms', () => {
  const alarms = platform.ofType('AWS::CloudWatch::Alarm');
  const watching = (metric: string): string[] =>
    alarms
      .filter(({ properties }) => properties.MetricName === metric)
      .map(({ properties }) =>
        String((properties.Dimensions as { Value: string }[])[0]?.Value).replace('.QueueName', ''),
      )
      .sort();

  it('watch the depth of every dead-letter queue and the age of every other', () => {
    expect(watching('ApproximateNumberOfMessagesVisible')).toEqual([...deadLetterIds].sort());
    expect(watching('ApproximateAgeOfOldestMessage')).toEqual(
      queues
        .map(({ id }) => id)
        .filter((id) => !deadLetterIds.includes(id))
        .sort(),
    );
  });

  it('go off at the first dead letter, an old message, and a stream that is an hour behind', () => {
    const thresholds = new Map(alarms.map(({ properties }) => [properties.MetricName, properties.Threshold]));
    expect(thresholds.get('ApproximateNumberOfMessagesVisible')).toBe(0);
    expect(thresholds.get('ApproximateAgeOfOldestMessage')).toBe(60 * 60);
    expect(thresholds.get('IteratorAge')).toBe(3_600_000);
  });

  it('reach the topic, which lets them', () => {
    for (const { properties } of alarms) {
      expect(properties).toMatchObject({ AlarmActions: ['AlarmsTopic'], ComparisonOperator: 'GreaterThanThreshold' });
    }
    expect(byId(platform.ofType('AWS::SNS::TopicPolicy'), 'AlarmsTopicPolicy')).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ]),
      },
    });
  });
});
