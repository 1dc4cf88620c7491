import {
  type CancellationReason,
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { batchGet } from '../../../adapters/aws/batch-get';
import { createTable } from '../../../adapters/table/table';
import { Change } from '../../../core/change';
import { CommitConflict } from '../../../core/errors';
import { idOf, sample } from '../../support/entities';
import { createTestClock } from '../../support/test-clock';
import { createTestIds } from '../../support/test-ids';

// What the embedded engines never answer.
const dynamo = mockClient(DynamoDBDocumentClient);
beforeEach(() => dynamo.reset());

const clock = createTestClock();
const { store } = createTable({
  client: DynamoDBDocumentClient.from(new DynamoDBClient({})),
  tableName: 'main',
  clock,
  ids: createTestIds(clock),
  trace: { requestId: 'r', correlationId: 'c', causationId: null },
});

/** A change of two writes that is cancelled for these reasons; the last is the journal's. */
const cancelled = (...codes: string[]) => {
  const CancellationReasons: CancellationReason[] = codes.map((Code) => ({ Code }));
  const error = new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
  dynamo.on(TransactWriteCommand).rejects(error);
  const header = { actor: 'system', role: 'SYSTEM', action: 'test.write', entity: 'x' };
  return { error, commit: store.commit(new Change(header).create(sample('Training')).create(sample('Session'))) };
};

test.each([
  ['a condition', ['None', 'ConditionalCheckFailed', 'None'], [1]],
  ['a condition and another transaction', ['TransactionConflict', 'ConditionalCheckFailed', 'None'], [1]],
  ['another transaction', ['None', 'TransactionConflict', 'None'], []],
  ['the journal entry alone', ['None', 'None', 'ConditionalCheckFailed'], []],
])('lost to %s: a conflict', async (_, codes, failed) => {
  await expect(cancelled(...codes).commit).rejects.toEqual(new CommitConflict(failed));
});

test.each([
  ['throttling', ['None', 'ThrottlingError', 'None']],
  ['throughput', ['ConditionalCheckFailed', 'ProvisionedThroughputExceeded', 'None']],
  ['a malformed write', ['None', 'ValidationError', 'None']],
  ['an unknown reason', ['None', 'None', 'None']],
])('cancelled for %s: no conflict', async (_, codes) => {
  const { error, commit } = cancelled(...codes);
  await expect(commit).rejects.toBe(error);
});

test.each([['TransactionConflict'], ['ThrottlingError']])('cancelled once for %s alone: sent again', async (code) => {
  const CancellationReasons: CancellationReason[] = [{ Code: 'None' }, { Code: code }];
  const error = new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
  dynamo.on(TransactWriteCommand).rejectsOnce(error).resolves({});
  const header = { actor: 'system', role: 'SYSTEM', action: 'test.write', entity: 'x' };
  await store.commit(new Change(header).create(sample('Training')));
  const sent = dynamo.commandCalls(TransactWriteCommand).map(({ args: [{ input }] }) => input);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
});

test('a condition that does not hold is not tried again', async () => {
  await expect(cancelled('ConditionalCheckFailed', 'None', 'None').commit).rejects.toThrow(CommitConflict);
  expect(dynamo.commandCalls(TransactWriteCommand)).toHaveLength(1);
});

test('throttled altogether: no conflict', async () => {
  const error = new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} });
  dynamo.on(TransactWriteCommand).rejects(error);
  const header = { actor: 'system', role: 'SYSTEM', action: 'test.write', entity: 'x' };
  await expect(store.commit(new Change(header).create(sample('Training')))).rejects.toBe(error);
});

describe('what is read at the same moment', () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'x' }));
  const asked = () => dynamo.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems);

  test('shares its calls, whatever the tables, and reads nothing twice', async () => {
    const Responses = {
      main: [
        { pk: 'B', sk: '#' },
        { pk: 'A', sk: '#' },
      ],
      vault: [{ pk: 'A', name: 'x' }],
    };
    dynamo.on(BatchGetCommand).resolves({ Responses });
    const found = await Promise.all([
      batchGet(client, 'main', [{ pk: 'A', sk: '#' }]),
      batchGet(client, 'vault', [{ pk: 'A' }, { pk: 'gone' }]),
      batchGet(client, 'main', [
        { pk: 'B', sk: '#' },
        { pk: 'A', sk: '#' },
      ]),
    ]);
    expect(found).toEqual([
      [{ pk: 'A', sk: '#' }],
      [{ pk: 'A', name: 'x' }],
      [
        { pk: 'B', sk: '#' },
        { pk: 'A', sk: '#' },
      ],
    ]);
    expect(asked()).toEqual([
      {
        main: {
          Keys: [
            { pk: 'A', sk: '#' },
            { pk: 'B', sk: '#' },
          ],
          ConsistentRead: true,
        },
        vault: { Keys: [{ pk: 'A' }, { pk: 'gone' }], ConsistentRead: true },
      },
    ]);
  });

  test('is at most a hundred keys a call, fails together, and leaves the next moment alone', async () => {
    dynamo.on(BatchGetCommand).rejectsOnce(new Error('unreachable')).resolves({ Responses: {} });
    const keys = Array.from({ length: 60 }, (_, n) => ({ pk: `A${n}` }));
    const both = await Promise.allSettled([batchGet(client, 'main', keys), batchGet(client, 'vault', keys)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked().map((items) => Object.values(items ?? {}).flatMap(({ Keys }) => Keys).length)).toEqual([100, 20]);
    expect(await batchGet(client, 'main', keys)).toEqual([]);
    expect(await batchGet(client, 'main', [])).toEqual([]);
    expect(asked()).toHaveLength(3);
  });
});

describe('a batch of which a part was not processed', () => {
  const keys = [1, 2, 3].map((n) => ({ trainingId: idOf('training'), id: idOf('session', n) }));
  const item = (n: number) => ({
    pk: `TRN#${idOf('training')}`,
    sk: `#S#${idOf('session', n)}`,
    kind: 'Session',
    id: idOf('session', n),
  });

  test('is asked for the rest', async () => {
    const rest = { main: { Keys: [{ pk: item(3).pk, sk: item(3).sk }] } };
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { main: [item(2), item(1)] }, UnprocessedKeys: rest })
      .resolvesOnce({ Responses: { main: [item(3)] } });
    const found = await store.getMany('Session', keys);
    expect(found.map((session) => session?.id)).toEqual(keys.map(({ id }) => id));
    const asked = dynamo
      .commandCalls(BatchGetCommand)
      .map(({ args }) => args[0].input.RequestItems?.main?.Keys?.length);
    expect(asked).toEqual([3, 1]);
  });

  test('is an error, never a gap, when the rest does not come', async () => {
    const rest = { main: { Keys: [{ pk: item(3).pk, sk: item(3).sk }] } };
    dynamo.on(BatchGetCommand).resolves({ Responses: { main: [] }, UnprocessedKeys: rest });
    await expect(store.getMany('Session', keys)).rejects.toThrow('1 keys of main stayed unprocessed');
  });
});
