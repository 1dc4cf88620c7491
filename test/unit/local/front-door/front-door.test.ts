import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  TagResourceCommand,
} from '@aws-sdk/client-scheduler';
import { GetAccountCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { QueueDoesNotExist, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type ApiCall, ApiError, type ApiReply, type Service } from '../../../../local/contracts';
import { type CallHooks, createFrontDoor } from '../../../../local/front-door/front-door';

/** A service that keeps the calls it gets and answers them all alike. */
class Recorder implements Service {
  readonly name = 'recorder';
  readonly calls: ApiCall[] = [];
  reply: () => ApiReply = () => ({ status: 200, body: '{}' });

  async handle(call: ApiCall): Promise<ApiReply> {
    this.calls.push(call);
    return this.reply();
  }
}

let recorder: Recorder;
let hooks: CallHooks;
let authorize: (call: ApiCall) => void;
const service: Service = { name: 'any', handle: (call) => recorder.handle(call) };
const door = createFrontDoor({
  services: {
    dynamodb: service,
    sqs: service,
    events: service,
    scheduler: service,
    kms: service,
    s3: service,
    ses: service,
  },
  authorizer: { authorize: (call) => authorize(call) },
  callerOf: (accessKeyId) => (accessKeyId === 'somebody' ? { kind: 'operator' } : undefined),
  beforeCall: (call) => hooks.beforeCall?.(call),
  afterCall: (call, reply) => hooks.afterCall?.(call, reply),
  onCall: (call, outcome) => hooks.onCall?.(call, outcome),
});

let endpoint: string;
beforeAll(async () => {
  endpoint = await door.listen(0);
});
afterAll(() => door.close());
beforeEach(() => {
  recorder = new Recorder();
  hooks = {};
  authorize = () => undefined;
});

const config = (accessKeyId = 'somebody') => ({
  endpoint,
  region: 'ap-southeast-3',
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey: 'local' },
});
const key = { pk: { S: 'TRN#1' } };
const get = new GetItemCommand({ TableName: 'table', Key: key });

describe('DynamoDB', () => {
  const client = () => new DynamoDBClient(config());

  it('passes the decoded input, the body as it came and the caller on', async () => {
    recorder.reply = () => ({ status: 200, body: JSON.stringify({ Item: { pk: { S: 'TRN#1' }, n: { N: '3' } } }) });
    await expect(client().send(get)).resolves.toMatchObject({ Item: { n: { N: '3' } } });
    const [call] = recorder.calls;
    expect(call).toMatchObject({ service: 'dynamodb', action: 'GetItem', caller: { kind: 'operator' } });
    expect(call?.input).toEqual({ TableName: 'table', Key: key });
    expect(JSON.parse(call?.body.toString() ?? '')).toEqual(call?.input);
    expect(call?.headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem');
  });

  it('passes an engine’s error on with its reasons', async () => {
    recorder.reply = () => ({
      status: 400,
      body: JSON.stringify({
        __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
        Message: 'Transaction cancelled',
        CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
      }),
    });
    const Put = { TableName: 'table', Item: key };
    await expect(client().send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
    });
  });

  it('encodes an error of ours', async () => {
    recorder.reply = () => {
      throw new ApiError('ProvisionedThroughputExceededException', 'Slow down');
    };
    await expect(client().send(get)).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      message: 'Slow down',
    });
  });

  it('understands the streams as well', async () => {
    await post('DynamoDBStreams_20120810.GetRecords', '{"ShardIterator":"x"}');
    expect(recorder.calls[0]).toMatchObject({
      service: 'dynamodb',
      action: 'GetRecords',
      input: { ShardIterator: 'x' },
    });
  });

  it('answers one connection many times', async () => {
    const one = client();
    await Promise.all(Array.from({ length: 50 }, () => one.send(get)));
    expect(recorder.calls).toHaveLength(50);
  });
});

describe('other services', () => {
  it('SQS, with errors that keep their class', async () => {
    const client = new SQSClient(config());
    const send = new SendMessageCommand({ QueueUrl: `${endpoint}/000000000000/queue`, MessageBody: 'hi' });
    recorder.reply = () => ({ status: 200, body: JSON.stringify({ MessageId: 'm1', MD5OfMessageBody: md5OfHi }) });
    await expect(client.send(send)).resolves.toMatchObject({ MessageId: 'm1' });
    expect(recorder.calls[0]).toMatchObject({ service: 'sqs', action: 'SendMessage', input: { MessageBody: 'hi' } });

    recorder.reply = () => {
      throw new ApiError('QueueDoesNotExist', 'No such queue');
    };
    await expect(client.send(send)).rejects.toBeInstanceOf(QueueDoesNotExist);
  });

  it('EventBridge', async () => {
    recorder.reply = () => ({
      status: 200,
      body: JSON.stringify({ FailedEntryCount: 0, Entries: [{ EventId: 'e1' }] }),
    });
    const Entries = [{ EventBusName: 'siger', Source: 'siger', DetailType: 'TrainingEnded', Detail: '{}' }];
    const client = new EventBridgeClient(config());
    await expect(client.send(new PutEventsCommand({ Entries }))).resolves.toMatchObject({ FailedEntryCount: 0 });
    expect(recorder.calls[0]).toMatchObject({ service: 'events', action: 'PutEvents', input: { Entries } });
  });

  it('KMS', async () => {
    recorder.reply = () => ({
      status: 200,
      body: JSON.stringify({ Plaintext: Buffer.from('secret').toString('base64') }),
    });
    const command = new DecryptCommand({ CiphertextBlob: Buffer.from('wrapped'), KeyId: 'key' });
    const { Plaintext } = await new KMSClient(config()).send(command);
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('secret');
    expect(recorder.calls[0]).toMatchObject({ service: 'kms', action: 'Decrypt', input: { KeyId: 'key' } });
  });

  describe('Scheduler', () => {
    const client = () => new SchedulerClient(config());

    it('takes the name from the path and the group from body or query', async () => {
      recorder.reply = () => ({ status: 200, body: JSON.stringify({ ScheduleArn: 'arn:aws:scheduler:x', Name: 'n' }) });
      await client().send(
        new CreateScheduleCommand({
          Name: '01ARZ-end-r1',
          GroupName: 'siger',
          ScheduleExpression: 'at(2026-10-31T09:00:00)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: 'arn:aws:sqs:x', RoleArn: 'arn:aws:iam:x', Input: '{}' },
        }),
      );
      await client().send(new GetScheduleCommand({ Name: '01ARZ-end-r1', GroupName: 'siger' }));
      await client().send(new DeleteScheduleCommand({ Name: '01ARZ-end-r1', GroupName: 'siger' }));
      await client().send(new ListSchedulesCommand({ GroupName: 'siger', NamePrefix: '01' }));
      expect(recorder.calls.map(({ action, input }) => [action, input.Name, input.GroupName])).toEqual([
        ['CreateSchedule', '01ARZ-end-r1', 'siger'],
        ['GetSchedule', '01ARZ-end-r1', 'siger'],
        ['DeleteSchedule', '01ARZ-end-r1', 'siger'],
        ['ListSchedules', undefined, 'siger'],
      ]);
      expect(recorder.calls[0]?.input.Target).toEqual({ Arn: 'arn:aws:sqs:x', RoleArn: 'arn:aws:iam:x', Input: '{}' });
    });

    it('names its errors in a header', async () => {
      recorder.reply = () => {
        throw new ApiError('ConflictException', 'Schedule exists already', 409);
      };
      const command = new GetScheduleCommand({ Name: 'n' });
      await expect(client().send(command)).rejects.toMatchObject({
        name: 'ConflictException',
        message: 'Schedule exists already',
        $metadata: { httpStatusCode: 409 },
      });
    });

    it('refuses an operation that it does not know', async () => {
      const command = new TagResourceCommand({ ResourceArn: 'arn:aws:scheduler:x', Tags: [] });
      await expect(client().send(command)).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
    });
  });

  it('reads a mail for SES, and nothing else of it', async () => {
    recorder.reply = () => ({ status: 200, body: JSON.stringify({ MessageId: 'm' }) });
    const client = new SESv2Client(config());
    const input = { FromEmailAddress: 'a@x.id', Destination: { ToAddresses: ['b@x.id'] }, Content: {} };
    expect(await client.send(new SendEmailCommand(input))).toMatchObject({ MessageId: 'm' });
    expect(recorder.calls.map(({ service: name, action, input: sent }) => [name, action, sent])).toEqual([
      ['ses', 'SendEmail', input],
    ]);
    await expect(client.send(new GetAccountCommand())).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
  });

  describe('S3', () => {
    const request = (path: string, init: RequestInit = {}) =>
      fetch(endpoint + path, { ...init, headers: { authorization: signature('somebody', 's3') } });

    it('puts and gets whole objects', async () => {
      recorder.reply = () => ({ status: 200, body: Buffer.from('content') });
      const response = await request('/bucket/a/b%20c.json?x-id=GetObject');
      await expect(response.text()).resolves.toBe('content');
      await request('/bucket/a', { method: 'PUT', body: 'content' });
      expect(recorder.calls.map(({ action, input }) => [action, input])).toEqual([
        ['GetObject', { Bucket: 'bucket', Key: 'a/b c.json' }],
        ['PutObject', { Bucket: 'bucket', Key: 'a' }],
      ]);
      expect(recorder.calls[1]?.body.toString()).toBe('content');
    });

    it('refuses everything else in its own form', async () => {
      const response = await request('/bucket/a?uploads', { method: 'PUT' });
      expect(response.status).toBe(501);
      await expect(response.text()).resolves.toContain('<Code>NotImplemented</Code>');
      expect(recorder.calls).toEqual([]);
    });
  });
});

describe('who calls', () => {
  it('must be known', async () => {
    await expect(new DynamoDBClient(config('nobody')).send(get)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    expect(recorder.calls).toEqual([]);
  });

  it('must say so', async () => {
    const response = await post('DynamoDB_20120810.GetItem', '{}', {});
    expect(response.status).toBe(403);
    await expect(response.text()).resolves.toContain('MissingAuthenticationTokenException');
  });

  it('must be allowed', async () => {
    authorize = () => {
      throw new ApiError('AccessDeniedException', 'User: x is not authorized to perform: dynamodb:GetItem');
    };
    await expect(new DynamoDBClient(config()).send(get)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(recorder.calls).toEqual([]);
  });
});

describe('hooks', () => {
  const put = new PutItemCommand({ TableName: 'table', Item: key });

  it('may throttle before the call takes effect', async () => {
    hooks = {
      beforeCall: async () => {
        throw new ApiError('ThrottlingException', 'Rate exceeded');
      },
    };
    await expect(new DynamoDBClient(config()).send(put)).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(recorder.calls).toEqual([]);
  });

  it('may lose the answer after it', async () => {
    hooks = {
      afterCall: () => {
        throw new ApiError('InternalServerError', 'Lost', 500);
      },
    };
    await expect(new DynamoDBClient(config()).send(put)).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(recorder.calls).toHaveLength(1);
  });

  it('learn how every call ended', async () => {
    const seen: string[] = [];
    hooks = {
      onCall: ({ action }, outcome) => {
        seen.push(`${action} ${outcome instanceof ApiError ? outcome.code : outcome.status}`);
      },
    };
    const client = new DynamoDBClient(config());
    await client.send(put);
    authorize = () => {
      throw new ApiError('AccessDeniedException', 'No');
    };
    await expect(client.send(get)).rejects.toThrow();
    expect(seen).toEqual(['PutItem 200', 'GetItem AccessDeniedException']);
  });
});

describe('what is not understood is an error', () => {
  it.each([
    [
      'another service',
      'Logs_20140328.PutLogEvents',
      '{}',
      501,
      'does not know the operation Logs_20140328.PutLogEvents',
    ],
    ['no target', undefined, 'Action=SendMessage', 501, 'does not know dynamodb POST /'],
    ['a body that is no object', 'DynamoDB_20120810.GetItem', '[1', 400, 'SerializationException'],
    ['a failure of our own', 'DynamoDB_20120810.PutItem', '{}', 500, 'out of order'],
  ])('%s', async (_, target, body, status, text) => {
    recorder.reply = () => {
      throw new Error('out of order');
    };
    const response = await post(target, body);
    expect(response.status).toBe(status);
    await expect(response.text()).resolves.toContain(text);
  });

  it('a body beyond the limits of AWS', async () => {
    const response = await post('DynamoDB_20120810.GetItem', 'x'.repeat(18 * 1024 * 1024));
    expect(response.status).toBe(413);
  });
});

it('says when its port is taken', async () => {
  const second = createFrontDoor({
    services: {},
    authorizer: { authorize: () => undefined },
    callerOf: () => undefined,
  });
  await expect(second.listen(Number(new URL(endpoint).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

const md5OfHi = '49f68a5c8493ec2c0bf489821c21fc3b';

function signature(accessKeyId: string, scope: string): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/ap-southeast-3/${scope}/aws4_request, Signature=x`;
}

function post(target: string | undefined, body: string, headers?: Record<string, string>): Promise<Response> {
  const authorization = { authorization: signature('somebody', 'dynamodb') };
  return fetch(endpoint, {
    method: 'POST',
    headers: { ...(headers ?? authorization), ...(target ? { 'x-amz-target': target } : {}) },
    body,
  });
}
