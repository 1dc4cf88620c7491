import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { isYearOver } from '../time';
import { moveBudget } from './budget-entries';
import type { Budget } from './incentive';
import { LARGEST_BUDGET, requireBudget } from './open-budget';

export interface CreditBudget {
  readonly programId: string;
  readonly year: number;
  /** Whole rupiah, added to the total. */
  readonly amount: number;
  /** Reference to the decree that adds it; stands in the trail. */
  readonly reason: string;
}

/**
 * Tops up the budget of a year that is not over; the head of its queue is served in strict order, by what follows.
 * @throws DomainError NOT_FOUND, BAD_INPUT, BUDGET_CLOSED
 */
export async function creditBudget(deps: Deps, actor: Actor, command: CreditBudget): Promise<Budget> {
  const role = authorize(actor, 'budget.edit', {}, 'programId');
  const { programId, year, amount, reason } = command;
  new Problems().year(year).integer(amount, 'amount', 1, LARGEST_BUDGET).reason(reason).throwIfAny();
  const header = { actor: nameOfActor(actor), role, action: 'budget.credit', entity: programId, reason };
  const key = { programId, year };
  return withRetry(async () => {
    const budget = await requireBudget(deps, key);
    if (budget.legalBasis === '') fail('NOT_FOUND', 'year');
    if (isYearOver(deps.clock.now(), year)) fail('BUDGET_CLOSED', 'year');
    const change = new Change(header);
    const cause = { at: deps.clock.now(), reason: 'CREDITED', ref: deps.ids.ulid() } as const;
    moveBudget(change, key, { total: amount, available: amount }, cause);
    await deps.store.commit(change.emit('BudgetCredited', programId, key));
    return requireBudget(deps, key);
  });
}
