import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { type Bundle, type BundleResult, bundleFunctions } from '../../infra/bundle';
import budget from '../../infra/bundling/budget.json';
import { filesAtStart } from '../../infra/bundling/code-at-start';
import { printed, schemaFile } from '../../schema/emit';

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

it.each([
  ['the client of KMS', 'node_modules/@aws-sdk/client-kms/'],
  ['the client of SQS', 'node_modules/@aws-sdk/client-sqs/'],
  ['what only mutations call', 'core/training/create-training.ts'],
  ['what the schema says to people', 'schema/schema.graphql'],
  ['what makes reports', 'core/report/export-wave-report.ts'],
  ['the charting library', 'node_modules/echarts/'],
])('loads %s by need', (_, part) => {
  const holds = (file: string) =>
    Object.keys(result.metafile.outputs[file]?.inputs ?? {}).some((input) => input.includes(part));
  expect(filesAtStart(result.metafile, graphql.entry).filter(holds)).toEqual([]);
  expect(filesOf(graphql).filter(holds)).toHaveLength(1);
});

it('gives the auditors’ function no command and no vault', () => {
  const audit = result.bundles.find(({ name }) => name === 'audit-graphql') as Bundle;
  const inputs = filesOf(audit).flatMap((file) => Object.keys(result.metafile.outputs[file]?.inputs ?? {}));
  expect(inputs).toContain('schema/audit/build-audit-schema.ts');
  const foreign = /-commands\.resolver|core\/training\/create-training|adapters\/vault\/(?!no-vault)|client-kms/;
  expect(inputs.filter((input) => foreign.test(input))).toEqual([]);
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

it.each([
  ['a query', 'query { me { roles } }', { data: { me: { roles: ['PARTICIPANT'] } } }],
  [
    'a mutation',
    'mutation { createProgram(input: { name: "a", nameEn: "b", objectives: [] }) { id } }',
    { errors: [{ path: ['createProgram'], extensions: { code: 'NOT_FOUND' } }] },
  ],
  ['what is wrong', '{ nothing }', { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }],
])('answers %s from its bundle', (_, query, answer) => {
  expect(JSON.parse(answerTo(query))).toMatchObject(answer);
});

it('shows the schema with all its descriptions where it may be asked for, and nowhere else', () => {
  const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true });
  const shown = printed(buildClientSchema(JSON.parse(answerTo(query, { STAGE: 'dev' })).data));
  expect(shown).toBe(readFileSync(schemaFile, 'utf8'));
  expect(JSON.parse(answerTo(query)).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

/** As Lambda would: Node, one folder, nothing installed beside it. */
function answerTo(query: string, environment: Readonly<Record<string, string>> = {}): string {
  const url = pathToFileURL(join(out, 'graphql', 'index.mjs')).href;
  const event = {
    headers: { 'content-type': 'application/json' },
    rawQueryString: '',
    isBase64Encoded: false,
    body: JSON.stringify({ query }),
    requestContext: {
      requestId: 'r',
      http: { method: 'POST' },
      authorizer: { jwt: { claims: { sub: 's', roles: 'PARTICIPANT' } } },
    },
  };
  const script = `const { handler } = await import('${url}');
    console.log((await handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 10_000 })).body);`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: out,
    encoding: 'utf8',
    env: {
      TABLE_NAME: 'main',
      VAULT_TABLE_NAME: 'vault',
      OPERATIONS: 'ANY',
      VAULT_KEY_ID: 'key',
      READING_QUEUE_URL: 'https://sqs.test/1/readings',
      STAGE: 'prod',
      AWS_REGION: 'eu-west-1',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      ...environment,
    },
  });
}

function filesOf({ entry }: Bundle): readonly string[] {
  return Object.keys(result.metafile.outputs).filter(
    (file) => dirname(resolve(file)) === dirname(resolve(entry)) && file.endsWith('.mjs'),
  );
}
