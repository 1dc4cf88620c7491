import { type Actor, authorize } from '../access';
import type { KeyOf } from '../entities';
import { ofKnown } from '../known';
import type { Deps, Page, PageRequest, Span } from '../ports';
import { requirePeriod, requireYear } from '../problems';
import { type BudgetAmounts, noBudget } from './budget-entries';
import type { BudgetEntry, LedgerEntry } from './incentive';
import { requireBudget } from './open-budget';

/**
 * Every change of a budget in a period, oldest first; the sum of all of them is the budget.
 * @throws DomainError NOT_FOUND, BAD_INPUT, BAD_CURSOR
 */
export async function budgetStatement(
  deps: Deps,
  actor: Actor,
  { programId, year, ...page }: KeyOf<'Budget'> & PageRequest & Span,
): Promise<Page<BudgetEntry>> {
  authorize(actor, 'budget.read', {}, 'programId');
  requireYear(year);
  requirePeriod(page);
  return ofKnown(deps, 'Program', programId, await deps.reads.budgetEntries(programId, year, page));
}

/** What stood at the beginning of a period and at its end. */
export interface Balances<T> {
  readonly opening: T;
  readonly closing: T;
}

export type LedgerAmounts = Pick<LedgerEntry, 'points' | 'amount'>;

const noLedger: LedgerAmounts = { points: 0, amount: 0 };

/**
 * The parts of a budget at the beginning of a period and at its end: the sums of its entries before each.
 * @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function budgetBalances(
  deps: Deps,
  actor: Actor,
  { programId, year, ...period }: KeyOf<'Budget'> & Span,
): Promise<Balances<BudgetAmounts>> {
  authorize(actor, 'budget.read', {}, 'programId');
  requireYear(year);
  requirePeriod(period);
  await requireBudget(deps, { programId, year });
  return balances(noBudget, period, async (span) => {
    const entries = await deps.reads.budgetEntriesIn(programId, year, span);
    return entries.map(({ parts }) => parts);
  });
}

/**
 * A person's points and money at the beginning of a period and at its end: the sums of their ledger before each.
 * @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function ledgerBalances(
  deps: Deps,
  actor: Actor,
  { personId, ...period }: Span & { readonly personId: string },
): Promise<Balances<LedgerAmounts>> {
  authorize(actor, 'award.read', { personId }, 'personId');
  requirePeriod(period);
  return balances(noLedger, period, (span) => deps.reads.ledgerIn(personId, span));
}

/** Reads what lies before the period, and what lies in it. */
async function balances<T extends { readonly [F in keyof T]: number }>(
  nothing: T,
  { from, before }: Span,
  read: (span: Span) => Promise<readonly Partial<T>[]>,
): Promise<Balances<T>> {
  const [earlier, within] = await Promise.all([
    from === undefined ? [] : read({ before: from }),
    read({ from, before }),
  ]);
  const opening = earlier.reduce(plus, nothing);
  return { opening, closing: within.reduce(plus, opening) };
}

function plus<T extends { readonly [F in keyof T]: number }>(sum: T, entry: Partial<T>): T {
  const fields = Object.keys(sum) as (keyof T)[];
  return Object.fromEntries(fields.map((field) => [field, sum[field] + (entry[field] ?? 0)])) as T;
}
