import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions } from '../infra/bundle';
import { median, row } from './support';
import type { Round, Score } from './throughput/contestant';

/** Goal P2: requests answered in a second, against Apollo and type-graphql as they come. */
const contestants = [
  { name: 'Apollo + type-graphql as they come', bundle: undefined, atLeast: undefined },
  { name: 'the graphql function, by text', bundle: 'ours', atLeast: 1.8 },
  { name: 'a known query, by its id', bundle: 'known', atLeast: 4 },
] as const;
const rounds = 9;
const milliseconds = 1_000;

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'siger-bench-'));
  await bundleFunctions({ functions: 'bench/throughput/bundled', out });
  const env = { ...process.env, NODE_ENV: 'production' };
  const servers = contestants.map(({ bundle }) =>
    bundle === undefined
      ? fork('bench/throughput/stock.ts', { env, execArgv: ['--import', 'tsx'] })
      : fork(join(out, bundle, 'index.mjs'), { env }),
  );
  try {
    const bodies: string[] = [];
    // The first round warms up.
    for (const server of servers) bodies.push((await play(server)).body);
    if (new Set(bodies).size !== 1) throw new Error(`The answers differ:\n${bodies.join('\n')}`);
    const scores = servers.map((): number[] => []);
    for (let round = 0; round < rounds; round++) {
      for (const [n, server] of servers.entries()) scores[n]?.push((await play(server)).perSecond);
    }
    const [stock = 0, ...rest] = scores.map(median);
    console.log(
      `50 rows with 3 nested objects each, ${bodies[0]?.length} characters; medians of ${rounds} interleaved seconds`,
    );
    for (const [n, perSecond] of [stock, ...rest].entries()) {
      const { name, atLeast } = contestants[n] ?? contestants[0];
      const limit = atLeast === undefined ? [] : [`at least ${atLeast} ×`];
      console.log(row(name, `${perSecond.toFixed(0)} /s`, `${(perSecond / stock).toFixed(2)} ×`, ...limit));
    }
  } finally {
    for (const server of servers) server.disconnect();
    await rm(out, { recursive: true });
  }
}

async function play(contestant: ChildProcess): Promise<Score> {
  const over = new AbortController();
  const { signal } = over;
  contestant.send({ milliseconds } satisfies Round);
  try {
    const [score] = await Promise.race([
      once(contestant, 'message', { signal }),
      once(contestant, 'exit', { signal }).then(() => Promise.reject(new Error('A server ended.'))),
    ]);
    return score;
  } finally {
    over.abort();
  }
}

await main();
