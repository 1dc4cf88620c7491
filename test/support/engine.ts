import { type Engine, startEngine } from '../../local/services/dynamodb/engine';

/** An embedded DynamoDB in memory. `SIGER_TEST_ENGINE` chooses which of the two (`dynoxide` or `dynamodb-local`). */
export function startTestEngine(): Promise<Engine> {
  const { SIGER_TEST_ENGINE: choice } = process.env;
  return startEngine({ engine: choice === 'dynoxide' || choice === 'dynamodb-local' ? choice : 'auto' });
}
