import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { ApiCall, JsonObject } from '../../../local/contracts';
import { engineClient } from '../../../local/services/dynamodb/client';
import { createDynamoDb } from '../../../local/services/dynamodb/dynamodb';
import { dynoxide } from '../../../local/services/dynamodb/dynoxide';
import { type Engine, startEngine } from '../../../local/services/dynamodb/engine';
import { startProcess } from '../../../local/services/dynamodb/engine-process';
import { createMeter } from '../../../local/services/dynamodb/meter';
import { createTables } from '../../../local/services/dynamodb/tables';
import { assemblyOf, fn, until } from '../../unit/local/services/fixtures';
import { engines, itemOf, table } from './engines';

const assembly = assemblyOf(table());

describe.each(engines)('%s', (name) => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'siger-engine-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  describe('in memory', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await startEngine({ engine: name });
      await createTables(engine, assembly);
    });
    afterAll(() => engine.stop());

    test('creates the tables of the template, twice without harm', async () => {
      await createTables(engine, assembly);
      const client = engineClient(engine);
      const { Table } = await client.ask<{ Table: JsonObject }>('DynamoDB_20120810.DescribeTable', {
        TableName: 'records',
      });
      expect(Table).toMatchObject({
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        GlobalSecondaryIndexes: [{ IndexName: 'GSI1' }],
      });
      const ttl = await client.ask('DynamoDB_20120810.DescribeTimeToLive', { TableName: 'records' });
      expect(ttl).toMatchObject({ TimeToLiveDescription: { AttributeName: 'expiresAt' } });
      client.close();
    });

    test('refuses a table whose keys differ from the template', async () => {
      const other = assemblyOf(table({ KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] }));
      await expect(createTables(engine, other)).rejects.toThrow(/--fresh/);
    });

    test('SDK clients read and write through the service, which meters each function and tells of each write', async () => {
      let pokes = 0;
      const meter = createMeter({ on: true });
      const onWrite = () => {
        pokes += 1;
      };
      const dynamodb = createDynamoDb({ engine, meter, onWrite });
      const door = createServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const body = Buffer.concat(chunks);
        const target = String(request.headers['x-amz-target']);
        const call: ApiCall = {
          service: 'dynamodb',
          action: target.split('.')[1]!,
          input: JSON.parse(body.toString()) as JsonObject,
          headers: { 'x-amz-target': target },
          body,
          caller: { kind: 'function', fn: fn('graphql') },
        };
        const reply = await dynamodb.handle(call);
        response.writeHead(reply.status, reply.headers).end(reply.body);
      });
      await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
      const client = new DynamoDBClient({
        endpoint: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
        region: 'ap-southeast-3',
        credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      });
      const item = (pk: string) => ({ pk: { S: pk }, sk: { S: '#' }, gsi1pk: { S: 'all' } });
      const put = (pk: string) => ({
        TableName: 'records',
        Item: item(pk),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      const key = { pk: { S: 'm1' }, sk: { S: '#' } };
      try {
        await client.send(new PutItemCommand(put('m1')));
        await expect(client.send(new PutItemCommand(put('m1')))).rejects.toMatchObject({
          name: 'ConditionalCheckFailedException',
        });
        await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put('m2') }, { Put: put('m3') }] }));
        const { Item } = await client.send(
          new GetItemCommand({ TableName: 'records', Key: key, ConsistentRead: true }),
        );
        expect(Item).toEqual(item('m1'));
        const { Items } = await client.send(
          new QueryCommand({
            TableName: 'records',
            IndexName: 'GSI1',
            KeyConditionExpression: 'gsi1pk = :all',
            ExpressionAttributeValues: { ':all': { S: 'all' } },
          }),
        );
        expect(Items).toHaveLength(3);
      } finally {
        client.destroy();
        dynamodb.close();
        await new Promise((resolve) => door.close(resolve));
      }
      expect(pokes).toBe(2);
      const transaction = name === 'dynoxide' ? 6 : expect.any(Number);
      expect(meter.lines()).toMatchObject([
        { by: 'graphql', operation: 'GetItem', calls: 1, readUnits: 1 },
        { by: 'graphql', operation: 'PutItem', calls: 2, failed: 1, writeUnits: 2 },
        { by: 'graphql', operation: 'Query', calls: 1, readUnits: 0.5 },
        { by: 'graphql', operation: 'TransactWriteItems', calls: 1, writeUnits: transaction },
      ]);
    });
  });

  test('an acknowledged write survives a kill, and the folder knows its engine', async () => {
    const dataDir = join(dir, 'kill');
    let ended = '';
    const onExit = (reason: string) => {
      ended = reason;
    };
    const first = await startEngine({ engine: name, dataDir, onExit });
    await createTables(first, assembly);
    const before = engineClient(first);
    await before.ask('DynamoDB_20120810.PutItem', { TableName: 'records', Item: itemOf({ pk: 'kept', value: 7 }) });
    before.close();
    await expect(startEngine({ engine: name, dataDir })).rejects.toThrow(/in use by process/);
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'dynamodb', 'engine.pid'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await until(() => ended !== '');

    const other = name === 'dynoxide' ? 'dynamodb-local' : 'dynoxide';
    await expect(startEngine({ engine: other, dataDir })).rejects.toThrow(`--engine ${name}`);
    const second = await startEngine({ engine: 'auto', dataDir });
    try {
      expect(second.name).toBe(name);
      await createTables(second, assembly);
      const after = engineClient(second);
      const Key = { pk: { S: 'kept' }, sk: { S: '#' } };
      expect(await after.ask('DynamoDB_20120810.GetItem', { TableName: 'records', Key })).toMatchObject({
        Item: { value: { N: '7' } },
      });
      after.close();
    } finally {
      await second.stop();
    }
  });
});

describe('Dynoxide', () => {
  const present = engines.includes('dynoxide');

  test('finds the next place in the stream by an index, so that a long stream does not slow its writers', async () => {
    if (!present) return;
    const dataDir = mkdtempSync(join(tmpdir(), 'siger-index-'));
    const engine = await startEngine({ engine: 'dynoxide', dataDir });
    try {
      const db = new DatabaseSync(join(dataDir, 'dynamodb', 'dynoxide.db'));
      const plan = db
        .prepare(
          'EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?',
        )
        .all('records');
      db.close();
      expect(plan).toEqual([expect.objectContaining({ detail: expect.stringContaining('USING COVERING INDEX') })]);
    } finally {
      await engine.stop();
      rmSync(dataDir, { recursive: true });
    }
  });

  test('leaves nothing behind of what it was to forget', async () => {
    if (!present) return;
    const command = dynoxide(undefined)!;
    const engine = await startProcess(command, () => undefined);
    expect(existsSync(command.scratch!)).toBe(true);
    await engine.stop();
    await until(() => !existsSync(command.scratch!));
  });
});

test('the engine dies with a starter that is killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'siger-orphan-'));
  const script = `const { startEngine } = await import('./local/services/dynamodb/engine.ts');
    await startEngine({ engine: '${engines[0]}', dataDir: '${dataDir}' });
    setInterval(() => undefined, 1000);
    console.log('up');`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const starter = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => starter.stdout.once('data', resolve));
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'dynamodb', 'engine.pid'), 'utf8')) as { pid: number };
  expect(spawnSync('kill', ['-0', String(pid)]).status).toBe(0);
  starter.kill('SIGKILL');
  await until(() => spawnSync('kill', ['-0', String(pid)]).status !== 0);
  rmSync(dataDir, { recursive: true });
});

test('without any engine the error says what to do', async () => {
  const path = process.env.PATH;
  const cwd = process.cwd();
  process.env.PATH = '';
  process.chdir(tmpdir());
  try {
    await expect(startEngine({ engine: 'auto' })).rejects.toThrow(/install Java 17/);
  } finally {
    process.env.PATH = path;
    process.chdir(cwd);
  }
});
