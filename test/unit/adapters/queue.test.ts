import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { createQueue } from '../../../adapters/queue/queue';

const sqs = mockClient(SQSClient);
beforeEach(() => sqs.reset());
const queue = createQueue<{ n: number; text?: string }>({ client: new SQSClient({}), url: 'https://queue' });
const sent = () => sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries ?? []);

test('sends JSON by ten and within the size of a call', async () => {
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
  const messages = Array.from({ length: 12 }, (_, n) => ({ n }));
  await queue.send(messages);
  expect(sent().map((entries) => entries.length)).toEqual([10, 2]);
  expect(
    sent()
      .flat()
      .map(({ MessageBody }) => JSON.parse(MessageBody ?? '')),
  ).toEqual(messages);
  for (const entries of sent()) expect(new Set(entries.map(({ Id }) => Id)).size).toBe(entries.length);

  sqs.resetHistory();
  await queue.send([1, 2].map((n) => ({ n, text: 'x'.repeat(200_000) })));
  expect(sent()).toHaveLength(2);
});

test('sends nothing when there is nothing', async () => {
  await queue.send([]);
  expect(sent()).toEqual([]);
});

test('throws with the cause when a message was not taken', async () => {
  sqs.on(SendMessageBatchCommand).resolves({
    Successful: [],
    Failed: [{ Id: '0', Code: 'InternalError', Message: 'try again', SenderFault: false }],
  });
  await expect(queue.send([{ n: 1 }])).rejects.toThrow(
    '1 messages were not taken by https://queue: InternalError: try again',
  );
});
