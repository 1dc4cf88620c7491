import { sha256 } from '../../adapters/system/sha256';
import { acknowledgeEntry } from '../../core/audit/acknowledge-entry';
import { UsageError } from '../cli/arguments';
import { operatorDeps } from '../operator-deps';
import type { OpenedTrail } from './source';

/**
 * Acknowledges that an entry bears a wrong time; the sealer seals what says so.
 * @returns the id of the entry that says so
 * @throws UsageError, Error that says why it can't be
 */
export async function acknowledge(
  { table: client, tableName, clock }: OpenedTrail,
  entryId: string,
  reason: string,
): Promise<string> {
  if (reason.trim() === '') throw new UsageError('The reason is empty: --reason tells every auditor why.');
  const deps = { ...operatorDeps({ client, mainTable: tableName, clock }), sha256 };
  return (await acknowledgeEntry(deps, { entryId, reason })).id;
}
