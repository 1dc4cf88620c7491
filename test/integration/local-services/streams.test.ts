import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Invocation, Json, JsonObject } from '../../../local/contracts';
import { allDrained } from '../../../local/services/activity';
import { engineClient } from '../../../local/services/dynamodb/client';
import { createDynamoDb } from '../../../local/services/dynamodb/dynamodb';
import { type Engine, type EngineName, startEngine } from '../../../local/services/dynamodb/engine';
import { createTables } from '../../../local/services/dynamodb/tables';
import { createSqs } from '../../../local/services/sqs/sqs';
import { openStore } from '../../../local/services/store';
import { createStreamPump } from '../../../local/services/streams/stream-pump';
import { createClock } from '../../../local/virtual-clock';
import { arnOf, assemblyOf, call, fn, queue, resource, watchfulAuthorizer } from '../../unit/local/services/fixtures';
import { engines, type Item, itemOf, streamArn, table } from './engines';

type Answer = (values: number[], event: JsonObject) => Promise<Invocation> | Invocation;

const ok = (payload: Json = null): Invocation => ({ ok: true, payload });
const broken: Invocation = { ok: false, reason: 'error', type: 'Error', message: 'broken' };
const year = 365 * 86_400_000;

const records = (event: JsonObject) => event.Records as JsonObject[];
const imageOf = (record: JsonObject) => (record.dynamodb as JsonObject).NewImage as JsonObject | undefined;
const numberOf = (record: JsonObject) => Number((imageOf(record)?.value as JsonObject | undefined)?.N);
const keyOf = (record: JsonObject) => (imageOf(record)?.pk as JsonObject | undefined)?.S;
const sequenceOf = (record: JsonObject) => String((record.dynamodb as JsonObject).SequenceNumber);

describe.each(engines)('stream pump on %s', (name: EngineName) => {
  let dir: string;
  let engine: Engine;
  let tables = 0;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'siger-stream-'));
    engine = await startEngine({ engine: name });
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(dir, { recursive: true });
  });

  /** A table of its own for each test, on the suite's engine. */
  async function world(properties: JsonObject = {}) {
    tables += 1;
    const records = { ...table(), ref: `records-${tables}` };
    const mapping = resource('AWS::Lambda::EventSourceMapping', 'StreamToPublisher', {
      EventSourceArn: streamArn,
      FunctionName: 'publisher',
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: arnOf('sqs', 'failed') } },
      ...properties,
    });
    const assembly = assemblyOf(records, queue('failed'), fn('publisher'), mapping);
    await createTables(engine, assembly);
    const dataDir = join(dir, String(tables));

    /** Starts everything but the engine, as a new process would. */
    const open = async (answer: Answer) => {
      const store = openStore(dataDir);
      const clock = createClock({ startAt: Date.now() + year });
      const sqs = createSqs({ assembly, store, clock });
      const authorizer = watchfulAuthorizer();
      const reported: string[] = [];
      const used = new Set<string>();
      const events: JsonObject[] = [];
      const pump = createStreamPump({
        assembly,
        engine,
        clock,
        store,
        sqs,
        authorizer,
        coverage: { use: (kind, id) => used.add(`${kind} ${id}`) },
        invoker: {
          async invoke(_fn, event) {
            events.push(event as JsonObject);
            return answer(recordsOf(event).map(numberOf), event as JsonObject);
          },
        },
        retryDelayCapMs: 5,
        report: (problem) => reported.push(problem),
      });
      await pump.start();
      const dynamodb = createDynamoDb({ engine, onWrite: pump.poke });
      const put = (...items: Item[]) =>
        Promise.all(
          items.map(async (item) => {
            const input = { TableName: records.ref, Item: itemOf(item) };
            expect(await dynamodb.handle(call('dynamodb', 'PutItem', input))).toMatchObject({ status: 200 });
          }),
        );
      /** In one transaction, so that the pump finds all of them in one read. */
      const putTogether = async (items: readonly Item[]) => {
        const TransactItems = items.map((item) => ({ Put: { TableName: records.ref, Item: itemOf(item) } }));
        expect(await dynamodb.handle(call('dynamodb', 'TransactWriteItems', { TransactItems }))).toMatchObject({
          status: 200,
        });
      };
      const close = async () => {
        await pump.stop();
        dynamodb.close();
        sqs.close();
        store.close();
      };
      const delivered = () => events.flatMap((event) => recordsOf(event).map(numberOf));
      return { pump, dynamodb, sqs, authorizer, reported, used, events, put, putTogether, close, delivered };
    };
    return { open, table: records.ref };
  }

  test('delivers every write once, each key in order, in the shape of Lambda and at the virtual time', async () => {
    const { open } = await world();
    const { put, pump, events, close, authorizer } = await open(() => ok());
    await pump.drained();
    for (let value = 1; value <= 5; value++) await put(...['a', 'b', 'c', 'd'].map((pk) => ({ pk, value })));
    expect(pump.busy()).toBe(true);
    await pump.drained();
    await close();
    const all = events.flatMap(records);
    for (const pk of ['a', 'b', 'c', 'd']) {
      const own = all.filter((record) => keyOf(record) === pk);
      expect(own.map(numberOf)).toEqual([1, 2, 3, 4, 5]);
      expect(own.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'MODIFY', 'MODIFY', 'MODIFY']);
    }
    expect(all[0]).toMatchObject({
      eventSource: 'aws:dynamodb',
      eventSourceARN: streamArn,
      awsRegion: 'ap-southeast-3',
      dynamodb: { Keys: { sk: { S: '#' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    const time = Number((all[0]!.dynamodb as JsonObject).ApproximateCreationDateTime) * 1000;
    expect(Math.abs(time - Date.now() - year)).toBeLessThan(60_000);
    expect(authorizer.asked.map(({ action }) => action)).toContain('GetRecords');
  });

  test('a write that changes nothing emits nothing', async () => {
    const { open } = await world();
    const { put, pump, delivered, close } = await open(() => ok());
    await put({ pk: 'a', value: 1 });
    await put({ pk: 'a', value: 1 });
    await pump.drained();
    await close();
    expect(delivered()).toEqual([1]);
  });

  test('only what a filter lets through is delivered', async () => {
    const filter = { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'JRN#' }] } } } };
    const { open } = await world({ FilterCriteria: { Filters: [{ Pattern: JSON.stringify(filter) }] } });
    const { put, pump, delivered, used, close } = await open(() => ok());
    await put({ pk: 'JRN#1', value: 1 }, { pk: 'TRN#1', value: 2 });
    await put({ pk: 'JRN#1', value: 3 });
    await pump.drained();
    await close();
    expect(delivered()).toEqual([1]);
    expect([...used]).toEqual(['mapping StreamToPublisher', 'filter StreamToPublisher#0']);
  });

  test('a partial batch goes on from the first failure', async () => {
    const { open } = await world();
    let failedOnce = false;
    const { putTogether, pump, events, close } = await open((values, event) => {
      const index = values.indexOf(3);
      if (index < 0 || failedOnce) return ok();
      failedOnce = true;
      return ok({ batchItemFailures: [{ itemIdentifier: sequenceOf(records(event)[index]!) }] });
    });
    await putTogether([1, 2, 3, 4].map((value) => ({ pk: 'a', sk: String(value), value })));
    await pump.drained();
    await close();
    expect(events.map((event) => records(event).map(numberOf))).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ]);
  });

  test('a poison record alone is given up after its retries, with the record of AWS in the on-failure queue', async () => {
    const { open } = await world();
    const { putTogether, pump, sqs, delivered, close } = await open((values) => (values.includes(13) ? broken : ok()));
    const items = Array.from({ length: 20 }, (_, value) => ({ pk: 'a', sk: String(value), value }));
    await putTogether(items);
    await pump.drained();
    const dead = sqs.receive('failed', 10).map(({ body }) => JSON.parse(body) as JsonObject);
    await close();
    expect(dead).toMatchObject([
      {
        requestContext: {
          functionArn: `${fn('publisher').attributes.Arn}:$LATEST`,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 3,
        },
        responseContext: { functionError: 'Unhandled' },
        DDBStreamBatchInfo: { batchSize: 1, streamArn },
      },
    ]);
    expect(new Set(delivered())).toEqual(new Set(items.map(({ value }) => value)));
  });

  test('positions are kept after success: a restart goes on where it was, without loss or repetition', async () => {
    const { open } = await world();
    const first = await open(() => ok());
    await first.put({ pk: 'a', value: 1 }, { pk: 'b', value: 2 }, { pk: 'c', value: 3 });
    await first.pump.drained();
    await first.close();
    const second = await open(() => ok());
    await second.put({ pk: 'a', value: 4 });
    await second.pump.drained();
    await second.close();
    expect(second.delivered()).toEqual([4]);
  });

  test('what was under way at a stop is delivered again, what was done in other shards is not', async () => {
    const { open } = await world({ MaximumRetryAttempts: -1 });
    const stuck = await open((values) => (values.includes(0) ? broken : ok()));
    await stuck.put({ pk: 'a', value: 0 });
    const others = ['b', 'c', 'd', 'e', 'f', 'g'].map((pk, index) => ({ pk, value: index + 1 }));
    for (const item of others) await stuck.put(item);
    const end = Date.now() + 5000;
    while (new Set(stuck.delivered()).size < 4 && Date.now() < end) await new Promise((r) => setTimeout(r, 5));
    await stuck.close();
    const done = new Set(stuck.delivered().filter((value) => value > 0));
    expect(done.size).toBeGreaterThan(0);

    const healed = await open(() => ok());
    await allDrained([healed.pump, healed.dynamodb]);
    await healed.close();
    const again = healed.delivered();
    expect(again).toContain(0);
    expect(again.filter((value) => done.has(value))).toEqual([]);
    expect(new Set([...again, ...done])).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });

  test('many writers: nothing is lost and the pump is idle only when all is delivered', async () => {
    const { open } = await world({ BatchSize: 100 });
    const { put, pump, dynamodb, delivered, close } = await open(() => ok());
    const items = Array.from({ length: 300 }, (_, value) => ({ pk: `p${value % 50}`, sk: String(value), value }));
    for (let i = 0; i < items.length; i += 30) await put(...items.slice(i, i + 30));
    await allDrained([dynamodb, pump]);
    await close();
    expect(delivered().sort((a, b) => a - b)).toEqual(items.map(({ value }) => value));
  });

  test('a write past the front door is seen too', async () => {
    const { open, table: tableName } = await world();
    const { pump, delivered, close } = await open(() => ok());
    await pump.drained();
    const client = engineClient(engine);
    await client.ask('DynamoDB_20120810.PutItem', { TableName: tableName, Item: itemOf({ pk: 'x', value: 9 }) });
    client.close();
    const end = Date.now() + 5000;
    while (delivered().length === 0 && Date.now() < end) await new Promise((r) => setTimeout(r, 10));
    await close();
    expect(delivered()).toEqual([9]);
  });

  test('stops with a report when the function may not read the stream', async () => {
    const { open } = await world();
    const { put, pump, authorizer, reported, close, delivered } = await open(() => ok());
    await pump.drained();
    authorizer.deny.add('dynamodb:GetRecords');
    await put({ pk: 'a', value: 1 });
    await pump.drained();
    await close();
    expect(reported[0]).toMatch(/StreamToPublisher could not read its stream/);
    expect(delivered()).toEqual([]);
  });
});

function recordsOf(event: Json): JsonObject[] {
  return records(event as JsonObject);
}
