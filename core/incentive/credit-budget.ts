import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { CommitConflict, fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import type { Budget } from './incentive';
import { LARGEST_BUDGET, served } from './open-budget';

export interface CreditBudget {
  readonly programId: string;
  readonly year: number;
  /** Whole rupiah, added to the total. */
  readonly amount: number;
  /** Reference to the decree that adds it; stands in the trail. */
  readonly reason: string;
}

/**
 * Tops up a budget; the head of its queue is served in strict order.
 * @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function creditBudget(deps: Deps, actor: Actor, command: CreditBudget): Promise<Budget> {
  const role = authorize(actor, 'budget.edit');
  const { programId, year, amount, reason } = command;
  new Problems().integer(amount, 'amount', 1, LARGEST_BUDGET).text(reason, 'reason').throwIfAny();
  const header = { actor: nameOfActor(actor), role, action: 'budget.credit', entity: programId, reason };
  const opened = [{ field: 'legalBasis', is: '>', than: '' }] as const;
  const change = new Change(header).update(
    'Budget',
    { programId, year },
    { add: { total: amount, available: amount }, when: opened },
  );
  try {
    await deps.store.commit(change.emit('BudgetCredited', programId, { programId, year }));
  } catch (error) {
    if (error instanceof CommitConflict && error.failed.length > 0) fail('NOT_FOUND', 'year');
    throw error;
  }
  return served(deps, programId, year);
}
