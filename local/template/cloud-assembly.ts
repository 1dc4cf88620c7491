import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../contracts';
import { TemplateError } from './template-error';

/** One stack of a cloud assembly, as `cdk synth` wrote it. */
export interface StackFiles {
  readonly name: string;
  /** Concrete only when the CDK app pins them; else `unknown-account`, `unknown-region`. */
  readonly account: string;
  readonly region: string;
  readonly template: Template;
  /** Folder of each file asset, by the key under which it would be uploaded. */
  readonly assets: ReadonlyMap<string, string>;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: Json; readonly Export?: { readonly Name: Json } }>>;
  readonly [section: string]: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [property: string]: Json };
  readonly Condition?: string;
}

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string; readonly file?: string };
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/** The stacks of the cloud assembly in `dir`, each after those it depends on. */
export function readCloudAssembly(dir: string): StackFiles[] {
  const { artifacts = {} } = readJson<Manifest>(dir, 'manifest.json');
  const stacks: StackFiles[] = [];
  const visited = new Set<string>();

  const visit = (id: string): void => {
    const artifact = artifacts[id];
    if (visited.has(id) || !artifact) return;
    visited.add(id);
    for (const dependency of artifact.dependencies ?? []) visit(dependency);
    if (artifact.type === 'cdk:cloud-assembly') {
      throw new TemplateError(
        `Assembly ${id}`,
        'it is nested in another one',
        'Load its own folder, or drop the Stage',
      );
    }
    if (artifact.type === 'aws:cloudformation:stack') stacks.push(readStack(dir, id, artifact, artifacts));
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return stacks;
}

function readStack(
  dir: string,
  id: string,
  artifact: Artifact,
  artifacts: Readonly<Record<string, Artifact>>,
): StackFiles {
  const [, account = '', region = ''] = /^aws:\/\/([^/]+)\/(.+)$/.exec(artifact.environment ?? '') ?? [];
  const template = readJson<Template>(dir, artifact.properties?.templateFile ?? `${id}.template.json`);
  const assets = new Map<string, string>();
  for (const dependency of artifact.dependencies ?? []) {
    const { type, properties } = artifacts[dependency] ?? {};
    if (type !== 'cdk:asset-manifest' || !properties?.file) continue;
    for (const { source, destinations } of Object.values(readJson<AssetManifest>(dir, properties.file).files ?? {})) {
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(dir, source.path ?? ''));
    }
  }
  return { name: artifact.properties?.stackName ?? id, account, region, template, assets };
}

function readJson<T>(dir: string, file: string): T {
  try {
    return JSON.parse(readFileSync(join(dir, file), 'utf8')) as T;
  } catch (error) {
    throw new TemplateError(
      `Cloud assembly ${dir}`,
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)})`,
      'Synthesize it with npm run synth',
    );
  }
}
