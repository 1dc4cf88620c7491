import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { emptyDataFolder } from '../../../local/data-folder';
import { type PlatformUrls, startPlatform } from '../../../local/platform';
import { bundle, synthesize } from './notes-app';

const dir = mkdtempSync(join(tmpdir(), 'restart-'));
const assemblyDir = join(dir, 'assembly');
const dataDir = join(dir, 'data');
let host: ChildProcess | undefined;

beforeAll(async () => {
  await bundle(join(dir, 'bundles'));
  synthesize(join(dir, 'bundles'), assemblyDir);
}, 120_000);

afterAll(() => {
  host?.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

async function startHost(): Promise<PlatformUrls> {
  host = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'host.ts'), assemblyDir, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: host.stdout! }), 'line');
  return JSON.parse(line);
}

async function writeNote({ graphql }: PlatformUrls, token: string, id: string): Promise<{ pid: number }> {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { pid: number };
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(50);
  }
  return false;
}

it('goes on where it was killed: notes, queues, schedules, clock and tokens', async () => {
  const urls = await startHost();
  const token = await (await fetch(`${urls.token}?subject=budi&raw`)).text();
  const advanced = await fetch(new URL('/clock', urls.explorer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'P10D' }),
  });
  expect(await advanced.text()).toContain('"kind":"done"');
  const { pid } = await writeNote(urls, token, 'early');
  // Written and acknowledged, but surely not read yet: the kill comes at once.
  for (const id of ['late-1', 'late-2', 'late-3']) await writeNote(urls, token, id);
  host?.kill('SIGKILL');
  expect(await gone(pid)).toBe(true);

  const platform = await startPlatform({ assemblyDir, dataDir, engine: 'auto' });
  try {
    expect(platform.clock.offset()).toBeGreaterThan(9.9 * 86_400_000);
    await writeNote(platform.urls, token, 'after');
    await platform.drained();
    const names = ['after', 'early', 'late-1', 'late-2', 'late-3'];
    expect(await keys(platform.operator)).toEqual(names.flatMap((name) => [`NOTE#${name}`, `SEEN#${name}`]).sort());
    expect([...platform.schedules()].sort()).toEqual(names.map((name) => `remind-${name}`));
    await platform.advance('P2D');
    expect(await keys(platform.operator)).toEqual(expect.arrayContaining(names.map((name) => `REMINDED#${name}`)));
  } finally {
    await platform.close();
  }
  writeFileSync(join(dataDir, 'notes.txt'), 'of the person at the terminal');
  emptyDataFolder(dataDir);
  expect(readdirSync(dataDir)).toEqual(['.siger-data', 'notes.txt']);

  async function keys(operator: ConstructorParameters<typeof DynamoDBClient>[0]): Promise<string[]> {
    const TableName = platform.resources.find(({ properties }) => properties.StreamSpecification !== undefined)?.ref;
    const { Items = [] } = await new DynamoDBClient(operator ?? {}).send(new ScanCommand({ TableName }));
    return Items.map(({ pk }) => pk?.S ?? '').sort();
  }
}, 60_000);
