import { type Actor, authorize } from '../access';
import type { KeyOf } from '../entities';
import { ofKnown } from '../known';
import type { Deps, Page, PageRequest } from '../ports';
import { requireYear } from '../problems';
import type { Budget, BudgetPlace, LedgerEntry } from './incentive';
import { requireBudget } from './open-budget';
import type { Recovery } from './recovery';

/** What is reserved and waits for approval: the part of a budget that follows from the others. */
export function proposedOf({
  reserved,
  approved,
  settled,
  toRecover,
  waived,
}: Pick<Budget, 'reserved' | 'approved' | 'settled' | 'toRecover' | 'waived'>): number {
  return reserved - approved - settled - toRecover - waived;
}

/** @throws DomainError NOT_FOUND */
export async function viewBudget(deps: Deps, actor: Actor, key: KeyOf<'Budget'>): Promise<Budget> {
  authorize(actor, 'budget.read', {}, 'programId');
  requireYear(key.year);
  return requireBudget(deps, key);
}

/** @throws DomainError NOT_FOUND */
export async function listBudgets(deps: Deps, actor: Actor, programId: string): Promise<readonly Budget[]> {
  authorize(actor, 'budget.read', {}, 'programId');
  return ofKnown(deps, 'Program', programId, await deps.reads.budgetsOf(programId));
}

/**
 * Who waits for money of a budget, in the order in which they are served.
 * @throws DomainError NOT_FOUND, BAD_INPUT, BAD_CURSOR
 */
export async function listBudgetQueue(
  deps: Deps,
  actor: Actor,
  { programId, year, ...page }: KeyOf<'Budget'> & PageRequest,
): Promise<Page<BudgetPlace>> {
  authorize(actor, 'budget.read', {}, 'programId');
  requireYear(year);
  return ofKnown(deps, 'Program', programId, await deps.reads.budgetQueue(programId, year, page));
}

/** @throws DomainError NOT_FOUND, BAD_INPUT, BAD_CURSOR */
export async function listBudgetLedger(
  deps: Deps,
  actor: Actor,
  { programId, year, ...page }: KeyOf<'Budget'> & PageRequest,
): Promise<Page<LedgerEntry>> {
  authorize(actor, 'budget.read', {}, 'programId');
  requireYear(year);
  return ofKnown(deps, 'Program', programId, await deps.reads.ledgerOfBudget(programId, year, page));
}

/**
 * Paid money of a budget that corrections took back, also what was recovered or waived.
 * @throws DomainError NOT_FOUND, BAD_INPUT, BAD_CURSOR
 */
export async function listRecoveries(
  deps: Deps,
  actor: Actor,
  { programId, year, ...page }: KeyOf<'Budget'> & PageRequest,
): Promise<Page<Recovery>> {
  authorize(actor, 'budget.read', {}, 'programId');
  requireYear(year);
  return ofKnown(deps, 'Program', programId, await deps.reads.recoveriesOf(programId, year, page));
}
