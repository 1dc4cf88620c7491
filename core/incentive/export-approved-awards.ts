import { type Actor, authorize, nameOfActor, type Role } from '../access';
import { Change } from '../change';
import { sha256 } from '../digest';
import { everyNode } from '../page';
import type { VaultDeps } from '../ports';
import { localYearOf } from '../time';
import { type ApprovedRow, approvedCsv } from './approved-csv';
import { awardId } from './award-id';
import { moneyOf } from './award-money';
import { closeYear } from './close-year';
import type { Award } from './incentive';

/** Approved awards as they are handed to the payment office. */
export interface ApprovedExport {
  readonly csv: string;
  readonly count: number;
  /** Rupiah. */
  readonly total: number;
  /** SHA-256 of the file, as `sha256sum` prints it. */
  readonly checksum: string;
  /** Whether more is approved than fits into one file: pay these first. */
  readonly more: boolean;
  /** Whom the file names. */
  readonly personIds: readonly string[];
  /** By which of the reader's roles it was taken. */
  readonly role: Role;
}

const MOST_ROWS = 2_000;

/**
 * Approved and unpaid awards of a program, oldest first, with what a payment needs: who (name and NIP, which leave the vault for
 * this alone), rank and gross amount. The trail says who took which file.
 * @throws DomainError NOT_FOUND
 */
export async function exportApprovedAwards(deps: VaultDeps, actor: Actor, programId: string): Promise<ApprovedExport> {
  const role = authorize(actor, 'award.settle', {}, 'programId');
  await closeYear(deps, programId, localYearOf(deps.clock.now()) - 1);
  const awards: Award[] = [];
  let more = false;
  for await (const award of everyNode((page) => deps.reads.awardsPendingPayment(programId, page))) {
    if (awards.length === MOST_ROWS) {
      more = true;
      break;
    }
    awards.push(award);
  }
  const rows = await rowsOf(deps, awards);
  const csv = approvedCsv(rows);
  const personIds = [...new Set(rows.map(({ person }) => person))];
  const checksum = await sha256(csv);
  const header = { actor: nameOfActor(actor), role, action: 'award.export', entity: programId, reason: checksum };
  await deps.store.commit(new Change(header));
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  return { csv, count: rows.length, total, checksum, more, personIds, role };
}

async function rowsOf(deps: VaultDeps, awards: readonly Award[]): Promise<ApprovedRow[]> {
  const ids = awards.map(({ personId }) => personId);
  const [people, profiles] = await Promise.all([
    deps.store.getMany(
      'Person',
      ids.map((id) => ({ id })),
    ),
    deps.vault.profiles(ids),
  ]);
  return awards.map((award, i) => ({
    award: awardId(award),
    person: award.personId,
    name: profiles[i]?.name ?? '',
    nip: profiles[i]?.nip ?? '',
    rank: people[i]?.rank ?? '',
    training: award.trainingId,
    stage: award.stage,
    tier: award.tier ?? '',
    year: award.year,
    amount: moneyOf(award).approved,
  }));
}
