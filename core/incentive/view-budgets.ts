import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import type { Budget, BudgetPlace, LedgerEntry } from './incentive';

export interface BudgetKey {
  readonly programId: string;
  readonly year: number;
}

/** @throws DomainError NOT_FOUND */
export async function listBudgets(deps: Deps, actor: Actor, programId: string): Promise<readonly Budget[]> {
  authorize(actor, 'budget.read');
  return deps.reads.budgetsOf(programId);
}

/**
 * Who waits for money of a budget, in the order in which they are served.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function listBudgetQueue(
  deps: Deps,
  actor: Actor,
  { programId, year, ...page }: BudgetKey & PageRequest,
): Promise<Page<BudgetPlace>> {
  authorize(actor, 'budget.read');
  return deps.reads.budgetQueue(programId, year, page);
}

/** @throws DomainError NOT_FOUND, BAD_CURSOR */
export async function listBudgetLedger(
  deps: Deps,
  actor: Actor,
  { programId, year, ...page }: BudgetKey & PageRequest,
): Promise<Page<LedgerEntry>> {
  authorize(actor, 'budget.read');
  return deps.reads.ledgerOfBudget(programId, year, page);
}
