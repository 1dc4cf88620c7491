import { join, resolve } from 'node:path';
import { oneOf, readArguments, UsageError } from '../../ops/cli/arguments';
import { runCommand } from '../../ops/cli/run-command';
import { upToDateAssembly } from '../cli/build';
import { createProgress, type Progress, silent } from '../cli/progress';
import { type Platform, startPlatform } from '../platform';
import type { EngineChoice } from '../services';
import { type Checks, createChecks } from './checks';
import { budgetExample, workedBudget, workedTraining } from './data/worked-example';
import { createGraphqlClient, type GraphqlClient } from './graphql-client';
import { tellProgramStory } from './program/story';
import { checkFigures, type Figures, figuresInWords, ratioOf } from './scale/figures';
import { tellScaleStory } from './scale/story';
import { type Tell, tellWorkedStory } from './worked-story';
import { buildWorld } from './world';

const usage = `npm run demo -- [options]
  --people N   the story with one training of N participants, and what it costs for each of them
  --program    the story of a program: three trainings through all four levels of evaluation, and its yearly reports;
               --people N is how many take part in each, 1000 by default
  --out FOLDER where that story writes the reports (default .siger/program-report)
  --engine E   dynoxide, dynamodb-local or auto (default auto)
  --json       one line of JSON with the figures at the end`;

/** A quiet day before anybody is nominated. */
const startsAt = Date.parse('2026-10-19T08:00:00+07:00');
/** Milliseconds: on a busy machine, a chunk of 500 people may take longer than the minute that counts as stuck. */
const patience = 180_000;
/** Of differences, in words. */
const mostShown = 40;

async function main(args: readonly string[]): Promise<void> {
  const { values } = readArguments(
    args,
    {
      engine: { type: 'string', default: 'auto' },
      people: { type: 'string' },
      program: { type: 'boolean', default: false },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    usage,
  );
  const engine = oneOf<EngineChoice>('engine', values.engine, ['auto', 'dynoxide', 'dynamodb-local']);
  const people = values.people === undefined ? undefined : sizeFrom(values.people, values.program);
  if (values.out !== undefined && !values.program) throw new UsageError('--out goes with --program.');
  const progress = values.json ? silent : createProgress(process.stderr);
  const root = join(import.meta.dirname, '..', '..');
  const out = resolve(values.out ?? join(root, '.siger', 'program-report'));
  const assemblyDir = await upToDateAssembly({ root, cacheDir: join(root, '.siger', 'build'), progress });
  const platform = await progress.step('Starting a fresh platform in memory', () =>
    startPlatform({
      assemblyDir,
      engine,
      startAt: startsAt,
      patience,
      report: (line) => console.error(`! ${line}`),
    }),
  );
  try {
    const client = createGraphqlClient(platform);
    const checks = createChecks();
    const tell = (text: string): void => {
      if (values.json) return;
      const time = new Date(platform.clock.now() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
      console.log(text.startsWith(' ') ? `                  ${text}` : `${time}  ${text}`);
    };
    const figures = values.program
      ? await tellProgramStory(platform, client, people ?? 1000, out, checks, tell)
      : people === undefined
        ? await workedStory(platform, client, checks, tell, progress)
        : await tellScaleStory(platform, client, people, checks, tell);
    const stuck = platform.queues.list().filter(({ isDeadLetter, visible }) => isDeadLetter && visible > 0);
    checks.equal(
      'messages in dead-letter queues',
      stuck.map(({ name }) => name),
      [],
    );
    if (figures !== undefined) checkFigures(figures, checks, platform.engine === 'dynoxide');
    report(checks, figures, values.json, figures === undefined && !values.program ? 'by hand' : 'independently');
  } finally {
    await platform.close();
  }
}

/** @throws UsageError */
function sizeFrom(text: string, ofProgram: boolean): number {
  const size = Number(text);
  const [least, most] = ofProgram ? [10, 10_000] : [20, 100_000];
  if (Number.isInteger(size) && size >= least && size <= most) return size;
  throw new UsageError(`--people ${text} is no size: choose a whole number from ${least} to ${most}.`);
}

async function workedStory(
  platform: Platform,
  client: GraphqlClient,
  checks: Checks,
  tell: Tell,
  progress: Progress,
): Promise<undefined> {
  const world = await progress.step('Registering agencies, people and programs', () =>
    buildWorld(platform, client, [2026, 2027], ({ key, yearlyBudget }, year) => {
      if (year === budgetExample.budget.year && key === budgetExample.program) return budgetExample.budget.rupiah;
      return key === workedTraining.program ? workedBudget.rupiah : yearlyBudget;
    }),
  );
  await tellWorkedStory(platform, client, world, checks, tell);
}

function report({ count, differences }: Checks, figures: Figures | undefined, asJson: boolean, known: string): void {
  if (asJson) {
    const scale = figures && { ...figures, ratio: ratioOf(figures) };
    console.log(JSON.stringify({ figures: count, differences, ...(scale && { scale }) }));
  } else {
    if (figures !== undefined) console.log(`\n${figuresInWords(figures).join('\n')}`);
    if (differences.length === 0)
      console.log(`\n${count.toLocaleString('en')} figures checked, all as computed ${known}.`);
  }
  if (differences.length === 0) return;
  const shown = [...differences.slice(0, mostShown), ...(differences.length > mostShown ? ['…'] : [])];
  throw new UsageError(`${differences.length} of ${count} figures differ:\n  ${shown.join('\n  ')}`);
}

await runCommand(main);
