import type { Change } from '../change';
import type { Deps } from '../ports';
import { localYearOf } from '../time';
import type { Money } from './change-award';
import type { Award } from './incentive';
import { unopenedBudget } from './plan-awards';
import { placeOrder, rankKey } from './queue-order';

/** The money of an award that has none (any more). */
export function withoutMoney(award: Pick<Award, 'year'>): Money {
  return { status: 'APPROVED', place: null, year: award.year };
}

/** Gives back what an award holds: its reservation, or its place in the queue. Settled money is not touched here. */
export function releaseMoney(change: Change, award: Award): void {
  const { programId, year, amount, status, place, trainingId, stage, personId } = award;
  if (amount === 0) return;
  if (status === 'PENDING_BUDGET' && place !== null) {
    change.remove({ kind: 'BudgetPlace', programId, year, order: place, trainingId, stage, personId, amount });
    change.update('Budget', { programId, year }, { add: { waiting: -1 } });
  } else if (status === 'PROPOSED' || status === 'APPROVED') {
    change.update('Budget', { programId, year }, { add: { available: amount, reserved: -amount } });
    change.emit('BudgetCredited', programId, { programId, year });
  }
}

export interface Claim {
  readonly award: Pick<Award, 'programId' | 'trainingId' | 'stage' | 'personId'>;
  readonly amount: number;
  readonly score: number;
  readonly confirmedAt: string;
}

/**
 * Claims money for one award outside its stage's run: reserves it where nobody waits and enough is left, else joins the
 * queue's tail. To be committed alone, for its conditions hold for one claim.
 */
export async function claimMoney(
  deps: Deps,
  change: Change,
  { award, amount, score, confirmedAt }: Claim,
): Promise<Money> {
  const { programId, trainingId, stage, personId } = award;
  const year = localYearOf(deps.clock.now());
  if (amount === 0) return { status: 'APPROVED', place: null, year };
  const key = { programId, year };
  const budget = await deps.store.get('Budget', key);
  if (budget !== undefined && budget.waiting === 0 && budget.available >= amount) {
    const when = [
      { field: 'available', is: '>=', than: amount },
      { field: 'waiting', is: '=', than: 0 },
    ] as const;
    change.update('Budget', key, { add: { available: -amount, reserved: amount }, when });
    return { status: 'PROPOSED', place: null, year };
  }
  const joined = (budget?.joined ?? 0) + 1;
  const order = placeOrder(joined, rankKey({ personId, score, confirmedAt }));
  if (budget === undefined) change.create({ ...unopenedBudget(programId, year), waiting: 1, joined });
  else
    change.update('Budget', key, {
      add: { waiting: 1, joined: 1 },
      when: [{ field: 'joined', is: '=', than: budget.joined }],
    });
  change.create({ kind: 'BudgetPlace', programId, year, order, trainingId, stage, personId, amount });
  change.emit('BudgetExhausted', programId, { programId, year });
  return { status: 'PENDING_BUDGET', place: order, year };
}
