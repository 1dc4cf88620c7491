import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { TableUse } from '../wiring';
import type { PlatformFunction } from './platform-function';

/** Grants a function what {@link TableUse} lists, and hands it the table's name. */
export function grantTable(
  fn: PlatformFunction,
  table: Table,
  use: TableUse,
  names = { sid: 'MainTable', variable: 'TABLE_NAME' },
): void {
  fn.set({ [names.variable]: table.tableName });
  fn.allow(
    names.sid,
    use.actions.map((action) => `dynamodb:${action}`),
    [table.tableArn],
  );
  if (use.indexes.length === 0) return;
  fn.allow(
    `${names.sid}Indexes`,
    ['dynamodb:Query'],
    use.indexes.map((index) => `${table.tableArn}/index/${index}`),
  );
}

export const asVault = { sid: 'Vault', variable: 'VAULT_TABLE_NAME' };
