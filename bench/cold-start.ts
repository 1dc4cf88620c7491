import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleFunctions } from '../infra/bundle';
import { median, row } from './support';

/** Goal P1: from the process's start to the first answer, against a process that does nothing; and kilobytes of code. */
const limits = { ratio: 2.8, kilobytes: 700 };
const rounds = 21;
const firstAnswer = 'bench/cold-start/first-answer.mjs';

interface Contestant {
  readonly name: string;
  readonly argv: readonly string[];
  /** Of code loaded at the start. */
  readonly bytes?: number;
  readonly limit?: string;
  readonly milliseconds: number[];
}

async function main(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'siger-bench-'));
  const table = createServer((request, response) => {
    request.resume().once('end', () => response.end('{"Items":[],"Count":0,"ScannedCount":0}'));
  }).listen(0, '127.0.0.1');
  await once(table, 'listening');
  try {
    const contestants = await prepare(out);
    const env = environment((table.address() as AddressInfo).port);
    for (const { argv } of contestants) await run(argv, env);
    for (let round = 0; round < rounds; round++) {
      for (const { argv, milliseconds } of contestants) milliseconds.push(await run(argv, env));
    }
    report(contestants);
  } finally {
    table.close();
    await rm(out, { recursive: true });
  }
}

async function prepare(out: string): Promise<readonly Contestant[]> {
  const { bundles } = await bundleFunctions({ out: join(out, 'ours') });
  const ours = bundles.find(({ name }) => name === 'graphql');
  const peers = await Promise.all(
    [
      { peer: 'plain', name: 'graphql-js and the SDK, two types' },
      { peer: 'stock', name: 'Apollo and type-graphql, two types' },
    ].map(async ({ peer, name }) => {
      const file = join(out, `${peer}.mjs`);
      await bundlePlainly(`bench/cold-start/peers/${peer}.ts`, file);
      return { name, argv: [firstAnswer, pathToFileURL(file).href], bytes: (await stat(file)).size, milliseconds: [] };
    }),
  );
  return [
    { name: 'node -e 0', argv: ['-e', '0'], milliseconds: [] },
    ...peers,
    {
      name: 'the graphql function',
      argv: [firstAnswer, pathToFileURL(join(out, 'ours', 'graphql', 'index.mjs')).href],
      bytes: ours?.bytes ?? 0,
      limit: `at most ${limits.ratio} ×, ${limits.kilobytes} KB`,
      milliseconds: [],
    },
  ];
}

/** As ES modules, with nothing taken out. */
async function bundlePlainly(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['class-validator'],
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  });
}

function environment(port: number): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE: _, NODE_OPTIONS: __, ...rest } = process.env;
  return {
    ...rest,
    TABLE_NAME: 'main',
    VAULT_TABLE_NAME: 'vault',
    OPERATIONS: 'ANY',
    VAULT_KEY_ID: 'key',
    STAGE: 'prod',
    NODE_ENV: 'production',
    POWERTOOLS_LOG_LEVEL: 'ERROR',
    AWS_REGION: 'ap-southeast-3',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  };
}

/** @returns milliseconds from the start of the process to its end */
async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`node ${argv.join(' ')} ended with ${code}.`);
  return performance.now() - started;
}

function report(contestants: readonly Contestant[]): void {
  const bare = median(contestants[0]?.milliseconds ?? []);
  console.log(
    `From the start of a process to its first answer, Node ${process.version}, no code cache; medians of ${rounds}`,
  );
  for (const { name, milliseconds, bytes, limit } of contestants) {
    const figure = median(milliseconds);
    const size = bytes === undefined ? '' : `${Math.round(bytes / 1_000)} KB`;
    console.log(
      row(name, `${figure.toFixed(0)} ms`, `${(figure / bare).toFixed(2)} ×`, [size, limit].filter(Boolean).join('  ')),
    );
  }
}

await main();
