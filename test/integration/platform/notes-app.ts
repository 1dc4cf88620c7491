import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { FeaturePlan, LambdaVersion, UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, type ITable, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as Lambda, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { build } from 'esbuild';

const folder = join(__dirname, 'functions');

/** Bundles the functions of this folder into `dir`, one folder each. */
export async function bundle(dir: string): Promise<void> {
  await build({
    entryPoints: readdirSync(folder).map((file) => ({ in: join(folder, file), out: `${basename(file, '.ts')}/index` })),
    outdir: dir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
    logLevel: 'error',
  });
}

/** A small app with one of each kind: notes are written over HTTP, announced, read from a queue, and come back by schedule. */
export function synthesize(bundles: string, outdir: string): void {
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'notes');
  const fn = (name: string, environment: Record<string, string> = {}) =>
    new Lambda(stack, name, {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(join(bundles, name)),
      memorySize: 256,
      timeout: Duration.seconds(10),
      environment,
    });

  const table = new Table(stack, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
  });
  const others = new Table(stack, 'OtherTable', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
  const bus = new EventBus(stack, 'Bus');
  const deadLetters = new Queue(stack, 'ReadDeadLetters');
  const queue = new Queue(stack, 'ReadQueue', {
    visibilityTimeout: Duration.seconds(60),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 2 },
  });
  const clockQueue = new Queue(stack, 'ClockQueue', { visibilityTimeout: Duration.seconds(60) });
  new Rule(stack, 'Rule', {
    eventBus: bus,
    eventPattern: { source: ['test'], detailType: ['NoteWritten'] },
    targets: [new SqsQueue(queue)],
  });

  const group = new ScheduleGroup(stack, 'Group', { scheduleGroupName: 'notes' });
  const role = new Role(stack, 'ScheduleRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
  clockQueue.grantSendMessages(role);

  const writeNote = fn('write-note', { TABLE_NAME: table.tableName, OTHER_TABLE_NAME: others.tableName });
  writeNote.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] }));

  const publish = fn('publish-notes', { BUS_NAME: bus.eventBusName });
  bus.grantPutEventsTo(publish);
  publish.addEventSource(
    new DynamoEventSource(table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      reportBatchItemFailures: true,
      filters: [
        {
          pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'NOTE#' }] } } } }),
        },
      ],
    }),
  );

  const read = fn('read-notes', {
    TABLE_NAME: table.tableName,
    SCHEDULE_GROUP: group.scheduleGroupName,
    SCHEDULE_ROLE_ARN: role.roleArn,
    CLOCK_QUEUE_ARN: clockQueue.queueArn,
  });
  read.addEventSource(new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true }));
  read.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] }));
  read.addToRolePolicy(
    new PolicyStatement({
      actions: ['scheduler:CreateSchedule'],
      resources: [stack.formatArn({ service: 'scheduler', resource: 'schedule', resourceName: 'notes/*' })],
    }),
  );
  read.addToRolePolicy(new PolicyStatement({ actions: ['iam:PassRole'], resources: [role.roleArn] }));

  const onClock = fn('on-clock', { TABLE_NAME: table.tableName });
  onClock.addEventSource(new SqsEventSource(clockQueue, { batchSize: 1 }));
  onClock.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] }));

  const pool = new UserPool(stack, 'Pool', { featurePlan: FeaturePlan.ESSENTIALS });
  pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, fn('pre-token'), LambdaVersion.V2_0);
  const client = pool.addClient('Client', { disableOAuth: true, accessTokenValidity: Duration.minutes(15) });

  const api = new HttpApi(stack, 'Api', {
    corsPreflight: {
      allowOrigins: ['http://localhost:3000'],
      allowMethods: [CorsHttpMethod.POST],
      allowHeaders: ['authorization'],
    },
  });
  api.addRoutes({
    path: '/notes',
    methods: [HttpMethod.POST],
    integration: new HttpLambdaIntegration('Write', writeNote),
    authorizer: new HttpJwtAuthorizer('Jwt', `https://cognito-idp.${stack.region}.amazonaws.com/${pool.userPoolId}`, {
      jwtAudience: [client.userPoolClientId],
    }),
  });
  app.synth();
}
