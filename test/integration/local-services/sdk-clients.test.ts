import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { JsonObject, Service } from '../../../local/contracts';
import { createEvents } from '../../../local/services/events/events';
import { createKms } from '../../../local/services/kms/kms';
import { createSqs } from '../../../local/services/sqs/sqs';
import { openStore } from '../../../local/services/store';
import { createClock } from '../../../local/virtual-clock';
import {
  arnOf,
  assemblyOf,
  call,
  noCoverage,
  queue,
  resource,
  watchfulAuthorizer,
} from '../../unit/local/services/fixtures';

const QueueUrl = queue('work').ref;
const assembly = assemblyOf(
  queue('work'),
  resource('AWS::KMS::Key', 'Key', {}, 'key-1', { Arn: arnOf('kms', 'key/key-1') }),
  resource('AWS::Events::EventBus', 'Bus', { Name: 'platform' }, 'platform'),
  resource('AWS::Events::Rule', 'Rule', {
    EventBusName: 'platform',
    EventPattern: { source: ['siger'] },
    Targets: [{ Id: 'work', Arn: arnOf('sqs', 'work') }],
  }),
);

describe('the SDK understands the stand-ins', () => {
  const store = openStore();
  const clock = createClock();
  const sqs = createSqs({ assembly, store, clock });
  const authorizer = watchfulAuthorizer();
  const services: Record<string, Service> = {
    AmazonSQS: sqs,
    AWSEvents: createEvents({ assembly, clock, store, sqs, authorizer, coverage: noCoverage }),
    TrentService: createKms({ assembly }),
  };
  let door: Server;
  let clients: { sqs: SQSClient; events: EventBridgeClient; kms: KMSClient };

  beforeAll(async () => {
    door = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const [service = '', action = ''] = String(request.headers['x-amz-target']).split('.');
      const input = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      const reply = await services[service]!.handle(call(service, action, input));
      response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(reply.body);
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const config = {
      endpoint: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    };
    clients = { sqs: new SQSClient(config), events: new EventBridgeClient(config), kms: new KMSClient(config) };
  });

  afterAll(async () => {
    for (const client of Object.values(clients)) client.destroy();
    await new Promise((resolve) => door.close(resolve));
    sqs.close();
    store.close();
  });

  test('queues', async () => {
    const client = clients.sqs;
    expect(await client.send(new GetQueueUrlCommand({ QueueName: 'work' }))).toMatchObject({ QueueUrl });
    const MessageAttributes = { cause: { DataType: 'String', StringValue: 'uji' } };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'satu', MessageAttributes }));
    const Entries = ['dua', 'tiga'].map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    expect((await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).Successful).toHaveLength(2);

    const receive = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    const { Messages = [] } = await client.send(receive);
    expect(Messages.map(({ Body }) => Body)).toEqual(['satu', 'dua', 'tiga']);
    expect(Messages[0]).toMatchObject({ MessageAttributes, Attributes: { ApproximateReceiveCount: '1' } });
    const receipts = Messages.map(({ ReceiptHandle }) => ReceiptHandle!);

    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receipts[0]! }));
    const deletion = { QueueUrl, Entries: [{ Id: '1', ReceiptHandle: receipts[1]! }] };
    expect((await client.send(new DeleteMessageBatchCommand(deletion))).Successful).toHaveLength(1);
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receipts[2]!, VisibilityTimeout: 0 }),
    );
    const attributes = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    expect((await client.send(attributes)).Attributes).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '0',
    });
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    expect(sqs.counts('work')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('events', async () => {
    const entry = {
      EventBusName: 'platform',
      Source: 'siger',
      DetailType: 'TrainingEnded',
      Detail: '{}',
      Time: new Date(0),
    };
    const { FailedEntryCount, Entries } = await clients.events.send(new PutEventsCommand({ Entries: [entry] }));
    expect([FailedEntryCount, Entries?.length]).toEqual([0, 1]);
    expect(JSON.parse(sqs.receive('work', 1)[0]!.body)).toMatchObject({ time: '1970-01-01T00:00:00Z' });
  });

  test('keys', async () => {
    const EncryptionContext = { person: 'per_1' };
    const made = await clients.kms.send(
      new GenerateDataKeyCommand({ KeyId: 'key-1', KeySpec: 'AES_256', EncryptionContext }),
    );
    const { CiphertextBlob } = made;
    const { Plaintext } = await clients.kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(Plaintext).toEqual(made.Plaintext);
  });
});
