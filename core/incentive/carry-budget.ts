import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { isYearOver } from '../time';
import type { Budget } from './incentive';
import { requireBudget } from './open-budget';

export interface CarryBudget {
  readonly programId: string;
  /** Fiscal year that ends. */
  readonly from: number;
  /** The year after it. */
  readonly to: number;
  /** Reference to the decree that carries it; stands in the trail. */
  readonly reason: string;
}

/**
 * Decides, before the year ends, that its unsettled money and its queue go on into the next year's budget instead of expiring.
 * @throws DomainError NOT_FOUND, BAD_INPUT, BUDGET_CLOSED
 */
export async function carryBudget(deps: Deps, actor: Actor, command: CarryBudget): Promise<Budget> {
  const role = authorize(actor, 'budget.edit', {}, 'programId');
  const { programId, from, to, reason } = command;
  new Problems()
    .year(from, 'from')
    .integer(to, 'to', from + 1, from + 1)
    .reason(reason)
    .throwIfAny();
  const key = { programId, year: from };
  return withRetry(async () => {
    const budget = await requireBudget(deps, key);
    if (isYearOver(deps.clock.now(), from)) fail('BUDGET_CLOSED', 'from');
    if (budget.carries) return budget;
    const header = { actor: nameOfActor(actor), role, action: 'budget.carry', entity: programId, reason };
    await deps.store.commit(new Change(header).update('Budget', key, { set: { carries: true } }));
    return requireBudget(deps, key);
  });
}
