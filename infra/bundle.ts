import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { aliases } from './bundling/aliases';
import { bundleFolder } from './bundling/folder';

export interface BundleOptions {
  /** Folder whose `*.ts` files are one function each. */
  readonly functions?: string;
  /** Where to write `<name>/index.mjs`, its source map, and `meta.json`, which tells what each bundle consists of. */
  readonly out?: string;
}

export interface Bundle {
  readonly name: string;
  /** The bundle's code, without its source map. */
  readonly bytes: number;
}

export interface BundleResult {
  readonly bundles: readonly Bundle[];
  readonly metafile: Metafile;
}

/**
 * Builds every function into one self-contained ES module, all of them in one pass so that shared files are read once.
 *
 * @throws Error with esbuild's messages when one does not build; the previous bundles are gone then.
 */
export async function bundleFunctions({
  functions = 'functions',
  out = bundleFolder,
}: BundleOptions = {}): Promise<BundleResult> {
  const names = await functionNames(functions);
  await rm(out, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: names.map((name) => ({ in: resolve(functions, `${name}.ts`), out: `${name}/index` })),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // One format of each package: a second copy of graphql would answer instanceof with false.
    mainFields: ['module', 'main'],
    minify: true,
    // Beside the bundle for whoever reads a stack trace, without a link: the deployed asset leaves it out.
    sourcemap: 'external',
    legalComments: 'none',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { ...aliases },
    // CommonJS packages inside an ES module still ask for Node's own modules with require.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    metafile: true,
    logLevel: 'silent',
  });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'meta.json'), JSON.stringify(metafile));
  return { bundles: names.map((name) => ({ name, bytes: bytesOf(metafile, name) })), metafile };
}

async function functionNames(folder: string): Promise<readonly string[]> {
  const files = existsSync(folder) ? await readdir(folder) : [];
  const names = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => basename(file, '.ts'));
  if (names.length === 0) throw new Error(`There is no function to build: ${folder}/*.ts is empty.`);
  return names.sort();
}

function bytesOf({ outputs }: Metafile, name: string): number {
  const path = Object.keys(outputs).find((output) => output.endsWith(`${name}/index.mjs`));
  return path === undefined ? 0 : (outputs[path]?.bytes ?? 0);
}

async function main(): Promise<void> {
  const started = performance.now();
  const { bundles } = await bundleFunctions();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const sizes = bundles.map(({ name, bytes }) => `${name} ${Math.ceil(bytes / 1000)} KB`).join(', ');
  console.log(`Built ${bundles.length} functions in ${seconds} s: ${sizes}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
