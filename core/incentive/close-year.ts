import { Change } from '../change';
import type { KeyOf } from '../entities';
import { everyNode } from '../page';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { type Instant, localYearOf } from '../time';
import { moneyOf, openOf, statusOf } from './award-money';
import { enterBudget, moveBudget, refOfAward, unopenedBudget } from './budget-entries';
import { decidersOf } from './change-award';
import type { Award, AwardMoney, Budget, BudgetParts } from './incentive';
import { carriedOrder } from './queue-order';
import { serveQueue } from './serve-queue';

/** Awards that end or go on in one transaction: each with its places, and up to two budgets with their entries. */
const ENDED_AT_ONCE = 20;

/**
 * Ends a fiscal year of a program once it is over: what is not settled, and the queue, expires or goes on into the next year's
 * budget in its order. Transaction by transaction; interrupted, it goes on where it stopped.
 * @returns whether the year is closed, or has no budget
 */
export async function closeYear(deps: Deps, programId: string, year: number): Promise<boolean> {
  const key = { programId, year };
  const budget = await deps.store.get('Budget', key);
  if (budget === undefined || budget.closedAt !== null) return true;
  if (localYearOf(deps.clock.now()) <= year || budget.unwritten > 0) return false;
  while ((await persist(() => endSome(deps, budget))) > 0);
  const isClosed = await persist(() => close(deps, key));
  if (isClosed && budget.carries) await serveQueue(deps, programId, year + 1);
  return isClosed;
}

/** @returns how many awards were ended */
async function endSome(deps: Deps, { programId, year, carries }: Budget): Promise<number> {
  const awards = await holders(deps, { programId, year });
  if (awards.length === 0) return 0;
  const at = deps.clock.now();
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'budget.endYear', entity: programId });
  const next = { programId, year: year + 1 };
  const total = { held: 0, approved: 0, waiting: 0, waitingAmount: 0 };
  for (const award of awards) {
    const money = moneyOf(award);
    const { trainingId, stage, personId } = award;
    for (const { order, amount } of money.waiting) {
      const place = { kind: 'BudgetPlace', programId, trainingId, stage, personId, amount } as const;
      change.remove({ ...place, year, order });
      if (carries) change.create({ ...place, year: next.year, order: carriedOrder(order) });
      total.waiting++;
      total.waitingAmount += amount;
    }
    total.held += money.proposed + money.approved;
    total.approved += money.approved;
    const after = carries ? carried(award, money, next.year) : expired(award, money);
    change.replace(award, after);
    if (!carries) change.emit('AwardExpired', trainingId, { trainingId, stage, personIds: [personId] });
  }
  const { held, approved, waiting, waitingAmount } = total;
  const ref = refOfAward(awards[0] as Award);
  const leaving: BudgetParts = {
    reserved: -held,
    approved: -approved,
    waiting: -waiting,
    waitingAmount: -waitingAmount,
    ...(carries ? { carried: held } : { available: held }),
  };
  moveBudget(change, { programId, year }, leaving, { at, reason: carries ? 'CARRIED' : 'EXPIRED', ref });
  if (carries)
    await arrive(deps, change, next, { total: held, reserved: held, approved, waiting, waitingAmount }, at, ref);
  await deps.store.commit(change);
  return awards.length;
}

function expired(award: Award, money: AwardMoney): Omit<Award, 'version'> {
  const after: AwardMoney = { ...money, waiting: [], proposed: 0, approved: 0, lost: 'EXPIRED' };
  const decidedBy = decidersOf(award.decidedBy, after);
  return { ...award, money: after, batch: null, decidedBy, status: statusOf(after, award.amount) };
}

function carried(award: Award, money: AwardMoney, year: number): Omit<Award, 'version'> {
  const waiting = money.waiting.map(({ order, amount }) => ({ order: carriedOrder(order), amount }));
  return { ...award, year, money: { ...money, waiting }, batch: null };
}

async function arrive(
  deps: Deps,
  change: Change,
  next: KeyOf<'Budget'>,
  parts: BudgetParts,
  at: Instant,
  ref: string,
): Promise<void> {
  const cause = { at, reason: 'CARRIED', ref } as const;
  if ((await deps.store.get('Budget', next)) !== undefined) return moveBudget(change, next, parts, cause);
  change.create({ ...unopenedBudget(next.programId, next.year), ...parts });
  enterBudget(change, next, parts, cause);
}

/** Some of those who hold money of the year that is not settled: first the queue in its order, then who needs no queue. */
async function holders(deps: Deps, { programId, year }: KeyOf<'Budget'>): Promise<Award[]> {
  const { rows } = await deps.reads.budgetQueue(programId, year, { first: ENDED_AT_ONCE });
  const keys: KeyOf<'Award'>[] = rows.map(({ node }) => node);
  if (keys.length === 0) {
    for (const list of [deps.reads.awardsPendingApproval, deps.reads.awardsPendingPayment]) {
      for await (const award of everyNode((page) => list(programId, { ...page, year }))) {
        keys.push(award);
        if (keys.length >= ENDED_AT_ONCE) break;
      }
    }
  }
  const named = new Map(keys.map((key) => [`${key.trainingId}#${key.stage}#${key.personId}`, key]));
  const awards = await deps.store.getMany('Award', [...named.values()].slice(0, ENDED_AT_ONCE));
  return awards.filter(
    (award): award is Award => award !== undefined && award.year === year && openOf(moneyOf(award)) > 0,
  );
}

/** Closes the budget when nothing unsettled is left in it; what an index has not shown yet is found by the next attempt. */
async function close(deps: Deps, key: KeyOf<'Budget'>): Promise<boolean> {
  const budget = await deps.store.get('Budget', key);
  if (budget === undefined || budget.closedAt !== null) return true;
  const { reserved, settled, toRecover, waived, waiting, unwritten } = budget;
  if (waiting > 0 || unwritten > 0 || reserved > settled + toRecover + waived) return false;
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'budget.close', entity: key.programId });
  change.update('Budget', key, {
    // A run that has read the budget before draws on it no more.
    add: { joined: 1 },
    set: { closedAt: deps.clock.now() },
    when: [
      { field: 'waiting', is: '=', than: 0 },
      { field: 'unwritten', is: '=', than: 0 },
      { field: 'reserved', is: '=', than: reserved },
      // Closed once, by whoever comes first.
      { field: 'joined', is: '=', than: budget.joined },
    ],
  });
  await deps.store.commit(change);
  return true;
}

/** Ends the last year of every program; the clock asks for it, and whatever claims money of a new year. */
export async function closeLastYear(deps: Deps): Promise<void> {
  const year = localYearOf(deps.clock.now()) - 1;
  const programs = [];
  for await (const { id } of everyNode((page) => deps.reads.programs(page))) programs.push(id);
  const budgets = await deps.store.getMany(
    'Budget',
    programs.map((programId) => ({ programId, year })),
  );
  for (const budget of budgets) {
    if (budget !== undefined && budget.closedAt === null) await closeYear(deps, budget.programId, year);
  }
}
