import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Platform, type PlatformOptions, startPlatform } from '../../../local/platform';
import { bundle, synthesize } from './notes-app';

const dir = mkdtempSync(join(tmpdir(), 'platform-'));
const assemblyDir = join(dir, 'assembly');
const started: Platform[] = [];

async function start(options: Partial<PlatformOptions> = {}) {
  const problems: string[] = [];
  const platform = await startPlatform({
    assemblyDir,
    engine: 'auto',
    report: (line) => problems.push(line),
    ...options,
  });
  started.push(platform);
  const table = new DynamoDBClient({ ...platform.operator, maxAttempts: 1 });
  const logicalIdOf = (type: string, part: string) =>
    platform.resources.find((each) => each.type === type && each.logicalId.startsWith(part))?.logicalId ?? '';
  return {
    platform,
    problems,
    queue: (part: string) => logicalIdOf('AWS::SQS::Queue', part),
    fn: (part: string) => logicalIdOf('AWS::Lambda::Function', part),
    other: platform.nameOf(logicalIdOf('AWS::DynamoDB::Table', 'OtherTable')),
    async item(pk: string) {
      const TableName = platform.nameOf(logicalIdOf('AWS::DynamoDB::Table', 'Table'));
      const { Item } = await table.send(
        new GetItemCommand({ TableName, Key: { pk: { S: pk } }, ConsistentRead: true }),
      );
      return Item && { seen: Number(Item.seen?.N), at: Number(Item.at?.N) };
    },
    async write(note: object, token?: string) {
      const authorization = `Bearer ${token ?? (await platform.token('budi'))}`;
      return fetch(platform.urls.graphql, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(note),
      });
    },
  };
}

beforeAll(async () => {
  await bundle(join(dir, 'bundles'));
  synthesize(join(dir, 'bundles'), assemblyDir);
}, 120_000);

afterAll(async () => {
  await Promise.all(started.map((platform) => platform.close()));
  rmSync(dir, { recursive: true, force: true });
});

describe('a platform in memory', () => {
  let running: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    running = await start();
  }, 60_000);
  afterAll(() => running.platform.close());

  it('carries a request through function, table, stream, bus, queue and function', async () => {
    const { platform, write, item, problems } = running;
    const response = await write({ id: 'one' });
    expect(response.status).toBe(201);
    const { claims } = (await response.json()) as { claims: Record<string, string> };
    expect(claims).toMatchObject({ sub: 'budi', person: 'per_budi', roles: 'ORGANIZER AUDITOR', token_use: 'access' });
    expect(claims.exp).toMatch(/^\d+$/);
    await platform.drained();
    expect(await item('SEEN#one')).toMatchObject({ seen: 1 });
    expect(problems).toEqual([]);
  });

  it('fires a schedule when the clock is advanced past it, in virtual time', async () => {
    const { platform, write, item } = running;
    await write({ id: 'two' });
    await platform.drained();
    expect(await item('REMINDED#two')).toBeUndefined();
    const before = platform.clock.now();
    const firings = await platform.advance('P3D');
    expect(firings.map(({ input }) => input)).toContainEqual({ kind: 'remind', id: 'two' });
    const reminded = (await item('REMINDED#two'))?.at ?? 0;
    expect(Math.abs(reminded - before - 86_400_000)).toBeLessThan(60_000);
    expect(platform.clock.now() - before).toBeGreaterThanOrEqual(3 * 86_400_000);
    expect(platform.schedules()).toEqual([]);
  });

  it('refuses what the role of the function does not allow', async () => {
    const response = await running.write({ id: 'three', table: running.other });
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({ error: 'AccessDeniedException' });
  });

  it('lets nobody in without a good token', async () => {
    const token = await running.platform.token('budi');
    const [head, , signature] = token.split('.');
    const forged = `${head}.${Buffer.from(JSON.stringify({ sub: 'siti' })).toString('base64url')}.${signature}`;
    for (const bad of ['', 'nonsense', forged]) {
      const response = await running.write({ id: 'x' }, bad);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ message: 'Unauthorized' });
    }
    await expect(running.platform.token('nobody')).rejects.toThrow('no such account');
  });

  it('puts a message that fails too often on the dead-letter queue, while the others go on, and redrives it', async () => {
    const { platform, write, item, queue } = running;
    await write({ id: 'poison' });
    await write({ id: 'four' });
    await platform.drained();
    expect(await item('SEEN#four')).toMatchObject({ seen: 1 });
    expect(platform.queues.look(queue('ReadDeadLetters'))).toMatchObject({ visible: 1, isDeadLetter: true });
    expect(platform.queues.peek(queue('ReadDeadLetters'))[0]).toContain('poison');
    expect(await platform.queues.redrive(queue('ReadDeadLetters'))).toBe(1);
    await platform.drained();
    expect(platform.queues.look(queue('ReadDeadLetters'))).toMatchObject({ visible: 1 });
    expect(platform.queues.purge(queue('ReadDeadLetters'))).toBe(1);
  });

  it('survives that a function is killed before or after any of its calls', async () => {
    const { platform, write, item, fn } = running;
    const crashes = (['kill-before', 'kill-after'] as const).flatMap((kind) => [1, 2].map((call) => ({ kind, call })));
    for (const [index, { kind, call }] of crashes.entries()) {
      platform.faults.plan({ seed: 1, strikes: [{ fn: fn('readnotes'), call, kind }] });
      await write({ id: `crash-${index}` });
      await platform.drained();
      const { seen } = (await item(`SEEN#crash-${index}`)) ?? { seen: 0 };
      // Counting is not idempotent, on purpose: it shows that the message was delivered again.
      expect(seen).toBe(kind === 'kill-before' && call === 1 ? 1 : 2);
      expect(platform.schedules()).toContain(`remind-crash-${index}`);
    }
    platform.faults.plan(undefined);
  });

  it('tells which parts of the template were used', () => {
    const { coverage } = running.platform;
    expect(coverage.used('variable')).toEqual(
      expect.arrayContaining([`${running.fn('writenote')}#TABLE_NAME`, `${running.fn('publishnotes')}#BUS_NAME`]),
    );
    expect(coverage.used('variable')).not.toContain(`${running.fn('writenote')}#OTHER_TABLE_NAME`);
    for (const kind of ['grant', 'pattern', 'mapping', 'filter', 'route', 'permission']) {
      expect(coverage.used(kind)).not.toEqual([]);
    }
  });

  it('answers a front end as the API of the template does', async () => {
    const { urls } = running.platform;
    const preflight = await fetch(urls.graphql, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    const stranger = await fetch(urls.graphql, { method: 'POST', headers: { origin: 'http://elsewhere.example' } });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(`${urls.explorer}no/such/path`)).status).toBe(404);
  });

  it('serves the explorer and its files from this machine alone', async () => {
    const { explorer } = running.platform.urls;
    const page = await (await fetch(explorer)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(files.length).toBeGreaterThan(4);
    expect(page).not.toMatch(/https?:\/\//);
    for (const path of files) expect((await fetch(new URL(path ?? '', explorer))).status).toBe(200);
    running.platform.replaceAccounts([{ subject: 'budi', role: 'ORGANIZER', description: 'plans trainings' }]);
    const setting = await (await fetch(`${explorer}explorer/setting.json`)).json();
    expect(setting).toMatchObject({
      graphqlPath: '/notes',
      accounts: [{ subject: 'budi' }],
      operations: { ALL: expect.any(Array) },
    });
  });
});
