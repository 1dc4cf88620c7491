import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGraphqlClient, type GraphqlClient } from '../../local/demo/graphql-client';
import type { PlatformUrls } from '../../local/platform';
import { stateFile } from '../../local/state';
import { killStarted, npmStart, urlsOf } from './started';

jest.setTimeout(300_000);

const scratch = mkdtempSync(join(tmpdir(), 'siger-first-start-'));
const dataDir = join(scratch, 'data');
const foreign = join(dataDir, 'thesis');
const demo = stateFile<string>(dataDir, 'demo.json');

afterAll(() => {
  killStarted();
  rmSync(scratch, { recursive: true, force: true });
});

it('is interrupted while the demo loads, and says no more than that it stops', async () => {
  const platform = await npmStart(dataDir);
  while (demo.read() !== 'loading') await sleep(50);
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'a.txt'), 'not of the platform');
  expect(await platform.end('SIGINT')).toBe(0);
  const { out, err } = platform.printed();
  expect(out).toBe('');
  expect(err).toMatch(/✓ Starting the platform \([\d.]+ s\)\n\nStopping …\n$/);
});

it('begins anew then, leaves what is not its own, and the tour begins a minute before the training ends', async () => {
  const platform = await npmStart(dataDir, '--json');
  const urls = await urlsOf(platform);
  expect(readdirSync(foreign)).toEqual(['a.txt']);
  const client = clientOf(urls);

  const { enrollments, awards } = await dashboard(client);
  expect(enrollments.map(({ status }) => status)).toEqual(['CONFIRMED']);
  expect(enrollments[0]?.attendance).toHaveLength(10);
  expect(awards).toEqual([]);
  const { training } = enrollments[0] as Enrollment;
  expect(await secondsLeft(client, urls, training.id)).toBeGreaterThan(40);

  await advance(urls, 'PT1M');
  const after = await dashboard(client);
  expect(after.enrollments.map(({ status }) => status)).toEqual(['COMPLETED']);
  expect(after.awards).toEqual([{ stage: 'COMPLETION', tier: 'MADYA', points: 100 }]);
  expect(after.tasks.map(({ waveCode }) => waveCode).sort()).toEqual(['LEARNING', 'REACTION']);
  expect(await platform.end('SIGTERM')).toBe(0);
});

it('tells at a later start how the tour begins anew', async () => {
  const platform = await npmStart(dataDir);
  await platform.says(/Ctrl-C stops everything/);
  const { out } = platform.printed();
  expect(out).toContain(`npm start -- --fresh --data ${dataDir} begins it anew`);
  expect(out).not.toContain('about to end');
  expect(await platform.end('SIGINT')).toBe(0);
});

interface Enrollment {
  readonly status: string;
  readonly training: { readonly id: string };
  readonly attendance: readonly unknown[];
}

interface Dashboard {
  readonly enrollments: readonly Enrollment[];
  readonly awards: readonly { readonly stage: string; readonly tier: string; readonly points: number }[];
  readonly tasks: readonly { readonly waveCode: string }[];
}

async function dashboard(client: GraphqlClient): Promise<Dashboard> {
  const { myDashboard } = await client.send<{ myDashboard: Dashboard }>(
    'participant-1',
    `{ myDashboard {
      enrollments { status training { id } attendance { status } }
      awards { stage tier points }
      tasks { waveCode }
    } }`,
  );
  return myDashboard;
}

/** Until the last session ends, in the platform's time. */
async function secondsLeft(client: GraphqlClient, { explorer }: PlatformUrls, trainingId: string): Promise<number> {
  const { training } = await client.send<{ training: { sessions: readonly { endsAt: string }[] } }>(
    'participant-1',
    'query ($id: ID!) { training(id: $id) { sessions { endsAt } } }',
    { id: trainingId },
  );
  const { now } = (await (await fetch(new URL('/clock', explorer))).json()) as { now: number };
  return (Math.max(...training.sessions.map(({ endsAt }) => Date.parse(endsAt))) - now) / 1000;
}

async function advance({ explorer }: PlatformUrls, to: string): Promise<void> {
  const response = await fetch(new URL('/clock', explorer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  });
  expect(await response.text()).toContain('"kind":"done"');
}

function clientOf({ graphql, token }: PlatformUrls): GraphqlClient {
  return createGraphqlClient({
    urls: { graphql },
    token: async (subject) => (await fetch(`${token}?subject=${subject}&raw`)).text(),
  });
}
