import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { notBundled } from '../not-bundled';

interface Incremental extends ExecutionArgs {
  readonly useLegacyIncremental?: boolean;
  readonly legacyExperimentalExecuteIncrementally?: unknown;
}

/**
 * Stands in for Apollo's step into incremental delivery, which only graphql 17 has: it looks for that by importing
 * the whole of graphql by name, so that nothing of it could be left out.
 */
export async function executeIncrementally({
  useLegacyIncremental: _,
  legacyExperimentalExecuteIncrementally,
  ...operation
}: Incremental): Promise<ExecutionResult> {
  if (legacyExperimentalExecuteIncrementally !== undefined) {
    notBundled('Incremental delivery', 'leave legacyExperimentalExecuteIncrementally away');
  }
  return execute(operation);
}
