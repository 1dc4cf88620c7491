import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upToDateAssembly } from '../../../../local/cli/build';
import { silent } from '../../../../local/cli/progress';

const root = mkdtempSync(join(tmpdir(), 'build-'));
const cacheDir = join(root, '.cache');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A project whose two build steps note that they ran. */
beforeAll(() => {
  for (const folder of ['core', 'infra']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'package.json'), '{"type": "module"}');
  writeFileSync(join(root, 'cdk.json'), '{"context": {"kept": true}}');
  writeFileSync(join(root, 'core', 'rule.ts'), 'export const limit = 1;');
  writeFileSync(
    join(root, 'infra', 'bundle.ts'),
    "import { appendFileSync } from 'node:fs';\nappendFileSync('steps.txt', 'bundle ' as string);\n",
  );
  writeFileSync(
    join(root, 'infra', 'app.ts'),
    `import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
if (existsSync('broken')) throw new Error('a finding without a reason');
appendFileSync('steps.txt', 'app ');
const dir: string = process.env.CDK_OUTDIR ?? '';
mkdirSync(dir, { recursive: true });
writeFileSync(dir + '/manifest.json', process.env.CDK_CONTEXT_JSON ?? '');
`,
  );
});

const build = () => upToDateAssembly({ root, cacheDir, progress: silent });
const steps = () => readFileSync(join(root, 'steps.txt'), 'utf8').trim();

it('builds once, and again only when a source has changed', async () => {
  const dir = await build();
  expect(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))).toEqual({
    kept: true,
    env: 'dev',
    bundles: expect.any(String),
  });
  expect(steps()).toBe('bundle app');
  await build();
  expect(steps()).toBe('bundle app');
  writeFileSync(join(root, 'core', 'rule.ts'), 'export const limit = 2;');
  const second = await build();
  expect(steps()).toBe('bundle app bundle app');
  expect(second).not.toBe(dir);
  expect(existsSync(join(dir, 'manifest.json'))).toBe(true);
  writeFileSync(join(root, 'core', 'rule.ts'), 'export const limit = 1;');
  expect(await build()).toBe(dir);
  expect(steps()).toBe('bundle app bundle app');
});

it('shows what a step said when it fails, and does not take its half for a whole', async () => {
  writeFileSync(join(root, 'core', 'rule.ts'), 'export const limit = 3;');
  writeFileSync(join(root, 'broken'), '');
  await expect(build()).rejects.toThrow(/infra\/app\.ts failed:.*a finding without a reason/s);
  rmSync(join(root, 'broken'));
  const before = steps();
  expect(existsSync(join(await build(), 'manifest.json'))).toBe(true);
  expect(steps()).toBe(`${before} bundle app`);
});
