import { join } from 'node:path';
import { upToDateAssembly } from '../../local/cli/build';
import { silent } from '../../local/cli/progress';
import { agencies } from '../../local/demo/data/agencies';
import { createGraphqlClient, type GraphqlClient } from '../../local/demo/graphql-client';
import { createStory, type Story } from '../../local/demo/story';
import { buildWorld, type World } from '../../local/demo/world';
import { type Platform, type PlatformOptions, startPlatform } from '../../local/platform';

const root = join(__dirname, '..', '..');

/** The synthesized template with the built bundles, made once for the same sources. */
export function assembly(): Promise<string> {
  return upToDateAssembly({ root, cacheDir: join(root, '.siger', 'build'), progress: silent });
}

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
