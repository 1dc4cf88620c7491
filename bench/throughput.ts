import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions } from '../infra/bundle';
import { median, row } from './support';
import type { Round, Score } from './throughput/contestant';

/** Goal P2: requests answered in a second, against Apollo and type-graphql as they come. */
const limit = 1.8;
const rounds = 9;
const milliseconds = 1_000;

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'siger-bench-'));
  await bundleFunctions({ functions: 'bench/throughput/bundled', out });
  const environment = { ...process.env, NODE_ENV: 'production' };
  const ours = fork(join(out, 'ours', 'index.mjs'), { env: environment });
  const stock = fork('bench/throughput/stock.ts', { env: environment, execArgv: ['--import', 'tsx'] });
  try {
    const bodies = [await play(ours), await play(stock)].map(({ body }) => body);
    if (bodies[0] !== bodies[1]) throw new Error(`The answers differ:\n${bodies.join('\n')}`);
    const scores = { ours: [] as number[], stock: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      scores.ours.push((await play(ours)).perSecond);
      scores.stock.push((await play(stock)).perSecond);
    }
    const [fast, slow] = [median(scores.ours), median(scores.stock)];
    console.log(
      `50 rows with 3 nested objects each, ${bodies[0]?.length} characters; medians of ${rounds} interleaved seconds`,
    );
    console.log(row('Apollo + type-graphql as they come', `${slow.toFixed(0)} /s`, '1.00 ×'));
    console.log(
      row('the graphql function', `${fast.toFixed(0)} /s`, `${(fast / slow).toFixed(2)} ×`, `at least ${limit} ×`),
    );
  } finally {
    ours.disconnect();
    stock.disconnect();
    await rm(out, { recursive: true });
  }
}

async function play(contestant: ChildProcess): Promise<Score> {
  contestant.send({ milliseconds } satisfies Round);
  const [score] = await Promise.race([
    once(contestant, 'message'),
    once(contestant, 'exit').then(() => Promise.reject(new Error('A server ended.'))),
  ]);
  return score;
}

await main();
