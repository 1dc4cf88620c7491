import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bundle, type BundleResult, bundleFunctions } from '../../infra/bundle';
import budget from '../../infra/bundling/budget.json';
import { filesAtStart } from '../../infra/bundling/code-at-start';

const out = mkdtempSync(join(tmpdir(), 'siger-budget-'));
let result: BundleResult;
let graphql: Bundle;

beforeAll(async () => {
  result = await bundleFunctions({ out });
  const found = result.bundles.find(({ name }) => name === 'graphql');
  if (found === undefined) throw new Error('There is no bundle graphql.');
  graphql = found;
});

afterAll(() => rmSync(out, { recursive: true }));

it('keeps the code that each function loads at its start within its budget', () => {
  const limits: Readonly<Record<string, number>> = budget;
  expect(result.bundles.map(({ name }) => name)).toEqual(Object.keys(limits).sort());
  const over = result.bundles.filter(({ name, bytes }) => bytes > (limits[name] ?? 0) * 1_000);
  expect(over).toEqual([]);
});

it('holds one copy of graphql in one format, at the start and later', () => {
  const inputs = filesOf(graphql).flatMap((file) => Object.keys(result.metafile.outputs[file]?.inputs ?? {}));
  const files = inputs.filter((file) => /node_modules\/graphql\//.test(file));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !file.endsWith('.mjs'))).toEqual([]);
  expect(new Set(files.map((file) => file.slice(0, file.lastIndexOf('node_modules/graphql/')))).size).toBe(1);
  expect(new Set(files).size).toBe(files.length);
});

it('loads the client of KMS by need', () => {
  const kms = (file: string) =>
    Object.keys(result.metafile.outputs[file]?.inputs ?? {}).some((input) => input.includes('@aws-sdk/client-kms/'));
  expect(filesAtStart(result.metafile, graphql.entry).filter(kms)).toEqual([]);
  expect(filesOf(graphql).filter(kms)).toHaveLength(1);
});

it('needs nothing beside itself: no package, and no require that was left to the run time', () => {
  for (const { entry } of result.bundles) {
    const folder = join(out, entry.split('/').at(-2) ?? '');
    const code = readdirSync(folder)
      .filter((file) => file.endsWith('.mjs'))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(code.filter((text) => text.includes('Dynamic require of'))).toEqual([]);
  }
  const external = Object.values(result.metafile.outputs).flatMap(({ imports }) =>
    imports.filter((each) => each.external),
  );
  expect(external).toEqual([]);
});

it('answers from its bundle', () => {
  const url = pathToFileURL(join(out, 'graphql', 'index.mjs')).href;
  const event = {
    headers: { 'content-type': 'application/json' },
    rawQueryString: '',
    isBase64Encoded: false,
    body: JSON.stringify({ query: '{ me { roles } labels(language: EN) { __typename } nothing }' }),
    requestContext: { requestId: 'r', http: { method: 'POST' }, authorizer: { jwt: { claims: { sub: 's' } } } },
  };
  const script = `const { handler } = await import('${url}'); console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
  const answer = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: out,
      encoding: 'utf8',
      env: {
        TABLE_NAME: 'main',
        VAULT_TABLE_NAME: 'vault',
        VAULT_KEY_ID: 'key',
        STAGE: 'prod',
        AWS_REGION: 'eu-west-1',
      },
    }),
  );
  expect(answer.statusCode).toBe(400);
  expect(JSON.parse(answer.body).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

function filesOf({ entry }: Bundle): readonly string[] {
  return Object.keys(result.metafile.outputs).filter(
    (file) => dirname(resolve(file)) === dirname(resolve(entry)) && file.endsWith('.mjs'),
  );
}
