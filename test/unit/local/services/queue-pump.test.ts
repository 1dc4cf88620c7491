import type { Invocation, Json, JsonObject, Resource } from '../../../../local/contracts';
import { createFaults, type Faults } from '../../../../local/services/faults/faults';
import { createQueuePump, type QueuePump } from '../../../../local/services/queue-pump/queue-pump';
import { createSqs, type Sqs } from '../../../../local/services/sqs/sqs';
import { openStore, type Store } from '../../../../local/services/store';
import { createClock } from '../../../../local/virtual-clock';
import { arnOf, assemblyOf, fn, queue, resource, until, watchfulAuthorizer } from './fixtures';

type Handler = (bodies: string[], event: JsonObject) => Promise<Json> | Json;

const fine: Json = null;
const failing = (...messageIds: string[]): Json => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('queue pump', () => {
  let store: Store;
  let sqs: Sqs;
  let pump: QueuePump;
  let authorizer: ReturnType<typeof watchfulAuthorizer>;
  let reported: string[];
  const used: string[] = [];

  function begin(handle: Handler, properties: JsonObject = {}, faults?: Faults): void {
    const mapping = resource('AWS::Lambda::EventSourceMapping', 'WorkToConsumer', {
      EventSourceArn: arnOf('sqs', 'work'),
      FunctionName: 'consumer',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ...properties,
    });
    const RedrivePolicy = { deadLetterTargetArn: arnOf('sqs', 'dead'), maxReceiveCount: 3 };
    const assembly = assemblyOf(queue('work', { RedrivePolicy }), queue('dead'), fn('consumer'), mapping);
    store = openStore();
    sqs = createSqs({ assembly, store, clock: createClock() });
    authorizer = watchfulAuthorizer();
    reported = [];
    pump = createQueuePump({
      assembly,
      sqs,
      authorizer,
      coverage: { use: (kind, id) => used.push(`${kind} ${id}`) },
      invoker: { invoke: (_fn: Resource, event: Json) => outcomeOf(handle, event as JsonObject) },
      retryDelayCapMs: 5,
      report: (problem) => reported.push(problem),
      faults,
    });
    pump.start();
  }

  afterEach(async () => {
    await pump.stop();
    sqs.close();
    store.close();
  });

  test('delivers in the shape of Lambda and deletes what succeeded', async () => {
    const events: JsonObject[] = [];
    begin((_bodies, event) => {
      events.push(event);
      return fine;
    });
    sqs.send('work', '{"a":1}', { attributes: { cause: { DataType: 'String', StringValue: 'x' } } });
    expect(pump.busy()).toBe(true);
    await pump.drained();
    expect(events).toMatchObject([
      {
        Records: [
          {
            body: '{"a":1}',
            attributes: { ApproximateReceiveCount: '1' },
            messageAttributes: { cause: { stringValue: 'x', dataType: 'String' } },
            eventSource: 'aws:sqs',
            eventSourceARN: arnOf('sqs', 'work'),
            awsRegion: 'ap-southeast-3',
          },
        ],
      },
    ]);
    expect(sqs.counts('work')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(authorizer.asked.map(({ action }) => action)).toEqual([
      'ReceiveMessage',
      'DeleteMessage',
      'GetQueueAttributes',
    ]);
  });

  test('only the reported message is tried again, and ends in the dead-letter queue after its third receive', async () => {
    const seen: string[] = [];
    begin((bodies, event) => {
      seen.push(...bodies);
      const poison = (event.Records as JsonObject[]).filter(({ body }) => body === 'poison');
      return failing(...poison.map(({ messageId }) => String(messageId)));
    });
    for (const body of ['a', 'poison', 'b']) sqs.send('work', body);
    await pump.drained();
    expect(seen.sort()).toEqual(['a', 'b', 'poison', 'poison', 'poison']);
    expect(sqs.receive('dead', 10).map(({ body }) => body)).toEqual(['poison']);
  });

  test.each<[string, Handler]>([
    ['an error', () => Promise.reject(new Error('broken'))],
    ['an identifier that is not in the batch', () => failing('unknown')],
    ['an identifier that is empty', () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
  ])('%s fails the whole batch', async (_name, broken) => {
    let calls = 0;
    begin((bodies, event) => {
      calls += 1;
      return calls === 1 ? broken(bodies, event) : fine;
    });
    for (const body of ['a', 'b']) sqs.send('work', body);
    await pump.drained();
    expect(calls).toBeGreaterThan(1);
    expect(sqs.counts('dead').visible).toBe(0);
  });

  test('keeps to the maximum concurrency and the batch size', async () => {
    let running = 0;
    let most = 0;
    const sizes: number[] = [];
    begin(
      async (bodies) => {
        sizes.push(bodies.length);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running -= 1;
        return fine;
      },
      { BatchSize: 3, ScalingConfig: { MaximumConcurrency: 2 } },
    );
    store.transaction(() => {
      for (let i = 0; i < 20; i++) sqs.send('work', String(i));
    });
    await pump.drained();
    expect(most).toBe(2);
    expect(Math.max(...sizes)).toBe(3);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(20);
  });

  test('a filter drops what it does not let through', async () => {
    const seen: string[] = [];
    const FilterCriteria = { Filters: [{ Pattern: '{"body":{"kind":["wanted"]}}' }] };
    begin(
      (bodies) => {
        seen.push(...bodies);
        return fine;
      },
      { FilterCriteria },
    );
    sqs.send('work', '{"kind":"other"}');
    sqs.send('work', '{"kind":"wanted"}');
    await pump.drained();
    expect(seen).toEqual(['{"kind":"wanted"}']);
    expect(used).toContain('filter WorkToConsumer#0');
  });

  test('stops with a report when the function may not read its queue', async () => {
    begin(() => fine);
    authorizer.deny.add('sqs:ReceiveMessage');
    sqs.send('work', 'a');
    await until(() => reported.length === 1);
    expect(reported[0]).toMatch(/WorkToConsumer stopped/);
    await pump.drained();
    expect(sqs.counts('work').visible).toBe(1);
  });

  test('a fault plan delivers batches twice', async () => {
    const faults = createFaults({ kill: () => undefined });
    faults.plan({ seed: 1, duplicate: 1 });
    const seen: string[] = [];
    begin(
      (bodies) => {
        seen.push(...bodies);
        return fine;
      },
      {},
      faults,
    );
    sqs.send('work', 'a');
    await pump.drained();
    expect(seen).toEqual(['a', 'a']);
  });
});

async function outcomeOf(handle: Handler, event: JsonObject): Promise<Invocation> {
  const bodies = (event.Records as JsonObject[]).map(({ body }) => String(body));
  return { ok: true, payload: await handle(bodies, event) };
}
