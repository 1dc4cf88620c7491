import { closeWave } from '../../../core/evaluation/close-wave';
import type { Award, Budget } from '../../../core/incentive/incentive';
import { openBudget } from '../../../core/incentive/open-budget';
import { serveQueue } from '../../../core/incentive/serve-queue';
import { proposedOf } from '../../../core/incentive/view-budgets';
import { everyNode } from '../../../core/page';
import { actor, provinceAdmin } from '../../support/given';
import type { TestTable } from '../../support/with-table';
import {
  answer,
  drain,
  givenEnded,
  openBehavior,
  participant,
  programId,
  rate,
  settle,
  trainingId,
} from '../run/scene';

export const year = 2027;
export const otherAdmin = actor(['PROVINCE_ADMIN'], { personId: 'province-2' });
/** Who has decided nothing that is paid. */
export const uninvolved = actor(['PROVINCE_ADMIN'], { personId: 'province-3' });
export const finance = actor(['FINANCE'], { personId: 'finance' });

/**
 * Stage APPLICATION of four has closed over a budget: BEHAVIOR (20·8000 + 50·x) / 70 with TIMELINESS 10000 gives 9657 (500k),
 * 8372 (300k), 8372 (300k), 7300 (150k).
 */
export async function givenApplied(table: TestTable, total: number): Promise<void> {
  await givenEnded(table, { people: 4 });
  await settle(table);
  for (const n of [1, 2, 3, 4]) {
    await answer(table, n, 'REACTION');
    await answer(table, n, 'LEARNING');
  }
  await openBehavior(table);
  for (const [n, bySupervisor] of [25, 19, 19, 14].entries()) await rate(table, n + 1, bySupervisor);
  await openBudget(table.deps, provinceAdmin, { programId, year, total, legalBasis: 'Pergub 7/2027' });
  table.clock.set('2027-03-27T17:00:00.000Z');
  await closeWave(table.deps, trainingId, 'BEHAVIOR');
  await drain(table, table.deps);
}

export const keyOf = (n: number) => ({ trainingId, stage: 'APPLICATION', personId: participant(n) }) as const;

export async function awardOf({ deps }: TestTable, n: number): Promise<Award> {
  const award = await deps.store.get('Award', keyOf(n));
  if (award === undefined) throw new Error(`participant ${n} has no award`);
  return award;
}

/** What the event of a credit leads to, whatever it came from. */
export const serve = ({ deps }: TestTable, of = year): Promise<void> => serveQueue(deps, programId, of);

export async function budgetOf({ deps }: TestTable, of = year): Promise<Budget> {
  const budget = await deps.store.get('Budget', { programId, year: of });
  if (budget === undefined) throw new Error(`no budget of ${of}`);
  return budget;
}

/** The budget's equation, its entries' sum, and the places of its queue. */
export async function expectToAddUp(table: TestTable, of = year): Promise<void> {
  const budget = await budgetOf(table, of);
  expect(budget.available + budget.reserved + budget.carried).toBe(budget.total);
  expect(proposedOf(budget)).toBeGreaterThanOrEqual(0);
  const sum: Record<string, number> = {};
  for await (const { parts } of everyNode((page) => table.deps.reads.budgetEntries(programId, of, page))) {
    for (const [field, by] of Object.entries(parts)) sum[field] = (sum[field] ?? 0) + by;
  }
  expect(budget).toMatchObject(sum);
  let waiting = 0;
  let waitingAmount = 0;
  for await (const { amount } of everyNode((page) => table.deps.reads.budgetQueue(programId, of, page))) {
    waiting++;
    waitingAmount += amount;
  }
  expect(budget).toMatchObject({ waiting, waitingAmount });
}
