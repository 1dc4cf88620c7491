import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from './progress';
import { runScript } from './run-script';

/** What the bundles and the template are made from. */
const sources = ['core', 'adapters', 'schema', 'functions', 'infra', 'package-lock.json', 'cdk.json', 'tsconfig.json'];

export interface BuildOptions {
  /** The project's folder. */
  readonly root: string;
  /** Where assemblies are kept between starts. */
  readonly cacheDir: string;
  readonly progress: Progress;
}

/** Assemblies that are kept beside the newest, since a platform may still run from one of them. */
const kept = 4;

/**
 * Bundles the functions and synthesizes environment `dev`, unless that was done from the same sources before. An
 * assembly never changes once it stands in its folder.
 *
 * @returns the folder of the cloud assembly
 * @throws Error with the output of the step that failed
 */
export async function upToDateAssembly({ root, cacheDir, progress }: BuildOptions): Promise<string> {
  const assemblyDir = join(cacheDir, hashOf(root).slice(0, 16));
  if (existsSync(assemblyDir)) return assemblyDir;
  removeOldest(cacheDir);
  // Of this process alone, since another one may build the same at the same time.
  const draft = `${assemblyDir}.${process.pid}`;
  const bundles = `${draft}.bundles`;
  for (const folder of [draft, bundles]) rmSync(folder, { recursive: true, force: true });
  await progress.step('Bundling the functions', () => runScript(root, ['infra/bundle.ts', bundles], {}));
  await progress.step('Synthesizing the template', () =>
    runScript(root, ['infra/app.ts'], {
      CDK_OUTDIR: draft,
      CDK_CONTEXT_JSON: JSON.stringify({ ...contextOf(root), env: 'dev', bundles }),
      // The template is the same; its checks (cdk-nag, CloudFormation's rules) take as long again, and are what
      // `npm run synth` and the tests are for.
      CDK_VALIDATION: 'false',
    }),
  );
  rmSync(bundles, { recursive: true, force: true });
  adopt(draft, assemblyDir);
  return assemblyDir;
}

/** Another process may have built the same meanwhile: the first one stays. */
function adopt(draft: string, assemblyDir: string): void {
  try {
    renameSync(draft, assemblyDir);
  } catch (error) {
    if (!existsSync(assemblyDir)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function removeOldest(cacheDir: string): void {
  mkdirSync(cacheDir, { recursive: true });
  const byAge = readdirSync(cacheDir)
    .map((name) => join(cacheDir, name))
    .map((path) => ({ path, changedAt: statSync(path).mtimeMs }))
    .sort((a, b) => b.changedAt - a.changedAt);
  for (const { path } of byAge.slice(kept)) rmSync(path, { recursive: true, force: true });
}

function contextOf(root: string): object {
  return JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')).context ?? {};
}

function hashOf(root: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((source) => filesIn(root, source))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(root: string, source: string): string[] {
  if (!existsSync(join(root, source))) return [];
  if (source.includes('.')) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
