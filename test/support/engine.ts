import { type Engine, type EngineChoice, startEngine } from '../../local/services/dynamodb/engine';

/** An embedded DynamoDB that test files share; each makes tables of its own in it. */
export type TestEngine = Pick<Engine, 'name' | 'endpoint'>;

const variableOf = (choice: EngineChoice) => `SIGER_TEST_ENGINE_AT_${choice}`;

/**
 * The engine of this suite, which `SIGER_TEST_ENGINE` chooses (`dynoxide` or `dynamodb-local`). Starting and warming one
 * costs more than most files do, so that the whole run has one of each, which the suite's global setup has started.
 */
export function testEngine(): TestEngine {
  const started = process.env[variableOf(choiceOf(process.env.SIGER_TEST_ENGINE))];
  if (started === undefined) throw new Error('No engine was started: the suite has no global setup that does it.');
  return JSON.parse(started) as TestEngine;
}

/** Starts the engine before the first worker, which inherits where it listens. It ends with this process. */
export async function shareEngine(wanted: string | undefined): Promise<void> {
  const choice = choiceOf(wanted);
  if (process.env[variableOf(choice)] !== undefined) return;
  const { name, endpoint } = await startEngine({ engine: choice });
  process.env[variableOf(choice)] = JSON.stringify({ name, endpoint } satisfies TestEngine);
}

function choiceOf(wanted: string | undefined): EngineChoice {
  return wanted === 'dynoxide' || wanted === 'dynamodb-local' ? wanted : 'auto';
}
