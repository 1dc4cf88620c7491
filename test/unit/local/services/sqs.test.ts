import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqs, type Sqs } from '../../../../local/services/sqs/sqs';
import { openStore, type Store } from '../../../../local/services/store';
import { createClock } from '../../../../local/virtual-clock';
import { arnOf, assemblyOf, call, parsed, queue, until } from './fixtures';

const assembly = assemblyOf(
  queue('work', {
    VisibilityTimeout: 30,
    RedrivePolicy: { deadLetterTargetArn: arnOf('sqs', 'work-dead'), maxReceiveCount: 2 },
  }),
  queue('work-dead'),
);
const url = queue('work').ref;
const open = (store: Store): Sqs => createSqs({ assembly, store, clock: createClock() });

describe('queues', () => {
  let store: Store;
  let sqs: Sqs;
  beforeEach(() => {
    store = openStore();
    sqs = open(store);
  });
  afterEach(() => {
    sqs.close();
    store.close();
  });

  test('a received message is hidden until it is deleted', () => {
    sqs.send('work', 'a');
    const [message] = sqs.receive('work', 10);
    expect(message).toMatchObject({ body: 'a', attributes: { ApproximateReceiveCount: '1' } });
    expect(sqs.receive('work', 10)).toEqual([]);
    expect(sqs.counts('work')).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    sqs.remove('work', message!.receiptHandle);
    expect(sqs.counts('work')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('messages come in the order in which they were sent', () => {
    for (const body of ['a', 'b', 'c']) sqs.send('work', body);
    expect(sqs.receive('work', 2).map(({ body }) => body)).toEqual(['a', 'b']);
    expect(sqs.receive('work', 2).map(({ body }) => body)).toEqual(['c']);
  });

  test('the receive after the last allowed one moves the message to the dead-letter queue as it was', () => {
    const id = sqs.send('work', 'poison', { attributes: { key: { DataType: 'String', StringValue: 'v' } } });
    for (let i = 0; i < 2; i++) sqs.release('work', sqs.receive('work', 1)[0]!.receiptHandle, 0);
    expect(sqs.counts('work-dead').visible).toBe(0);
    expect(sqs.receive('work', 1)).toEqual([]);
    const [dead] = sqs.receive('work-dead', 1);
    expect(dead).toMatchObject({ messageId: id, body: 'poison', messageAttributes: { key: { StringValue: 'v' } } });
    expect(dead!.attributes).toMatchObject({
      DeadLetterQueueSourceArn: arnOf('sqs', 'work'),
      ApproximateReceiveCount: '3',
    });
  });

  test('an outdated receipt neither deletes nor hides', () => {
    sqs.send('work', 'a');
    const first = sqs.receive('work', 1)[0]!.receiptHandle;
    sqs.release('work', first, 0);
    sqs.receive('work', 1);
    sqs.remove('work', first);
    expect(sqs.release('work', first, 0)).toBe(false);
    expect(sqs.counts('work').inFlight).toBe(1);
  });

  test('a delayed message becomes visible when its delay is over, and its watcher is told', async () => {
    let told = 0;
    sqs.watch('work', () => {
      told += 1;
    });
    sqs.send('work', 'later', { delaySeconds: 0.03 });
    expect(sqs.counts('work')).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    await until(() => sqs.counts('work').visible === 1);
    expect(told).toBe(1);
    expect(sqs.receive('work', 1)[0]!.body).toBe('later');
  });

  test('a long poll ends with the send', async () => {
    const polled = sqs.handle(call('sqs', 'ReceiveMessage', { QueueUrl: url, WaitTimeSeconds: 20 }));
    await sqs.handle(call('sqs', 'SendMessage', { QueueUrl: url, MessageBody: 'now' }));
    expect(parsed(await polled).Messages).toMatchObject([{ Body: 'now' }]);
  });

  test('a batch reports each entry for itself', async () => {
    const reply = await sqs.handle(
      call('sqs', 'SendMessageBatch', {
        QueueUrl: url,
        Entries: [
          { Id: '1', MessageBody: 'fine' },
          { Id: '2', MessageBody: 'x'.repeat(1_048_577) },
        ],
      }),
    );
    expect(parsed(reply)).toMatchObject({
      Successful: [{ Id: '1' }],
      Failed: [{ Id: '2', Code: 'InvalidParameterValue' }],
    });
    expect(sqs.counts('work').visible).toBe(1);
  });

  test.each([
    ['SendMessage', { QueueUrl: 'https://nowhere/none', MessageBody: 'a' }, 'QueueDoesNotExist'],
    ['SendMessage', { QueueUrl: url, MessageBody: '' }, 'InvalidParameterValue'],
    ['SendMessage', { QueueUrl: url, MessageBody: 'a', DelaySeconds: 901 }, 'InvalidParameterValue'],
    ['StartMessageMoveTask', { SourceArn: 'x' }, 'InvalidAction'],
    ['SendMessageBatch', { QueueUrl: url, Entries: [] }, 'EmptyBatchRequest'],
  ])('%s %j is refused with %s', async (action, input, code) => {
    await expect(sqs.handle(call('sqs', action, input))).rejects.toMatchObject({ code });
  });
});

test('messages, their receive counts and their order survive a reopening; what was in flight is free again', () => {
  const dir = mkdtempSync(join(tmpdir(), 'siger-sqs-'));
  try {
    const before = openStore(dir);
    const first = open(before);
    for (const body of ['a', 'b', 'c']) first.send('work', body);
    const [a] = first.receive('work', 1);
    first.release('work', a!.receiptHandle, 0);
    first.receive('work', 1);
    const [c] = first.receive('work', 1);
    first.remove('work', c!.receiptHandle);
    first.close();
    before.close();

    const after = openStore(dir);
    const second = open(after);
    expect(second.counts('work')).toEqual({ visible: 2, inFlight: 0, delayed: 0 });
    const again = second.receive('work', 10);
    expect(again.map(({ body, attributes }) => [body, attributes.ApproximateReceiveCount])).toEqual([
      ['a', '2'],
      ['b', '2'],
    ]);
    second.close();
    after.close();
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('a property that the stand-in does not honor is refused at the start', () => {
  const fifo = assemblyOf(queue('orders.fifo', { FifoQueue: true }));
  expect(() => createSqs({ assembly: fifo, store: openStore(), clock: createClock() })).toThrow(/FifoQueue/);
});
