import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { aliases, replacements } from './bundling/aliases';
import { codeAtStart } from './bundling/code-at-start';
import { descriptionsByNeed } from './bundling/descriptions-by-need';
import { endpointResolvers } from './bundling/endpoint-resolvers';
import { bundleFolder } from './bundling/folder';
import { nodeModules } from './bundling/node-modules';
import { oneFormat } from './bundling/one-format';
import { partsByNeed } from './bundling/parts-by-need';
import { replaceModules } from './bundling/replace-modules';
import { versionsOnly } from './bundling/versions-only';

export interface BundleOptions {
  /** Folder whose `*.ts` files are one function each. */
  readonly functions?: string;
  /** Where to write a folder for each, with `index.mjs`, what that loads and the source maps, and one `meta.json` that tells what all consist of. */
  readonly out?: string;
}

export interface Bundle {
  readonly name: string;
  /** Bytes of code that are loaded before the first invocation, without what is loaded by need. */
  readonly bytes: number;
  /** The bundle's `index.mjs`, as the metafile names it. */
  readonly entry: string;
}

export interface BundleResult {
  readonly bundles: readonly Bundle[];
  readonly metafile: Metafile;
}

/** Functions of which what is imported by need stays in files of its own; the rest import nothing that way. */
const inParts: ReadonlySet<string> = new Set(['audit-graphql', 'graphql']);

/**
 * Builds every function into a folder of its own, which needs nothing beside it.
 *
 * @throws Error with esbuild's messages when one does not build; the previous bundles are gone then.
 */
export async function bundleFunctions({
  functions = 'functions',
  out = bundleFolder,
}: BundleOptions = {}): Promise<BundleResult> {
  const names = await functionNames(functions);
  await rm(out, { recursive: true, force: true });
  const entryOf = (name: string) => ({ in: resolve(functions, `${name}.ts`), out: `${name}/index` });
  const [split, whole] = [names.filter((name) => inParts.has(name)), names.filter((name) => !inParts.has(name))];
  const metafiles = await Promise.all([
    // Each by itself, or they would share their parts.
    ...split.map((name) =>
      bundle({ entryPoints: [entryOf(name)], outdir: out, splitting: true, chunkNames: `${name}/[name]-[hash]` }),
    ),
    bundle({ entryPoints: whole.map(entryOf), outdir: out }),
  ]);
  const metafile = {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'meta.json'), JSON.stringify(metafile));
  return { bundles: names.map((name) => bundleOf(metafile, name)), metafile };
}

async function functionNames(folder: string): Promise<readonly string[]> {
  const files = existsSync(folder) ? await readdir(folder) : [];
  const names = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => basename(file, '.ts'));
  if (names.length === 0) throw new Error(`There is no function to build: ${folder}/*.ts is empty.`);
  return names.sort();
}

async function bundle(
  options: Pick<BuildOptions, 'entryPoints' | 'outdir' | 'splitting' | 'chunkNames'>,
): Promise<Metafile> {
  const { metafile } = await build({
    ...options,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // One format of each package: a second copy of graphql would answer instanceof with false.
    mainFields: ['module', 'main'],
    minify: true,
    // What is frozen and then not used is left out: graphql keeps its lists of rules that way.
    pure: ['Object.freeze'],
    // Beside the bundle for whoever reads a stack trace, without a link: the deployed asset leaves it out.
    sourcemap: 'external',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { ...aliases },
    loader: { '.graphql': 'text' },
    plugins: [
      replaceModules(replacements),
      nodeModules,
      versionsOnly,
      endpointResolvers,
      oneFormat,
      partsByNeed,
      descriptionsByNeed,
    ],
    metafile: true,
    logLevel: 'silent',
  });
  return metafile;
}

function bundleOf(metafile: Metafile, name: string): Bundle {
  const entry = Object.keys(metafile.outputs).find((output) => output.endsWith(`/${name}/index.mjs`)) ?? '';
  return { name, bytes: codeAtStart(metafile, entry), entry };
}

async function main(): Promise<void> {
  const started = performance.now();
  const [out = bundleFolder] = process.argv.slice(2);
  const { bundles } = await bundleFunctions({ out });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const sizes = bundles.map(({ name, bytes }) => `${name} ${Math.ceil(bytes / 1000)} KB`).join(', ');
  console.log(`Built ${bundles.length} functions in ${seconds} s, with code at their start: ${sizes}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
