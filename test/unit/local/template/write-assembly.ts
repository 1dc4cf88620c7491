import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StackSource {
  readonly template: object;
  /** Names of stacks that it depends on. */
  readonly dependencies?: readonly string[];
  readonly environment?: string;
  /** Folder by object key. */
  readonly assets?: Readonly<Record<string, string>>;
}

const written: string[] = [];

afterAll(() => {
  for (const dir of written) rmSync(dir, { recursive: true, force: true });
});

/** Writes a cloud assembly as `cdk synth` would into a new folder, which is removed after the tests; returns the folder. */
export function writeAssembly(stacks: Readonly<Record<string, StackSource>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'assembly-'));
  written.push(dir);
  const artifacts: Record<string, object> = { Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } } };
  for (const [name, { template, dependencies = [], environment, assets = {} }] of Object.entries(stacks)) {
    artifacts[`${name}.assets`] = { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } };
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: environment ?? 'aws://unknown-account/unknown-region',
      properties: { templateFile: `${name}.template.json` },
      dependencies: [...dependencies, `${name}.assets`],
    };
    const files = Object.entries(assets).map(([objectKey, path]) => [
      objectKey,
      { source: { path }, destinations: { current: { objectKey } } },
    ]);
    writeFileSync(join(dir, `${name}.assets.json`), JSON.stringify({ files: Object.fromEntries(files) }));
    writeFileSync(join(dir, `${name}.template.json`), JSON.stringify(template));
  }
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ artifacts }));
  return dir;
}

/** A cloud assembly of one stack named `App` with these resources. */
export function writeStack(Resources: object, rest: object = {}): string {
  return writeAssembly({ App: { template: { Resources, ...rest } } });
}
