import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Environment } from '../../infra/config/environment';
import { addPlatform } from '../../infra/platform';
import type { Setting } from '../../infra/setting';
import { mainTableUse } from '../../infra/wiring';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Resource {
  readonly id: string;
  readonly stack: 'stateful' | 'stateless';
  readonly type: string;
  /** With every reference in readable form, such as `MainTable.Arn` or `<Region>`. */
  readonly properties: JsonObject;
  readonly deletionPolicy: string | undefined;
}

export interface Synthesis {
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
  /** The raw templates, for what a readable form would hide. */
  readonly templates: Readonly<Record<'stateful' | 'stateless', Template>>;
}

interface Template {
  readonly Resources: Record<string, { Type: string; Properties?: JsonObject; DeletionPolicy?: string }>;
  readonly Outputs?: Record<string, { Value: Json; Export?: { Name: string } }>;
}

const scratch = mkdtempSync(join(tmpdir(), 'siger-infra-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A folder of built functions that do nothing: what a template says does not depend on their code. */
function emptyBundles(): string {
  const folder = mkdtempSync(join(scratch, 'bundles-'));
  for (const name of [...Object.keys(mainTableUse), 'publish-events']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.mjs'), `export const handler = async () => '${name}';`);
  }
  return folder;
}

function cdkContext(): Record<string, Json> {
  return JSON.parse(readFileSync('cdk.json', 'utf8')).context;
}

/** An app with the context of cdk.json that synthesizes into a folder of its own. */
export function testApp(context: Record<string, Json> = cdkContext()): App {
  return new App({ analyticsReporting: false, outdir: mkdtempSync(join(scratch, 'out-')), context });
}

export function settingOf(environment: Environment): Setting {
  return { environment, bundles: emptyBundles() };
}

/** Synthesizes without validation, which one test of its own leaves on: a fifth of a second instead of five. */
export function synthesize(environment: Environment): Synthesis {
  process.env.CDK_VALIDATION = 'false';
  const app = testApp({ ...cdkContext(), 'aws:cdk:bundling-stacks': [] });
  const { stateful, stateless } = addPlatform(app, settingOf(environment));
  const assembly = app.synth();
  const templates = {
    stateful: assembly.getStackArtifact(stateful.artifactId).template as Template,
    stateless: assembly.getStackArtifact(stateless.artifactId).template as Template,
  };
  const resources = [...resourcesOf('stateful', templates), ...resourcesOf('stateless', templates)];
  return { templates, resources, ofType: (type) => resources.filter((resource) => resource.type === type) };
}

function resourcesOf(stack: 'stateful' | 'stateless', templates: Synthesis['templates']): readonly Resource[] {
  const exported = Object.values(templates.stateful.Outputs ?? {});
  const imported = (name: string): Json => exported.find((output) => output.Export?.Name === name)?.Value ?? name;
  return Object.entries(templates[stack].Resources).map(([id, { Type, Properties, DeletionPolicy }]) => ({
    id: withoutHash(id),
    stack,
    type: Type,
    properties: readable(Properties ?? {}, imported) as JsonObject,
    deletionPolicy: DeletionPolicy,
  }));
}

/** `MainTable06387DF9` → `MainTable`. */
function withoutHash(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

function readable(value: Json, imported: (name: string) => Json): Json {
  if (Array.isArray(value)) return value.map((item) => readable(item, imported));
  if (value === null || typeof value !== 'object') return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::ImportValue': name } = value;
  if (typeof ref === 'string') return ref.startsWith('AWS::') ? `<${ref.slice(5)}>` : withoutHash(ref);
  if (Array.isArray(attribute)) return `${withoutHash(String(attribute[0]))}.${attribute[1]}`;
  if (typeof name === 'string') return readable(imported(name), imported);
  if (Array.isArray(join)) return (readable(join[1] ?? [], imported) as Json[]).join(String(join[0]));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readable(item, imported)]));
}
