import { createDocumentClient } from '../../adapters/aws/document-client';
import { systemClock } from '../../adapters/system/clock';
import { createIds } from '../../adapters/system/ids';
import { createTable } from '../../adapters/table/table';
import type { Deps, Trace } from '../../core/ports';

/** The main table without the vault: what event functions get, for one message at a time. */
export function tableOf(tableName: string): (trace: Trace) => Deps {
  const client = createDocumentClient();
  const clock = systemClock;
  const ids = createIds(clock);
  return (trace) => ({ clock, ids, ...createTable({ client, tableName, clock, ids, trace }) });
}
