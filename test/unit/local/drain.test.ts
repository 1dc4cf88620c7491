import { createDrain, StuckError } from '../../../local/drain';
import { createActivity } from '../../../local/services/activity';

const setting = (success: () => number = () => 0) => {
  const streams = createActivity();
  const queues = createActivity();
  const drained = createDrain({
    parts: { streams, queues },
    patience: 1500,
    lastSuccess: success,
    details: () => ['chunks: 2 messages, of which 1 in flight'],
    errors: () => [{ functionName: 'RunChunks', message: 'no permission' }],
  });
  return { streams, queues, drained };
};

it('waits until work that is handed on has come to its end', async () => {
  const { streams, queues, drained } = setting();
  const endOfRead = streams.begin();
  let done = false;
  const waiting = drained().then(() => {
    done = true;
  });
  const endOfMessage = queues.begin();
  endOfRead();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toBe(false);
  endOfMessage();
  await waiting;
});

it('says what is stuck, and what was logged last', async () => {
  const { queues, drained } = setting();
  queues.begin();
  const failure = await drained().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StuckError);
  expect((failure as Error).message).toMatch(/\(queues\).*chunks: 2 messages.*RunChunks logged: no permission/s);
});

it('is patient while something succeeds', async () => {
  const { queues, drained } = setting(() => performance.now());
  const end = queues.begin();
  setTimeout(end, 2500);
  await expect(drained()).resolves.toBeUndefined();
});
