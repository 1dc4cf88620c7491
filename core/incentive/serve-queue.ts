import { Change } from '../change';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { changeAwardStatus } from './change-award';
import type { Budget, BudgetPlace } from './incentive';

/** Places served in one transaction: a place and an award each, and the budget. */
const SERVED_AT_ONCE = 40;

/**
 * Serves the head of a budget's queue in strict order as far as its money goes, transaction by transaction; interrupted, it
 * goes on where it stopped. Nobody is served while a run still writes its places, for they might stand before others'.
 */
export async function serveQueue(deps: Deps, programId: string, year: number): Promise<void> {
  while ((await persist(() => serveHead(deps, programId, year))) > 0);
}

/** @returns how many were served */
async function serveHead(deps: Deps, programId: string, year: number): Promise<number> {
  const budget = await deps.store.get('Budget', { programId, year });
  if (budget === undefined || budget.waiting === 0 || budget.unwritten > 0) return 0;
  const { rows } = await deps.reads.budgetQueue(programId, year, { first: SERVED_AT_ONCE });
  const places = affordable(
    rows.map(({ node }) => node),
    budget,
  );
  if (places.length === 0) return 0;
  const awards = await deps.store.getMany('Award', places);
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'budget.serve', entity: programId });
  for (const [i, place] of places.entries()) {
    const award = awards[i];
    if (award === undefined) throw new Error(`place ${place.order} of ${programId}/${year} has no award`);
    change.remove(place);
    changeAwardStatus(change, award, 'PROPOSED');
  }
  const sum = places.reduce((total, { amount }) => total + amount, 0);
  change.update(
    'Budget',
    { programId, year },
    {
      add: { available: -sum, reserved: sum, waiting: -places.length },
      when: [
        { field: 'available', is: '>=', than: sum },
        { field: 'unwritten', is: '=', than: 0 },
      ],
    },
  );
  await deps.store.commit(change);
  return places.length;
}

/** The head of the queue as far as the money goes: nobody overtakes one who does not fit. */
function affordable(places: readonly BudgetPlace[], { available }: Budget): BudgetPlace[] {
  const served: BudgetPlace[] = [];
  let left = available;
  for (const place of places) {
    if (place.amount > left) break;
    left -= place.amount;
    served.push(place);
  }
  return served;
}
