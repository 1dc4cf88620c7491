import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../local/contracts';
import { agencies } from '../../local/demo/data/agencies';
import { createGraphqlClient, type GraphqlClient } from '../../local/demo/graphql-client';
import { createStory, type Story } from '../../local/demo/story';
import { buildWorld, type World } from '../../local/demo/world';
import { type Platform, type PlatformOptions, startPlatform } from '../../local/platform';
import { assembly } from './assembly';

export interface Scene {
  readonly platform: Platform;
  readonly client: GraphqlClient;
  /** The assembly that it runs. */
  readonly assemblyDir: string;
  /** What the platform told the person at the terminal. */
  readonly problems: readonly string[];
}

/** A platform that runs the bundles as the template wires them, at an instant before anything happens. */
export async function openScene(options: Partial<PlatformOptions> = {}): Promise<Scene> {
  const problems: string[] = [];
  const assemblyDir = options.assemblyDir ?? (await assembly());
  const platform = await startPlatform({
    assemblyDir,
    engine: 'auto',
    startAt: Date.parse('2026-10-19T08:00:00+07:00'),
    report: (line) => problems.push(line),
    ...options,
  });
  return { platform, client: createGraphqlClient(platform), assemblyDir, problems };
}

/** The two agencies of the stories: the one that runs trainings, and the one whose people attend them. */
const storyAgencies = agencies.filter(({ key }) => key === 'bpsdm' || key === 'dpmptsp');

export type BudgetOf = Parameters<typeof buildWorld>[3];

export async function peopleScene(
  { platform, client }: Scene,
  budgetOf?: BudgetOf,
): Promise<{ readonly world: World; readonly story: Story }> {
  const world = await buildWorld(platform, client, [2026, 2027], budgetOf, storyAgencies);
  return { world, story: createStory(client, world) };
}

const scratch = mkdtempSync(join(tmpdir(), 'siger-e2e-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A story told up to a point in a data folder, from which copies go on. */
export interface Chapter<T> {
  readonly told: T;
  /** A data folder of its own that stands at that point. */
  copy(): string;
}

/** Everybody who acts later has to have acted, or has to be bound, by the end of it. */
export async function chapter<T>(tell: (scene: Scene) => Promise<T>): Promise<Chapter<T>> {
  const dataDir = mkdtempSync(join(scratch, 'chapter-'));
  const scene = await openScene({ dataDir });
  const told = await tell(scene).finally(() => scene.platform.close());
  return {
    told,
    copy() {
      const copy = mkdtempSync(join(scratch, 'copy-'));
      cpSync(dataDir, copy, { recursive: true });
      return copy;
    },
  };
}

type Template = Record<string, { readonly Type: string; readonly Properties: JsonObject }>;

/** A copy of an assembly in which one resource, found by its logical id without the hash, was edited or left out. */
export async function assemblyWithout(resource: string, edit?: (properties: JsonObject) => void): Promise<string> {
  const copy = mkdtempSync(join(scratch, 'assembly-'));
  cpSync(await assembly(), copy, { recursive: true });
  let edited = 0;
  for (const file of readdirSync(copy).filter((name) => name.endsWith('.template.json'))) {
    const template = JSON.parse(readFileSync(join(copy, file), 'utf8')) as { Resources: Template };
    const [logicalId, ...others] = Object.keys(template.Resources).filter((id) => withoutHash(id) === resource);
    if (logicalId === undefined) continue;
    const before = JSON.stringify(template);
    if (edit === undefined) delete template.Resources[logicalId];
    else edit((template.Resources[logicalId] as Template[string]).Properties);
    if (others.length > 0 || JSON.stringify(template) === before) throw new RangeError(`${resource} was not edited`);
    writeFileSync(join(copy, file), JSON.stringify(template));
    edited += 1;
  }
  if (edited !== 1) throw new RangeError(`${resource} is in ${edited} templates`);
  return copy;
}

/** `MainTable06387DF9` → `MainTable`. */
export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
