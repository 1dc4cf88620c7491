import type { Caller, JsonObject } from '../../../../local/contracts';
import { allow, arns, decider, trust } from './sample-platform';

const item = { pk: { S: 'TRN#1' } };
const queueUrl = 'https://sqs.ap-southeast-3.amazonaws.com/000000000000/work';
const denied = (action: string) => new RegExp(`is not authorized to perform: ${action} on resource: `);

describe('a function has what its role allows', () => {
  it('and nothing else', () => {
    const { decide } = decider({ worker: [allow(['dynamodb:GetItem', 'dynamodb:Query'], arns.table)] });
    decide('dynamodb', 'GetItem', { TableName: 'main', Key: item });
    decide('dynamodb', 'GetItem', { TableName: arns.table, Key: item });
    expect(() => decide('dynamodb', 'PutItem', { TableName: 'main', Item: item })).toThrow(denied('dynamodb:PutItem'));
    expect(() => decide('dynamodb', 'GetItem', { TableName: 'vault', Key: item })).toThrow(denied('dynamodb:GetItem'));
  });

  it('and is told no in the words of AWS', () => {
    const { decide } = decider();
    expect(() => decide('dynamodb', 'PutItem', { TableName: 'main', Item: item })).toThrow(
      expect.objectContaining({
        code: 'AccessDeniedException',
        status: 400,
        message:
          'User: arn:aws:sts::000000000000:assumed-role/worker/worker is not authorized to perform: dynamodb:PutItem ' +
          `on resource: ${arns.table} because no identity-based policy allows the dynamodb:PutItem action`,
      }),
    );
  });

  it('unless something denies it', () => {
    const deny = { Effect: 'Deny', Action: 'dynamodb:Delete*', Resource: '*' };
    const { decide } = decider({ worker: [allow('dynamodb:*', '*'), deny] });
    decide('dynamodb', 'PutItem', { TableName: 'main', Item: item });
    expect(() => decide('dynamodb', 'DeleteItem', { TableName: 'main', Key: item })).toThrow(
      /with an explicit deny in an identity-based policy$/,
    );
  });

  it('by inline and known managed policies as well', () => {
    const Policies = [{ PolicyName: 'Read', PolicyDocument: { Statement: [allow('dynamodb:GetItem', arns.table)] } }];
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'];
    const { decide, used } = decider({ role: { Policies, ManagedPolicyArns } });
    decide('dynamodb', 'GetItem', { TableName: 'main', Key: item });
    expect(used).toContain(`grant WorkerRole/Read#0 dynamodb:GetItem on ${arns.table}`);
  });

  it('only if Lambda may assume the role', () => {
    const parts = { worker: [allow('*', '*')], role: { AssumeRolePolicyDocument: trust('events.amazonaws.com') } };
    expect(() => decider(parts).decide('dynamodb', 'GetItem', { TableName: 'main', Key: item })).toThrow(
      /^User: lambda\.amazonaws\.com is not authorized to perform: sts:AssumeRole/,
    );
  });

  it('while the operator of the machine has everything', () => {
    const { decide } = decider();
    expect(() => decide('dynamodb', 'CreateTable', {}, { kind: 'operator' })).not.toThrow();
  });
});

describe('the permissions that a call needs', () => {
  const key = { TableName: 'main', Key: item };
  const put = { TableName: 'main', Item: item };
  it.each<[string, string, string, JsonObject, string[]]>([
    [
      'a query on an index',
      'dynamodb',
      'Query',
      { TableName: 'main', IndexName: 'GSI1' },
      [`dynamodb:Query ${arns.table}/index/GSI1`],
    ],
    [
      'a batch of reads',
      'dynamodb',
      'BatchGetItem',
      { RequestItems: { main: { Keys: [item, item] } } },
      [`dynamodb:BatchGetItem ${arns.table}`],
    ],
    [
      'a batch of writes',
      'dynamodb',
      'BatchWriteItem',
      { RequestItems: { main: [{ PutRequest: { Item: item } }] } },
      [`dynamodb:BatchWriteItem ${arns.table}`],
    ],
    [
      'each part of a writing transaction',
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Put: put }, { Update: key }, { Delete: key }, { ConditionCheck: key }, { Put: put }] },
      ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map((action) => `dynamodb:${action} ${arns.table}`),
    ],
    [
      'each part of a reading transaction',
      'dynamodb',
      'TransactGetItems',
      { TransactItems: [{ Get: key }] },
      [`dynamodb:GetItem ${arns.table}`],
    ],
    ['a stream', 'dynamodb', 'GetRecords', { StreamArn: arns.stream }, [`dynamodb:GetRecords ${arns.stream}`]],
    ['a batch of messages', 'sqs', 'SendMessageBatch', { QueueUrl: queueUrl }, [`sqs:SendMessage ${arns.queue}`]],
    ['an event', 'events', 'PutEvents', { Entries: [{ EventBusName: 'siger' }] }, [`events:PutEvents ${arns.bus}`]],
    [
      'a mail',
      'ses',
      'SendEmail',
      { FromEmailAddress: 'Siger <siger@x.id>', ConfigurationSetName: 'set' },
      [arns.identity, arns.configurationSet].map((arn) => `ses:SendEmail ${arn}`),
    ],
    [
      'a schedule, which is handed a role',
      'scheduler',
      'CreateSchedule',
      { Name: 'n', GroupName: 'siger', Target: { RoleArn: arns.clock } },
      [`scheduler:CreateSchedule ${arns.schedules}n`, `iam:PassRole ${arns.clock}`],
    ],
    [
      'a schedule’s end',
      'scheduler',
      'DeleteSchedule',
      { Name: 'n', GroupName: 'siger' },
      [`scheduler:DeleteSchedule ${arns.schedules}n`],
    ],
    ['an object', 's3', 'GetObject', { Bucket: 'trail', Key: 'a/b' }, ['s3:GetObject arn:aws:s3:::trail/a/b']],
  ])('of %s: all are needed, and they suffice', (_, service, action, input, permissions) => {
    const statements = permissions.map((permission) => {
      const [name = '', arn = ''] = permission.split(' ');
      return allow(name, arn);
    });
    decider({ worker: statements }).decide(service, action, input);
    for (const missing of statements) {
      const { decide } = decider({ worker: statements.filter((statement) => statement !== missing) });
      expect(() => decide(service, action, input)).toThrow(denied((missing as { Action: string }).Action));
    }
  });

  it.each([
    ['dynamodb', 'ExecuteStatement', { Statement: 'SELECT' }],
    ['dynamodb', 'GetRecords', { ShardIterator: 'opaque' }],
    ['sqs', 'CreateQueue', { QueueName: 'x' }],
    ['lambda', 'Invoke', {}],
  ])('of %s:%s are not known, which is an error', (service, action, input) => {
    const { decide } = decider({ worker: [allow('*', '*')] });
    expect(() => decide(service, action, input)).toThrow(
      expect.objectContaining({ code: 'NotImplemented', status: 501 }),
    );
  });
});

describe('conditions', () => {
  it('passing a role only to the service that it is for', () => {
    const schedule = { Name: 'n', GroupName: 'siger', Target: { RoleArn: arns.clock } };
    const withPass = (service: string) =>
      decider({
        worker: [
          allow('scheduler:CreateSchedule', `${arns.schedules}*`),
          allow('iam:PassRole', arns.clock, { Condition: { StringEquals: { 'iam:PassedToService': service } } }),
        ],
      });
    withPass('scheduler.amazonaws.com').decide('scheduler', 'CreateSchedule', schedule);
    expect(() => withPass('lambda.amazonaws.com').decide('scheduler', 'CreateSchedule', schedule)).toThrow(
      denied('iam:PassRole'),
    );
  });

  it('partition keys', () => {
    const Condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TRN#*'] } };
    const { decide } = decider({ worker: [allow('dynamodb:*', [arns.table, `${arns.table}/index/*`], { Condition })] });
    const transaction = (...keys: string[]) => ({
      TransactItems: keys.map((S) => ({ Put: { TableName: 'main', Item: { pk: { S } } } })),
    });
    const query = (S: string, IndexName?: string) => ({
      TableName: 'main',
      KeyConditionExpression: 'begins_with(sk, :s) AND #k = :k',
      ExpressionAttributeNames: { '#k': IndexName ? 'gsi1pk' : 'pk' },
      ExpressionAttributeValues: { ':k': { S }, ':s': { S: 'x' } },
      ...(IndexName ? { IndexName } : {}),
    });
    decide('dynamodb', 'GetItem', { TableName: 'main', Key: item });
    decide('dynamodb', 'TransactWriteItems', transaction('TRN#1', 'TRN#2'));
    decide('dynamodb', 'Query', query('TRN#1'));
    decide('dynamodb', 'Query', query('TRN#1', 'GSI1'));
    expect(() => decide('dynamodb', 'GetItem', { TableName: 'main', Key: { pk: { S: 'PER#1' } } })).toThrow();
    expect(() => decide('dynamodb', 'TransactWriteItems', transaction('TRN#1', 'PER#2'))).toThrow();
    expect(() => decide('dynamodb', 'Query', query('PER#1'))).toThrow();
    expect(() => decide('dynamodb', 'Query', query('PER#1', 'GSI1'))).toThrow();
  });
});

describe('resource policies', () => {
  const rule: Caller = { kind: 'service', principal: 'events.amazonaws.com', sourceArn: arns.rule };
  const send = { QueueUrl: queueUrl, MessageBody: '{}' };
  const fromRule = (source: string) =>
    allow('sqs:SendMessage', arns.queue, {
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': source } },
    });
  const insecure = {
    Effect: 'Deny',
    Action: 'sqs:*',
    Resource: '*',
    Principal: { AWS: '*' },
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };

  it('let a rule send to its queue, and no other rule', () => {
    const { decide, used } = decider({ queue: [insecure, fromRule(arns.rule)] });
    decide('sqs', 'SendMessage', send, rule);
    expect(used).toContain(`grant QueuePolicy#1 sqs:SendMessage on ${arns.queue}`);
    expect(() => decider({ queue: [fromRule(`${arns.rule}x`)] }).decide('sqs', 'SendMessage', send, rule)).toThrow(
      /^User: events\.amazonaws\.com .*because no resource-based policy allows the sqs:SendMessage action$/,
    );
  });

  it('let a role in by its ARN, but not by its account alone', () => {
    const to = (AWS: string) => decider({ queue: [allow('sqs:SendMessage', '*', { Principal: { AWS } })] });
    to('arn:aws:iam::000000000000:role/worker').decide('sqs', 'SendMessage', send);
    expect(() => to('000000000000').decide('sqs', 'SendMessage', send)).toThrow(denied('sqs:SendMessage'));
  });

  it('keep out whom they deny', () => {
    const deny = { ...insecure, Condition: {} };
    const { decide } = decider({ worker: [allow('sqs:*', '*')], queue: [deny] });
    expect(() => decide('sqs', 'SendMessage', send)).toThrow(/with an explicit deny in a resource-based policy$/);
  });
});

describe('schedules', () => {
  const firing: Caller = {
    kind: 'service',
    principal: 'scheduler.amazonaws.com',
    sourceArn: `${arns.schedules}01ARZ-end-r1`,
    roleArn: arns.clock,
  };
  const send = { QueueUrl: queueUrl, MessageBody: '{}' };
  const clock = [allow('sqs:SendMessage', arns.queue)];

  it('act by their role', () => {
    const { decide, used } = decider({ clock });
    decide('sqs', 'SendMessage', send, firing);
    expect([...used]).toEqual([
      'grant ClockRole.trust#0 sts:AssumeRole on *',
      `grant ClockPolicy#0 sqs:SendMessage on ${arns.queue}`,
    ]);
    expect(() => decider().decide('sqs', 'SendMessage', send, firing)).toThrow(
      /^User: arn:aws:sts::000000000000:assumed-role\/clock\/01ARZ-end-r1 is not authorized to perform: sqs:SendMessage/,
    );
  });

  it('which trusts the service for their group alone', () => {
    const group = (name: string) => ({
      StringEquals: {
        'aws:SourceAccount': '000000000000',
        'aws:SourceArn': `arn:aws:scheduler:ap-southeast-3:000000000000:schedule-group/${name}`,
      },
    });
    const trusting = (name: string) => decider({ clock, trust: trust('scheduler.amazonaws.com', group(name)) });
    trusting('siger').decide('sqs', 'SendMessage', send, firing);
    expect(() => trusting('other').decide('sqs', 'SendMessage', send, firing)).toThrow(denied('sts:AssumeRole'));
  });
});

describe('keys', () => {
  const decrypt = { KeyId: 'alias/siger', CiphertextBlob: '' };

  it('leave the decision to the account where their policy says so', () => {
    const worker = [allow('kms:Decrypt', 'arn:aws:kms:*:*:key/*')];
    const { decide, used } = decider({ worker });
    decide('kms', 'Decrypt', decrypt);
    expect(used).toContain('grant WorkerPolicy#0 kms:Decrypt on arn:aws:kms:*:*:key/*');
    expect(used).toContain('grant Key#0 kms:* on *');
    expect(() => decide('kms', 'GenerateDataKey', decrypt)).toThrow(denied('kms:GenerateDataKey'));
    expect(() => decider({ worker, key: [] }).decide('kms', 'Decrypt', decrypt)).toThrow(
      /because no resource-based policy allows the kms:Decrypt action$/,
    );
  });

  it('may let a role in by their own policy', () => {
    const key = [allow('kms:Decrypt', '*', { Principal: { AWS: 'arn:aws:iam::000000000000:role/worker' } })];
    decider({ key }).decide('kms', 'Decrypt', { CiphertextBlob: '' });
  });

  it('see the encryption context', () => {
    const Condition = { StringEquals: { 'kms:EncryptionContext:person': 'per_1' } };
    const { decide } = decider({ worker: [allow('kms:Decrypt', '*', { Condition })] });
    decide('kms', 'Decrypt', { ...decrypt, EncryptionContext: { person: 'per_1' } });
    expect(() => decide('kms', 'Decrypt', { ...decrypt, EncryptionContext: { person: 'per_2' } })).toThrow();
    expect(() => decide('kms', 'Decrypt', decrypt)).toThrow();
  });

  it.each([
    [
      'a table',
      'dynamodb',
      'GetItem',
      { TableName: 'vault', Key: item },
      ['dynamodb:GetItem'],
      'dynamodb',
      ['kms:Decrypt'],
    ],
    [
      'a queue',
      'sqs',
      'SendMessage',
      { QueueUrl: queueUrl.replace('work', 'secret') },
      ['sqs:SendMessage'],
      'sqs',
      ['kms:GenerateDataKey', 'kms:Decrypt'],
    ],
  ])('of %s are needed by those who use it', (_, service, action, input, own, via, keyActions) => {
    const Condition = { StringEquals: { 'kms:ViaService': `${via}.ap-southeast-3.amazonaws.com` } };
    decider({ worker: [allow(own, '*'), allow(keyActions, '*', { Condition })] }).decide(service, action, input);
    for (const missing of keyActions) {
      const others = keyActions.filter((one) => one !== missing);
      const { decide } = decider({ worker: [allow(own, '*'), allow([...others, 'kms:None'], '*', { Condition })] });
      expect(() => decide(service, action, input)).toThrow(denied(missing));
    }
  });
});

describe('coverage', () => {
  it('names the grant of the policy that allowed a call', () => {
    const { decide, used } = decider({
      worker: [allow('dynamodb:PutItem', arns.table), allow(['dynamodb:Get*', 'dynamodb:Query'], arns.table)],
    });
    decide('dynamodb', 'GetItem', { TableName: 'main', Key: item });
    expect([...used].filter((entry) => entry.includes('WorkerPolicy'))).toEqual([
      `grant WorkerPolicy#1 dynamodb:Get* on ${arns.table}`,
    ]);
  });
});
