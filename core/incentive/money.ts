import type { Change } from '../change';
import { CommitConflict } from '../errors';
import type { Deps } from '../ports';
import { type Instant, localYearOf } from '../time';
import { isWithoutQueue } from './awaits-carrying';
import { moneyOf, noMoney, openOf, type Taken, takeOff } from './award-money';
import { enterBudget, moveBudget, refOfAward, unopenedBudget } from './budget-entries';
import type { Why } from './change-award';
import { closeYear } from './close-year';
import type { Award, AwardMoney, BudgetParts } from './incentive';
import { placeOrder, rankKey } from './queue-order';
import { lessened, setOff } from './set-off';

/**
 * Takes rupiah off what an award holds: its reservation or its place in the queue is given back, paid money becomes due for
 * recovery.
 * @returns what it still holds
 */
export function takeMoney(change: Change, award: Award, by: number, why: Why): AwardMoney {
  const { programId, year, trainingId, stage, personId } = award;
  const taken = takeOff(moneyOf(award), award.amount, by);
  for (const { order, amount, left } of taken.places) {
    const place = { programId, year, order };
    if (left > 0) change.update('BudgetPlace', place, { add: { amount: -amount } });
    else change.remove({ kind: 'BudgetPlace', ...place, trainingId, stage, personId, amount });
  }
  for (const { reference, amount, year: paidIn } of taken.paid) {
    change.create({
      kind: 'Recovery',
      programId,
      year: paidIn,
      trainingId,
      stage,
      personId,
      n: award.version + 1,
      payment: reference,
      amount,
      setOff: 0,
      status: 'DUE',
      dueAt: why.at,
      closedAt: null,
      note: null,
      version: 1,
    });
  }
  const cause = { at: why.at, reason: 'TAKEN_BACK', ref: refOfAward(award) } as const;
  for (const [of, parts] of moves(award, taken)) moveBudget(change, { programId, year: of }, parts, cause);
  if (taken.proposed + taken.approved > 0 || taken.places.length > 0)
    change.emit('BudgetCredited', programId, { programId, year });
  return taken.money;
}

/** How the budgets move: the one that bears what was not paid, and those that paid. */
function moves({ year }: Award, { places, proposed, approved, paid }: Taken): Map<number, BudgetParts> {
  const open = {
    available: proposed + approved,
    reserved: -(proposed + approved),
    approved: -approved,
    waiting: -places.filter(({ left }) => left === 0).length,
    waitingAmount: -places.reduce((total, { amount }) => total + amount, 0),
  };
  const isOpen = Object.values(open).some((by) => by !== 0);
  const byYear = new Map<number, BudgetParts>(isOpen ? [[year, open]] : []);
  for (const { year: of, amount } of paid) {
    const before = byYear.get(of) ?? {};
    byYear.set(of, {
      ...before,
      settled: (before.settled ?? 0) - amount,
      toRecover: (before.toRecover ?? 0) + amount,
    });
  }
  return byYear;
}

export interface Claim {
  readonly award: Pick<Award, 'programId' | 'trainingId' | 'stage' | 'personId'>;
  /** The award as it stands; undefined while there is none. */
  readonly before: Award | undefined;
  /** The new value's; what is above the award's present amount is claimed. */
  readonly amount: number;
  readonly score: number;
  readonly confirmedAt: string;
  readonly at: string;
}

/** What an award holds after a claim, and the fiscal year that bears it. */
export interface Claimed {
  readonly money: AwardMoney | null;
  readonly year: number;
}

/**
 * Claims what an award is worth more than before, outside its stage's run: sets it off against what the person still owes of it,
 * reserves the rest where nobody waits, nobody is yet to be carried into the year and enough is left, else joins the queue's tail;
 * what the award already holds stays as it is. To be committed alone, for its conditions hold for one claim.
 */
export async function claimMoney(deps: Deps, change: Change, claim: Claim): Promise<Claimed> {
  const { before, score, confirmedAt, at } = claim;
  const { programId, trainingId, stage, personId } = claim.award;
  const increase = claim.amount - (before?.amount ?? 0);
  const { money, left: amount } = await keepPaid(deps, change, before, increase, at);
  if (before !== undefined && amount === 0) return { money, year: before.year };
  const year = await yearOfClaim(deps, programId, before);
  if (amount === 0) return { money: null, year };
  const key = { programId, year };
  const ref = before === undefined ? `${trainingId}#${stage}#${personId}#1` : refOfAward(before);
  const budget = await deps.store.get('Budget', key);
  if (budget !== undefined && budget.available >= amount && (await isWithoutQueue(deps, budget))) {
    const when = [
      { field: 'available', is: '>=', than: amount },
      { field: 'waiting', is: '=', than: 0 },
    ] as const;
    moveBudget(change, key, { available: -amount, reserved: amount }, { at, reason: 'RESERVED', ref }, { when });
    return { money: { ...money, proposed: money.proposed + amount }, year };
  }
  const joined = (budget?.joined ?? 0) + 1;
  const order = placeOrder(joined, rankKey({ personId, score, confirmedAt }));
  const queued = { at, reason: 'QUEUED', ref } as const;
  const parts = { waiting: 1, waitingAmount: amount };
  if (budget === undefined) {
    change.create({ ...unopenedBudget(programId, year), ...parts, joined });
    enterBudget(change, key, parts, queued);
  } else {
    const when = [{ field: 'joined', is: '=', than: budget.joined }] as const;
    moveBudget(change, key, { ...parts, joined: 1 }, queued, { when });
  }
  change.create({ kind: 'BudgetPlace', programId, year, order, trainingId, stage, personId, amount });
  change.emit('BudgetExhausted', programId, { programId, year });
  return { money: { ...money, waiting: [...money.waiting, { order, amount }] }, year };
}

/** Sets an increase off against what was taken back of the award and not paid back, of whatever year's budget had paid. */
async function keepPaid(
  deps: Deps,
  change: Change,
  before: Award | undefined,
  increase: number,
  at: Instant,
): Promise<{ readonly money: AwardMoney; readonly left: number }> {
  if (before === undefined) return { money: noMoney, left: increase };
  const held = moneyOf(before);
  const years = new Set(held.payments.flatMap(({ takenBack, year }) => (takenBack > 0 ? [year] : [])));
  const recoveries = await Promise.all([...years].map((year) => deps.reads.recoveriesOfAward({ ...before, year })));
  const { money, parts, left } = setOff(held, recoveries.flat(), increase);
  for (const { recovery, amount } of parts) {
    change.replace(recovery, lessened(recovery, amount, at));
    const ref = `${refOfAward(before)}#${recovery.n}#${recovery.payment}`;
    const from = recovery.status === 'WAIVED' ? { waived: -amount } : { toRecover: -amount };
    moveBudget(change, recovery, { settled: amount, ...from }, { at, reason: 'SET_OFF', ref });
  }
  return { money, left };
}

/**
 * The present fiscal year, after the year before it has ended for this program, so that what it carries stands first. An award
 * that still holds unpaid money of a year that cannot be ended yet claims there.
 * @throws CommitConflict when the award has moved with its year's end, to be decided again
 */
async function yearOfClaim(deps: Deps, programId: string, before: Award | undefined): Promise<number> {
  const year = localYearOf(deps.clock.now());
  const holds = before !== undefined && before.year < year && openOf(moneyOf(before)) > 0;
  if (holds && (await closeYear(deps, programId, before.year))) throw new CommitConflict([]);
  if (holds) return before.year;
  await closeYear(deps, programId, year - 1);
  return year;
}
