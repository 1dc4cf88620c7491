import { type Actor, authorize } from '../access';
import type { KeyOf } from '../entities';
import type { Deps, Page, PageRequest, Span } from '../ports';
import { Problems } from '../problems';
import type { BudgetEntry } from './incentive';

/** @throws DomainError BAD_INPUT when a period ends before it begins */
export function requirePeriod({ from, before }: Span): void {
  const isBackwards = from !== undefined && before !== undefined && before < from;
  new Problems().when(isBackwards, 'before', 'OUT_OF_RANGE').throwIfAny();
}

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
  requirePeriod(page);
  return deps.reads.budgetEntries(programId, year, page);
}
