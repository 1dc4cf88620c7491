import { createArchive } from '../../adapters/archive/archive';
import { sha256 } from '../../adapters/system/sha256';
import { createTrail } from '../../adapters/table/trail';
import { sealLate, unsealedSince } from '../../core/audit/seal-late';
import { isLocalDate } from '../../core/time';
import { UsageError } from '../cli/arguments';
import { operatorDeps } from '../operator-deps';
import type { OpenedTrail } from './source';

export interface Sealing {
  readonly sealed: number;
  /** Ids of the entries that no seal holds: those that would be sealed with a reason, and those that nobody can read. */
  readonly unsealed: readonly string[];
  readonly unreadable: readonly string[];
}

/** Seals what the sealer has missed since a day; without a reason, says only what that would be. @throws UsageError */
export async function sealByHand(
  { table: client, tableName, archive, bucket, clock }: OpenedTrail,
  since: string,
  reason?: string,
): Promise<Sealing> {
  if (!isLocalDate(since)) throw new UsageError(`--since ${since} is no day: write it as 2026-11-24.`);
  if (since > clock.now()) throw new UsageError(`--since ${since} has not begun.`);
  if (reason?.trim() === '') throw new UsageError('The reason is empty: --reason tells every auditor why.');
  const deps = {
    ...operatorDeps({ client, mainTable: tableName, clock }),
    sha256,
    trail: createTrail({ client, tableName, sha256 }),
    archive: createArchive({ client: archive, bucket }),
  };
  if (reason === undefined) return { sealed: 0, unsealed: await unsealedSince(deps, since), unreadable: [] };
  return { unsealed: [], ...(await sealLate(deps, { since, reason })) };
}

export function sealingInWords({ sealed, unsealed, unreadable }: Sealing): string[] {
  const words: string[] = [];
  if (sealed > 0) words.push(`${sealed} entries are sealed; an entry audit.sealLate vouches for them.`);
  if (unsealed.length > 0) words.push('Not sealed (say why, to seal them: --reason "…"):', ...unsealed);
  if (unreadable.length > 0) words.push('Not sealed, because nobody can read them:', ...unreadable);
  return words.length > 0 ? words : ['Every entry since that day is sealed.'];
}
