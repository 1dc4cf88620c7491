import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createIds } from '../adapters/system/ids';
import type { StoreOptions } from '../adapters/table/store';
import { createTable } from '../adapters/table/table';
import type { Clock, Deps } from '../core/ports';

export interface OperatorTables {
  readonly client: DynamoDBDocumentClient;
  readonly mainTable: string;
  readonly clock: Clock;
  readonly vault?: StoreOptions['vault'];
}

/** What a use case gets of an operator's command: the entries of one run name the same request. */
export function operatorDeps({ client, mainTable, clock, vault }: OperatorTables): Deps {
  const ids = createIds(clock);
  const trace = { requestId: `operator-${ids.ulid()}`, correlationId: 'operator', causationId: null };
  return { clock, ids, ...createTable({ client, tableName: mainTable, clock, ids, trace, vault }) };
}
