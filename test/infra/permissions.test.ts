import { dev } from '../../infra/config/dev';
import { prod } from '../../infra/config/prod';
import { grantsOf, list, statementsOf } from './policies';
import { synthesize } from './synthesis';

const everything =
  'dynamodb: BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem on MainTable.Arn';
const index = (name: string) => `dynamodb: Query on MainTable.Arn/index/${name}`;
const waves = 'dynamodb: ConditionCheckItem GetItem PutItem Query on MainTable.Arn';
const participants = [
  'dynamodb: BatchGetItem DeleteItem GetItem PutItem Query UpdateItem on MainTable.Arn',
  index('GSI3'),
];
const consumer = (id: string): string[] => [
  `sqs: DeleteMessage GetQueueAttributes ReceiveMessage on ${id}Queue.Arn`,
  `sqs: SendMessage on ${id}DeadLetters.Arn`,
];
const sendChunks = 'sqs: SendMessage on RunChunksQueue.Arn';

/** Everything that each function may do, beside writing its own log and its traces. */
const granted: Record<string, string[]> = {
  graphql: [
    everything,
    ...['GSI1', 'GSI2', 'GSI3', 'GSI4'].map(index),
    'dynamodb: BatchGetItem DeleteItem GetItem PutItem on VaultTable.Arn',
    'kms: Decrypt GenerateDataKey on VaultKey.Arn',
    'sqs: SendMessage on RecordReadingsQueue.Arn',
  ],
  // Whatever its code would try, auditors change nothing and know nobody's name.
  'audit-graphql': [
    'dynamodb: BatchGetItem GetItem Query on MainTable.Arn',
    ...['GSI1', 'GSI2', 'GSI3'].map(index),
    'sqs: SendMessage on RecordReadingsQueue.Arn',
  ],
  'record-readings': ['dynamodb: GetItem PutItem on MainTable.Arn', ...consumer('RecordReadings')],
  certificate: ['dynamodb: GetItem on MainTable.Arn', index('GSI3')],
  'pre-token': ['dynamodb: GetItem Query on MainTable.Arn'],
  'publish-events': [
    'dynamodb: DescribeStream GetRecords GetShardIterator on MainTable.StreamArn',
    'dynamodb: ListStreams on MainTable.Arn/stream/*',
    'events: PutEvents on Bus.Arn',
    'sqs: SendMessage on PublishEventsFailures.Arn',
  ],
  'seal-journal': [
    'dynamodb: DescribeStream GetRecords GetShardIterator on MainTable.StreamArn',
    'dynamodb: ListStreams on MainTable.Arn/stream/*',
    'dynamodb: PutItem Query on MainTable.Arn',
    's3: PutObject on ArchiveBucket.Arn/seals/*',
    'sqs: SendMessage on SealJournalAlarms.Arn',
  ],
  'keep-schedules': [
    ...consumer('KeepSchedules'),
    'dynamodb: Query on MainTable.Arn',
    'iam: PassRole on SchedulingRole.Arn',
    'scheduler: ListSchedules on *',
    'scheduler: CreateSchedule DeleteSchedule on arn:<Partition>:scheduler:<Region>:<AccountId>:schedule/siger-dev/*',
    'sqs: SendMessage on OnClockQueue.Arn',
  ],
  'plan-evaluations': [
    'dynamodb: BatchGetItem ConditionCheckItem GetItem PutItem Query on MainTable.Arn',
    index('GSI1'),
    ...consumer('PlanEvaluations'),
  ],
  'settle-participants': [...participants, index('GSI1'), ...consumer('SettleParticipants'), sendChunks],
  'open-waves': [waves, ...consumer('OpenWaves'), sendChunks],
  'promote-waitlist': [
    'dynamodb: ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem on MainTable.Arn',
    index('GSI1'),
    ...consumer('PromoteWaitlist'),
  ],
  'serve-budget': [
    'dynamodb: BatchGetItem DeleteItem GetItem PutItem Query UpdateItem on MainTable.Arn',
    ...consumer('ServeBudget'),
  ],
  'notify-raters': [
    'dynamodb: BatchGetItem GetItem PutItem Query on MainTable.Arn',
    index('GSI3'),
    ...consumer('NotifyRaters'),
    'sqs: SendMessage on SendDigestsQueue.Arn',
  ],
  'send-digests': [
    'dynamodb: BatchGetItem PutItem on MainTable.Arn',
    index('GSI1'),
    'dynamodb: BatchGetItem GetItem on VaultTable.Arn',
    'kms: Decrypt on VaultKey.Arn',
    'ses: SendEmail on arn:<Partition>:ses:<Region>:<AccountId>:identity/MailDomainIdentity',
    'ses: SendEmail on arn:<Partition>:ses:<Region>:<AccountId>:configuration-set/MailSet',
    ...consumer('SendDigests'),
  ],
  'note-bounces': ['dynamodb: GetItem PutItem on MainTable.Arn', ...consumer('NoteBounces')],
  'run-chunks': [...participants, ...consumer('RunChunks'), sendChunks],
  'on-clock': [
    everything,
    index('GSI3'),
    ...consumer('OnClock'),
    sendChunks,
    'sqs: SendMessage on SealJournalAlarms.Arn',
  ],
};

const platform = synthesize(dev);
const policies = platform.ofType('AWS::IAM::Policy');

it.each(Object.keys(granted))('%s may do exactly what it uses', (name) => {
  expect(grantsOf(platform, name)).toEqual(granted[name]?.toSorted());
});

it('lets the Scheduler do nothing but send to the clock queue, or to its dead letters', () => {
  const [policy] = policies.filter(({ id }) => id.startsWith('SchedulingRole'));
  expect(statementsOf(policy!)).toMatchObject([
    { Action: 'sqs:SendMessage', Resource: ['OnClockQueue.Arn', 'SchedulingDeadLetters.Arn'] },
  ]);
});

it('has no role beside those of the functions and of the Scheduler, and no policy of AWS', () => {
  const roles = platform.ofType('AWS::IAM::Role');
  expect(roles).toHaveLength(Object.keys(granted).length + 1);
  for (const { properties } of roles) expect(properties).not.toHaveProperty('ManagedPolicyArns');
});

it('lets only the service that a role is meant for assume it, the Scheduler for its own group alone', () => {
  const trust = platform
    .ofType('AWS::IAM::Role')
    .map(({ id, properties }) => [id, properties.AssumeRolePolicyDocument]);
  for (const [id, document] of trust) {
    expect(document).toMatchObject({
      Statement: [
        id === 'SchedulingRole'
          ? {
              Principal: { Service: 'scheduler.amazonaws.com' },
              Condition: {
                StringEquals: { 'aws:SourceAccount': '<AccountId>', 'aws:SourceArn': 'SchedulingGroup.Arn' },
              },
            }
          : { Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    });
  }
});

it('passes the firing role to the Scheduler only', () => {
  const passes = policies.flatMap(statementsOf).filter(({ Action }) => list(Action).includes('iam:PassRole'));
  expect(passes).toEqual([
    expect.objectContaining({ Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } } }),
  ]);
});

it('allows no action by wildcard, and every resource only where the service knows none', () => {
  for (const statement of policies.flatMap(statementsOf)) {
    expect(list(statement.Action).join()).not.toContain('*');
    if (list(statement.Resource).includes('*')) {
      expect(['xray:PutTelemetryRecords', 'xray:PutTraceSegments', 'scheduler:ListSchedules']).toEqual(
        expect.arrayContaining(list(statement.Action)),
      );
    }
  }
});

it('lets each function write to its own log and to no other', () => {
  const logs = policies.flatMap((policy) =>
    statementsOf(policy)
      .filter(({ Sid }) => Sid === 'OwnLog')
      .map(({ Action, Resource }) => ({ of: policy.id.replace('RoleDefaultPolicy', ''), Action, Resource })),
  );
  expect(logs).toHaveLength(Object.keys(granted).length);
  for (const { of, Action, Resource } of logs) {
    expect(Resource).toBe(`${of}Logs.Arn`);
    expect(Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  }
});

it('grants the same in every environment, also where the main table has a key of its own', () => {
  const real = synthesize(prod);
  for (const name of Object.keys(granted)) {
    expect(grantsOf(real, name).map((grant) => grant.replace('siger-prod/', 'siger-dev/'))).toEqual(
      grantsOf(platform, name),
    );
  }
});

it('lets a function be invoked by its own route, its own pool, and nothing else', () => {
  const permissions = platform.ofType('AWS::Lambda::Permission').map(({ properties }) => properties);
  expect(permissions).toEqual([
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'IdentityPreTokenFunction.Arn',
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: 'IdentityPool.Arn',
    },
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'GraphqlCodeFunction.Arn',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: 'arn:<Partition>:execute-api:<Region>:<AccountId>:GraphqlApi/*/*/graphql',
    },
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'AuditGraphqlCodeFunction.Arn',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: 'arn:<Partition>:execute-api:<Region>:<AccountId>:GraphqlApi/*/*/audit/graphql',
    },
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'CertificateCodeFunction.Arn',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: 'arn:<Partition>:execute-api:<Region>:<AccountId>:GraphqlApi/*/*/certificates/{code}',
    },
  ]);
});
