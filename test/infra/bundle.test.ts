import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BundleResult, bundleFunctions } from '../../infra/bundle';
import { filesAtStart } from '../../infra/bundling/code-at-start';

const out = mkdtempSync(join(tmpdir(), 'siger-bundle-'));
let result: BundleResult;

afterAll(() => rmSync(out, { recursive: true }));

beforeAll(async () => {
  result = await bundleFunctions({ functions: 'test/infra/fixtures/functions', out });
});

/** Runs a bundle's handler as Lambda would: Node, one file, nothing installed beside it. */
function run(name: string): unknown {
  const url = pathToFileURL(join(out, name, 'index.mjs')).href;
  const script = `const { handler } = await import('${url}'); console.log(JSON.stringify(await handler()));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: out, encoding: 'utf8' }),
  );
}

it('builds one folder per function, with its source map and what all of them consist of', () => {
  expect(result.bundles.map(({ name }) => name)).toEqual(['decorated', 'schema']);
  for (const { name, bytes, entry } of result.bundles) {
    const files = filesAtStart(result.metafile, entry).map((file) => basename(file));
    expect(files).toContain('index.mjs');
    expect(bytes).toBe(files.reduce((sum, file) => sum + statSync(join(out, name, file)).size, 0));
    expect(existsSync(join(out, name, 'index.mjs.map'))).toBe(true);
  }
  expect(JSON.parse(readFileSync(join(out, 'meta.json'), 'utf8'))).toEqual(result.metafile);
});

it('keeps legacy decorators and field initializers, and settles NODE_ENV', () => {
  expect(run('decorated')).toEqual({ title: 'pelatihan', named: ['true:title'], production: true });
});

it('makes type-graphql and CommonJS packages work in one ES module', () => {
  const digest = createHash('sha256').update('siger').digest('hex');
  expect(run('schema')).toEqual({ data: { office: { name: 'Dinas' } }, digest });
});

it('holds one copy of graphql, in one format, and no hashing in JavaScript', () => {
  const files = Object.entries(result.metafile.outputs)
    .filter(([path]) => path.includes('/schema/'))
    .flatMap(([, { inputs }]) => Object.keys(inputs));
  const graphql = files.filter((file) => /node_modules\/graphql\//.test(file));
  expect(graphql.length).toBeGreaterThan(50);
  expect(graphql.filter((file) => !file.endsWith('.mjs'))).toEqual([]);
  expect(files.filter((file) => file.includes('sha.js'))).toEqual([]);
});

it('says so when there is nothing to build', async () => {
  await expect(bundleFunctions({ functions: join(out, 'nowhere'), out: join(out, 'none') })).rejects.toThrow(
    'There is no function to build',
  );
});
