import type { ApiCall, Assembly, Caller, Coverage, Json, JsonObject, Resource } from '../../../../local/contracts';
import { createAuthorizer } from '../../../../local/iam/authorizer';
import { loadAssembly } from '../../../../local/template/load-assembly';
import { writeStack } from '../template/write-assembly';

export const arns = {
  table: 'arn:aws:dynamodb:ap-southeast-3:000000000000:table/main',
  vault: 'arn:aws:dynamodb:ap-southeast-3:000000000000:table/vault',
  stream: 'arn:aws:dynamodb:ap-southeast-3:000000000000:table/main/stream/2026-01-01T00:00:00.000',
  queue: 'arn:aws:sqs:ap-southeast-3:000000000000:work',
  secretQueue: 'arn:aws:sqs:ap-southeast-3:000000000000:secret',
  bus: 'arn:aws:events:ap-southeast-3:000000000000:event-bus/siger',
  rule: 'arn:aws:events:ap-southeast-3:000000000000:rule/siger/ended',
  fn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:worker',
  clock: 'arn:aws:iam::000000000000:role/clock',
  identity: 'arn:aws:ses:ap-southeast-3:000000000000:identity/x.id',
  configurationSet: 'arn:aws:ses:ap-southeast-3:000000000000:configuration-set/set',
  schedules: 'arn:aws:scheduler:ap-southeast-3:000000000000:schedule/siger/',
};

const att = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

/** A statement that allows; `rest` may deny, and adds conditions. */
export function allow(Action: Json, Resource: Json, rest: object = {}): object {
  return { Effect: 'Allow', Action, Resource, ...rest };
}

export interface Parts {
  /** Statements of the worker function's role. */
  readonly worker?: readonly object[];
  /** Statements of the clock role, which Scheduler assumes. */
  readonly clock?: readonly object[];
  /** Statements of the queue's policy. */
  readonly queue?: readonly object[];
  /** Statements of the key's policy; the default hands decisions to the account. */
  readonly key?: readonly object[];
  readonly trust?: object;
  /** Properties of the worker's role. */
  readonly role?: object;
  /** More resources. */
  readonly more?: object;
}

const keySchema = (AttributeName: string) => [{ AttributeName, KeyType: 'HASH' }];

/** A function with its role, two tables, two queues, a bus with a rule, a key and a role for schedules. */
export function sampleAssembly(parts: Parts = {}): Assembly {
  const accountRoot = { AWS: { 'Fn::Sub': 'arn:aws:iam::$' + '{AWS::AccountId}:root' } };
  const policy = (Statement: readonly object[], role: string) => ({
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyDocument: { Version: '2012-10-17', Statement }, Roles: [{ Ref: role }] },
  });
  const dir = writeStack({
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'main',
        KeySchema: keySchema('pk'),
        GlobalSecondaryIndexes: [{ IndexName: 'GSI1', KeySchema: keySchema('gsi1pk') }],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    },
    Vault: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'vault',
        KeySchema: keySchema('pk'),
        SSESpecification: { SSEEnabled: true, KMSMasterKeyId: att('Key') },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } },
    SecretQueue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'secret', KmsMasterKeyId: { Ref: 'Alias' } } },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: { Statement: parts.queue ?? [] } },
    },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'siger' } },
    Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'ended', EventBusName: { Ref: 'Bus' } } },
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: { Statement: parts.key ?? [allow('kms:*', '*', { Principal: accountRoot })] },
      },
    },
    Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/siger', TargetKeyId: att('Key') } },
    WorkerRole: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'worker', AssumeRolePolicyDocument: trust('lambda.amazonaws.com'), ...parts.role },
    },
    WorkerPolicy: policy(parts.worker ?? [], 'WorkerRole'),
    Worker: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'worker', Role: att('WorkerRole') } },
    ClockRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'clock',
        AssumeRolePolicyDocument: parts.trust ?? trust('scheduler.amazonaws.com'),
      },
    },
    ClockPolicy: policy(parts.clock ?? [], 'ClockRole'),
    ...parts.more,
  });
  return loadAssembly(dir);
}

export function trust(Service: string, Condition?: object): object {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } };
  return { Statement: [Condition ? { ...statement, Condition } : statement] };
}

export interface Decider {
  /** Throws what the caller would be told. */
  decide(service: string, action: string, input: JsonObject, caller?: Caller): void;
  readonly authorizer: ReturnType<typeof createAuthorizer>;
  readonly assembly: Assembly;
  resource(logicalId: string): Resource;
  /** `kind id` of everything that was used. */
  readonly used: ReadonlySet<string>;
}

/** The sample platform's authorizer, asked as its worker function unless told otherwise. */
export function decider(parts: Parts = {}): Decider {
  const assembly = sampleAssembly(parts);
  const used = new Set<string>();
  const coverage: Coverage = { use: (kind, id) => used.add(`${kind} ${id}`) };
  const authorizer = createAuthorizer(assembly, coverage);
  const resource = (logicalId: string) => assembly.resources.find((one) => one.logicalId === logicalId)!;
  const worker: Caller = { kind: 'function', fn: resource('Worker') };
  const decide = (service: string, action: string, input: JsonObject, caller: Caller = worker) => {
    const call: ApiCall = { service, action, input, headers: {}, body: Buffer.alloc(0), caller };
    authorizer.authorize(call);
  };
  return { decide, authorizer, assembly, resource, used };
}
