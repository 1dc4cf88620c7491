import { join } from 'node:path';
import { oneOf, readArguments, UsageError } from '../cli/arguments';
import { upToDateAssembly } from '../cli/build';
import { createProgress, silent } from '../cli/progress';
import { runCommand } from '../cli/run-command';
import { startPlatform } from '../platform';
import type { EngineChoice } from '../services';
import { type Checks, createChecks } from './checks';
import { budgetExample, workedBudget, workedTraining } from './data/worked-example';
import { createGraphqlClient } from './graphql-client';
import { tellWorkedStory } from './worked-story';
import { buildWorld } from './world';

const usage = `npm run demo -- [options]
  --engine E   dynoxide, dynamodb-local or auto (default auto)
  --json       one line of JSON with the figures at the end`;

/** A quiet day before anybody is nominated. */
const startsAt = Date.parse('2026-10-19T08:00:00+07:00');

async function main(args: readonly string[]): Promise<void> {
  const { values } = readArguments(
    args,
    {
      engine: { type: 'string', default: 'auto' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    usage,
  );
  if (values.help) return console.log(usage);
  const engine = oneOf<EngineChoice>('engine', values.engine, ['auto', 'dynoxide', 'dynamodb-local']);
  const progress = values.json ? silent : createProgress(process.stderr);
  const root = join(import.meta.dirname, '..', '..');
  const assemblyDir = await upToDateAssembly({ root, cacheDir: join(root, '.siger', 'build'), progress });
  const platform = await progress.step('Starting a fresh platform in memory', () =>
    startPlatform({
      assemblyDir,
      engine,
      metering: true,
      startAt: startsAt,
      report: (line) => console.error(`! ${line}`),
    }),
  );
  try {
    const client = createGraphqlClient(platform);
    const world = await progress.step('Registering agencies, people and programs', () =>
      buildWorld(platform, client, [2026, 2027], ({ key, yearlyBudget }, year) => {
        if (year === budgetExample.budget.year && key === budgetExample.program) return budgetExample.budget.rupiah;
        return key === workedTraining.program ? workedBudget.rupiah : yearlyBudget;
      }),
    );
    const checks = createChecks();
    const tell = (text: string): void => {
      if (values.json) return;
      const time = new Date(platform.clock.now() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
      console.log(text.startsWith(' ') ? `                  ${text}` : `${time}  ${text}`);
    };
    await tellWorkedStory(platform, client, world, checks, tell);
    const stuck = platform.queues.list().filter(({ isDeadLetter, visible }) => isDeadLetter && visible > 0);
    checks.equal(
      'messages in dead-letter queues',
      stuck.map(({ name }) => name),
      [],
    );
    report(checks, values.json);
  } finally {
    await platform.close();
  }
}

function report({ count, differences }: Checks, asJson: boolean): void {
  if (asJson) console.log(JSON.stringify({ figures: count, differences }));
  else if (differences.length === 0) console.log(`\n${count} figures checked, all as computed by hand.`);
  if (differences.length === 0) return;
  throw new UsageError(`${differences.length} of ${count} figures differ:\n  ${differences.join('\n  ')}`);
}

await runCommand(main);
