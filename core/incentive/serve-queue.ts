import { Change } from '../change';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { awaitsCarrying } from './awaits-carrying';
import { moneyOf } from './award-money';
import { moveBudget } from './budget-entries';
import { moveMoney } from './change-award';
import type { Award, AwardMoney, Budget, BudgetPlace } from './incentive';

/** Places served in one transaction: a place and an award each, and the budget. */
const SERVED_AT_ONCE = 40;

/**
 * Serves the head of a budget's queue in strict order as far as its money goes, transaction by transaction; interrupted, it
 * goes on where it stopped. Nobody is served while a run still writes its places, or the year before has yet to be carried into
 * this one, for those might stand before others'.
 */
export async function serveQueue(deps: Deps, programId: string, year: number): Promise<void> {
  while ((await persist(() => serveHead(deps, programId, year))) > 0);
}

/** @returns how many were served */
async function serveHead(deps: Deps, programId: string, year: number): Promise<number> {
  const budget = await deps.store.get('Budget', { programId, year });
  if (budget === undefined || budget.waiting === 0 || budget.unwritten > 0) return 0;
  if (await awaitsCarrying(deps, programId, year)) return 0;
  const { rows } = await deps.reads.budgetQueue(programId, year, { first: SERVED_AT_ONCE });
  const places = affordable(
    rows.map(({ node }) => node),
    budget,
  );
  const [head] = places;
  if (head === undefined) return 0;
  const holders = [...new Map(places.map((place) => [holderOf(place), place])).values()];
  const awards = await deps.store.getMany('Award', holders);
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'budget.serve', entity: programId });
  for (const place of places) change.remove(place);
  for (const [i, holder] of holders.entries()) {
    const award = awards[i];
    if (award === undefined) throw new Error(`place ${holder.order} of ${holder.programId} has no award`);
    const served = places.filter((place) => holderOf(place) === holderOf(holder));
    moveMoney(change, award, proposing(award, served));
  }
  const sum = sumOf(places);
  moveBudget(
    change,
    { programId, year },
    { available: -sum, reserved: sum, waiting: -places.length, waitingAmount: -sum },
    { at: deps.clock.now(), reason: 'SERVED', ref: head.order },
    {
      when: [
        { field: 'available', is: '>=', than: sum },
        { field: 'unwritten', is: '=', than: 0 },
      ],
    },
  );
  await deps.store.commit(change);
  return places.length;
}

/** Names the award that a place belongs to. */
const holderOf = ({ trainingId, stage, personId }: BudgetPlace): string => `${trainingId}#${stage}#${personId}`;

/** An award's money after places of it were served. */
function proposing(award: Award, places: readonly BudgetPlace[]): AwardMoney {
  const money = moneyOf(award);
  const served = new Set(places.map(({ order }) => order));
  const waiting = money.waiting.filter(({ order }) => !served.has(order));
  return { ...money, waiting, proposed: money.proposed + sumOf(places) };
}

const sumOf = (places: readonly BudgetPlace[]): number => places.reduce((total, { amount }) => total + amount, 0);

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
