import { createMemoryEngine, type Watch } from './memory-engine';
import { portsOver, type TestTable, type TestTableOptions } from './test-table';

export type { AllDeps } from './test-table';

/** What costs nothing is not metered. */
export type MemoryTable = Omit<TestTable, 'meter' | 'engine'>;

/** As `withTable`, in this process: for random stories by the hundred, and for the mutations of what stands on the table. */
export async function withTable(options: TestTableOptions = {}, watch?: Watch): Promise<MemoryTable> {
  const client = createMemoryEngine(watch);
  return { ...portsOver({ client, tableName: 'main', vaultTableName: 'vault' }, options), close: async () => {} };
}
