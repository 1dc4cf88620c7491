import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { DomainError, fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { emitOfAwards, requireAwards, requireUndecided } from './acting-on-awards';
import { moneyOf } from './award-money';
import { moveBudget, refOfAward } from './budget-entries';
import { moveMoney } from './change-award';
import type { Award } from './incentive';

/** One payment as the payment office reports it. */
export interface SettlementRow {
  readonly award: string;
  /** Reference of the payment, such as the number of the disbursement order; several awards may share it. */
  readonly reference: string;
  /** Gross amount in rupiah: all that was approved. */
  readonly amount: number;
}

/** What became of a row: the award, or why nothing was written. */
export type Settled = { readonly id: string } & ({ readonly award: Award } | { readonly refusal: DomainError });

const MOST_ROWS = 100;

/**
 * Records payments, one row after another, each by itself: one that is refused leaves the others as they are. A row whose
 * reference the award has already is answered with the award as it is.
 * @throws DomainError NOT_FOUND, BAD_INPUT for the list as a whole
 */
export async function importSettlements(
  deps: Deps,
  actor: Actor,
  rows: readonly SettlementRow[],
): Promise<readonly Settled[]> {
  const role = authorize(actor, 'award.settle', {}, 'rows');
  new Problems().size(rows, 'rows', 1, MOST_ROWS).throwIfAny();
  const settled: Settled[] = [];
  for (const row of rows) {
    try {
      settled.push({ id: row.award, award: await settle(deps, actor, role, row) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      settled.push({ id: row.award, refusal: error });
    }
  }
  return settled;
}

function settle(
  deps: Deps,
  actor: Actor,
  role: string,
  { award: id, reference, amount }: SettlementRow,
): Promise<Award> {
  new Problems().text(reference, 'reference', 60).throwIfAny();
  return withRetry(async () => {
    const [award] = await requireAwards(deps, actor, [id]);
    const money = moneyOf(award);
    const paid = money.payments.find((payment) => payment.reference === reference);
    if (paid !== undefined) {
      if (paid.amount !== amount) fail('AMOUNT_DIFFERS', 'amount', { amount: paid.amount });
      return award;
    }
    if (money.approved === 0) fail('NOT_APPROVED', 'award');
    requireUndecided(actor, award, 'award');
    if (money.approved !== amount) fail('AMOUNT_DIFFERS', 'amount', { amount: money.approved });
    const header = { actor: nameOfActor(actor), role, action: 'award.settle', entity: award.trainingId };
    const change = new Change(header);
    const at = deps.clock.now();
    const payment = { reference, year: award.year, amount, takenBack: 0, at };
    moveMoney(change, award, { ...money, approved: 0, payments: [...money.payments, payment] });
    const cause = { at, reason: 'SETTLED', ref: refOfAward(award) } as const;
    moveBudget(change, award, { approved: -amount, settled: amount }, cause);
    emitOfAwards(change, 'AwardSettled', [award]);
    await deps.store.commit(change);
    return (await deps.store.get('Award', award)) ?? fail('NOT_FOUND', 'award');
  });
}
