import { readdirSync } from 'node:fs';
import { dev } from '../../infra/config/dev';
import { functionNamed, variablesOf } from './policies';
import { synthesize } from './synthesis';

const platform = synthesize(dev);
const table = { TABLE_NAME: 'MainTable' };
const chunks = { CHUNK_QUEUE_URL: 'RunChunksQueue' };
const consumer = (id: string) => ({ ...table, DEAD_LETTER_QUEUE_URL: `${id}DeadLetters` });

const variables: Record<string, Record<string, string>> = {
  graphql: {
    ...table,
    VAULT_TABLE_NAME: 'VaultTable',
    VAULT_KEY_ID: 'VaultKey',
    READING_QUEUE_URL: 'RecordReadingsQueue',
    STAGE: 'dev',
    OPERATIONS: 'ANY',
  },
  'audit-graphql': { ...table, READING_QUEUE_URL: 'RecordReadingsQueue', STAGE: 'dev' },
  certificate: table,
  'pre-token': table,
  'publish-events': { BUS_NAME: 'Bus', DEAD_LETTER_QUEUE_URL: 'PublishEventsFailures' },
  'seal-journal': { ...table, ARCHIVE_BUCKET: 'ArchiveBucket', DEAD_LETTER_QUEUE_URL: 'SealJournalAlarms' },
  'keep-schedules': {
    ...consumer('KeepSchedules'),
    SCHEDULE_GROUP: 'siger-dev',
    SCHEDULE_ROLE_ARN: 'SchedulingRole.Arn',
    SCHEDULE_DEAD_LETTER_ARN: 'SchedulingDeadLetters.Arn',
    CLOCK_QUEUE_ARN: 'OnClockQueue.Arn',
    CLOCK_QUEUE_URL: 'OnClockQueue',
  },
  'plan-evaluations': consumer('PlanEvaluations'),
  'settle-participants': { ...consumer('SettleParticipants'), ...chunks },
  'open-waves': { ...consumer('OpenWaves'), ...chunks },
  'promote-waitlist': consumer('PromoteWaitlist'),
  'serve-budget': consumer('ServeBudget'),
  'notify-raters': { ...consumer('NotifyRaters'), DIGEST_QUEUE_URL: 'SendDigestsQueue' },
  'send-digests': {
    ...consumer('SendDigests'),
    VAULT_TABLE_NAME: 'VaultTable',
    VAULT_KEY_ID: 'VaultKey',
    MAIL_FROM: 'Siger <siger@dev.siger.lampungprov.go.id>',
    MAIL_CONFIGURATION_SET: 'MailSet',
    MAIL_LINK: 'http://localhost:5173/tasks',
    DELIVERIES: '5',
  },
  'note-bounces': consumer('NoteBounces'),
  'record-readings': consumer('RecordReadings'),
  'run-chunks': { ...consumer('RunChunks'), ...chunks },
  'on-clock': { ...consumer('OnClock'), ...chunks, AUDIT_ALARM_QUEUE_URL: 'SealJournalAlarms', STAGE: 'dev' },
};

it.each(Object.keys(variables))('%s finds exactly its own resources in its environment', (name) => {
  expect(variablesOf(functionNamed(platform, name))).toEqual({
    ...variables[name],
    POWERTOOLS_SERVICE_NAME: name,
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
  });
});

it('has a function for every file in functions/', () => {
  const files = readdirSync('functions').filter((file) => file.endsWith('.ts'));
  expect(Object.keys(variables)).toEqual(expect.arrayContaining(files.map((file) => file.replace(/\.ts$/, ''))));
});

it('has these functions and no other', () => {
  const names = platform.ofType('AWS::Lambda::Function').map((fn) => variablesOf(fn).POWERTOOLS_SERVICE_NAME);
  expect(names.sort()).toEqual(Object.keys(variables).sort());
});

it('runs every function alike: Node 24 on arm64, traced, with a log of its own that expires', () => {
  const logs = new Map(platform.ofType('AWS::Logs::LogGroup').map(({ id, properties }) => [id, properties]));
  for (const { id, properties } of platform.ofType('AWS::Lambda::Function')) {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogGroup: `${id.replace(/Function$/, '')}Logs`, LogFormat: 'JSON' },
    });
    expect(logs.get(`${id.replace(/Function$/, '')}Logs`)).toEqual({ RetentionInDays: 7 });
  }
});
