import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import type { Budget } from './incentive';
import { unopenedBudget } from './plan-awards';
import { serveQueue } from './serve-queue';

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
 * Opens the budget of a program and fiscal year. Awards that waited for it are served in order.
 * @throws DomainError NOT_FOUND, BAD_INPUT, BUDGET_EXISTS
 */
export async function openBudget(deps: Deps, actor: Actor, command: OpenBudget): Promise<Budget> {
  const role = authorize(actor, 'budget.edit');
  const { programId, year, total, legalBasis } = command;
  new Problems()
    .integer(year, 'year', 2000, 2100)
    .integer(total, 'total', 0, LARGEST_BUDGET)
    .text(legalBasis, 'legalBasis')
    .throwIfAny();
  await withRetry(async () => {
    const [program, budget] = await Promise.all([
      deps.store.get('Program', { id: programId }),
      deps.store.get('Budget', { programId, year }),
    ]);
    if (program === undefined) fail('NOT_FOUND', 'programId');
    if (budget !== undefined && budget.legalBasis !== '') fail('BUDGET_EXISTS', 'year');
    const change = new Change({ actor: nameOfActor(actor), role, action: 'budget.open', entity: programId });
    if (budget === undefined) {
      change.create({ ...unopenedBudget(programId, year), total, available: total, legalBasis });
    } else {
      const when = [{ field: 'legalBasis', is: '=', than: '' }] as const;
      change.update('Budget', { programId, year }, { add: { total, available: total }, set: { legalBasis }, when });
    }
    await deps.store.commit(change.emit('BudgetCredited', programId, { programId, year }));
  });
  return served(deps, programId, year);
}

/** The budget after whoever waited has been served. */
export async function served(deps: Deps, programId: string, year: number): Promise<Budget> {
  await serveQueue(deps, programId, year);
  return (await deps.store.get('Budget', { programId, year })) ?? fail('NOT_FOUND', 'year');
}
