import { randomBytes } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { translation } from '../../adapters/aws/document-client';
import { createMainTable, createVaultTable } from './create-tables';
import { testEngine } from './engine';
import { createMeter } from './meter';
import { portsOver, type TestTable, type TestTableOptions } from './test-table';

export type { AllDeps, TestTable } from './test-table';

/**
 * An empty table and vault of their own in the embedded DynamoDB that all test files share.
 * Make it in `beforeAll` or `beforeEach`, `close()` it in the matching `after…`.
 */
export async function withTable(options: TestTableOptions = {}): Promise<TestTable> {
  const { name, endpoint } = testEngine();
  const suffix = randomBytes(4).toString('hex');
  const base = new DynamoDBClient({
    endpoint,
    region: 'ap-southeast-3',
    // DynamoDB Local keeps a database for each access key, and is quick while that is small.
    credentials: { accessKeyId: `test${suffix}`, secretAccessKey: 'test' },
  });
  const client = DynamoDBDocumentClient.from(base, translation);
  const tableName = `main-${suffix}`;
  const vaultTableName = `vault-${suffix}`;
  await Promise.all([createMainTable(base, tableName), createVaultTable(base, vaultTableName)]);
  return {
    ...portsOver({ client, tableName, vaultTableName }, options),
    meter: createMeter(client),
    engine: name,
    async close() {
      // It goes on looking after what exists, for which a hundred databases would take a tenth of a core.
      const looksAfter = name === 'dynamodb-local' ? [tableName, vaultTableName] : [];
      await Promise.all(looksAfter.map((TableName) => base.send(new DeleteTableCommand({ TableName }))));
      base.destroy();
    },
  };
}
