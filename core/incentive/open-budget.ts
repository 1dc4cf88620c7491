import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import type { KeyOf } from '../entities';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { isYearOver } from '../time';
import { enterBudget, moveBudget, unopenedBudget } from './budget-entries';
import type { Budget } from './incentive';

export interface OpenBudget {
  readonly programId: string;
  /** Fiscal year: the calendar year in WIB. */
  readonly year: number;
  /** Whole rupiah. */
  readonly total: number;
  /** Reference to the regulation or decree that grants the money. */
  readonly legalBasis: string;
}

/** The largest sum a budget can hold, in rupiah. */
export const LARGEST_BUDGET = 1_000_000_000_000;

/**
 * Opens the budget of a program and a fiscal year that is not over. Awards that waited for it are served in order, by what follows.
 * @throws DomainError NOT_FOUND, BAD_INPUT, BUDGET_EXISTS, BUDGET_CLOSED
 */
export async function openBudget(deps: Deps, actor: Actor, command: OpenBudget): Promise<Budget> {
  const role = authorize(actor, 'budget.edit', {}, 'programId');
  const { programId, year, total, legalBasis } = command;
  new Problems().year(year).integer(total, 'total', 0, LARGEST_BUDGET).text(legalBasis, 'legalBasis').throwIfAny();
  if (isYearOver(deps.clock.now(), year)) fail('BUDGET_CLOSED', 'year');
  return withRetry(async () => {
    const [program, budget] = await Promise.all([
      deps.store.get('Program', { id: programId }),
      deps.store.get('Budget', { programId, year }),
    ]);
    if (program === undefined) fail('NOT_FOUND', 'programId');
    if (budget !== undefined && budget.legalBasis !== '') fail('BUDGET_EXISTS', 'year');
    const change = new Change({ actor: nameOfActor(actor), role, action: 'budget.open', entity: programId });
    const cause = { at: deps.clock.now(), reason: 'OPENED', ref: '' } as const;
    const parts = { total, available: total };
    if (budget === undefined) {
      change.create({ ...unopenedBudget(programId, year), ...parts, legalBasis });
      enterBudget(change, { programId, year }, parts, cause);
    } else {
      if (budget.closedAt !== null) fail('BUDGET_CLOSED', 'year');
      const when = [{ field: 'legalBasis', is: '=', than: '' }] as const;
      moveBudget(change, { programId, year }, parts, cause, { when, set: { legalBasis } });
    }
    await deps.store.commit(change.emit('BudgetCredited', programId, { programId, year }));
    return requireBudget(deps, { programId, year });
  });
}

/** @throws DomainError NOT_FOUND */
export async function requireBudget(deps: Pick<Deps, 'store'>, key: KeyOf<'Budget'>): Promise<Budget> {
  return (await deps.store.get('Budget', key)) ?? fail('NOT_FOUND', 'year');
}
