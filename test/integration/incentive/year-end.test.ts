import { Change } from '../../../core/change';
import { awardValue } from '../../../core/incentive/award-value';
import { bare } from '../../../core/incentive/basis';
import { carryBudget } from '../../../core/incentive/carry-budget';
import { closeLastYear } from '../../../core/incentive/close-year';
import { rulesOf } from '../../../core/incentive/completion';
import { creditBudget } from '../../../core/incentive/credit-budget';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { openBudget } from '../../../core/incentive/open-budget';
import { planAwards } from '../../../core/incentive/plan-awards';
import { placeOrder } from '../../../core/incentive/queue-order';
import { idOf, sample } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { participant, programId, put } from '../run/scene';
import { awardOf, budgetOf, expectToAddUp, givenApplied, serve, year } from './scene';

const lastMoment = '2027-12-31T16:59:59.999Z';
/** UTAMA: Rp500,000. */
const scheme = defaultScheme(programId);
const basis = { ...bare(), ratings: [{ kind: 'SUPERVISOR', responses: 1, score: 9500 }] } as const;
const newYear = '2027-12-31T17:00:00.000Z';

describe('the end of a fiscal year', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenApplied(table, 1_000_000);
  });
  afterEach(() => table.close());

  const moneyOf = async (n: number) => {
    const { status, year: of, money } = await awardOf(table, n);
    return [status, of, money?.proposed, money?.waiting.reduce((sum, { amount }) => sum + amount, 0)];
  };

  it('comes at midnight in WIB, not before', async () => {
    table.clock.set(lastMoment);
    await closeLastYear(table.deps);
    expect(await moneyOf(1)).toEqual(['PROPOSED', 2027, 500_000, 0]);
    expect(await budgetOf(table)).toMatchObject({ closedAt: null });
  });

  it('lets unpaid money and the queue expire, and closes the budget', async () => {
    table.clock.set(newYear);
    await closeLastYear(table.deps);
    await closeLastYear(table.deps);
    for (const n of [1, 2, 3, 4]) expect(await moneyOf(n)).toEqual(['EXPIRED', 2027, 0, 0]);
    expect(await awardOf(table, 1)).toMatchObject({ points: 150, amount: 500_000 });
    expect(await budgetOf(table)).toMatchObject({ available: 1_000_000, reserved: 0, waiting: 0, closedAt: newYear });
    await expectToAddUp(table);
    const credit = { programId, year, amount: 1, reason: 'x' };
    expect(await failureOf(creditBudget(table.deps, provinceAdmin, credit))).toEqual({
      code: 'BUDGET_CLOSED',
      fields: ['year'],
    });
  });

  it('carries money and queue in their order where that was decided before', async () => {
    const carry = { programId, from: year, to: year + 1, reason: 'DPA lanjutan' };
    expect(await failureOf(carryBudget(table.deps, provinceAdmin, { ...carry, to: 2030 }))).toMatchObject({
      fields: ['to'],
    });
    await carryBudget(table.deps, provinceAdmin, carry);
    table.clock.set(newYear);
    await closeLastYear(table.deps);
    expect(await moneyOf(1)).toEqual(['PROPOSED', 2028, 500_000, 0]);
    expect(await moneyOf(2)).toEqual(['PROPOSED', 2028, 300_000, 0]);
    expect(await moneyOf(3)).toEqual(['PENDING_BUDGET', 2028, 0, 300_000]);
    expect(await moneyOf(4)).toEqual(['PENDING_BUDGET', 2028, 0, 150_000]);
    expect(await budgetOf(table)).toMatchObject({ available: 200_000, reserved: 0, carried: 800_000, waiting: 0 });
    expect(await budgetOf(table, 2028)).toMatchObject({ total: 800_000, reserved: 800_000, waiting: 2 });
    await expectToAddUp(table);
    await expectToAddUp(table, 2028);

    const next = { programId, year: 2028, total: 300_000, legalBasis: 'Pergub 7/2028' };
    await openBudget(table.deps, provinceAdmin, next);
    await serve(table, 2028);
    expect(await moneyOf(3)).toEqual(['PROPOSED', 2028, 300_000, 0]);
    expect(await moneyOf(4)).toEqual(['PENDING_BUDGET', 2028, 0, 150_000]);
    await expectToAddUp(table, 2028);
    expect(await failureOf(carryBudget(table.deps, provinceAdmin, carry))).toEqual({
      code: 'BUDGET_CLOSED',
      fields: ['from'],
    });
  });

  it('serves nobody of the new year before what is carried into it has arrived', async () => {
    await carryBudget(table.deps, provinceAdmin, { programId, from: year, to: year + 1, reason: 'DPA lanjutan' });
    const unwritten = (of: number, by: number) => {
      const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'test', entity: programId });
      change.update('Budget', { programId, year: of }, { add: { unwritten: by } });
      return table.deps.store.commit(change);
    };
    // A run of the old year has not written all of its places, so the year cannot end yet.
    await unwritten(year, 1);
    table.clock.set(newYear);
    await closeLastYear(table.deps);
    await openBudget(table.deps, provinceAdmin, { programId, year: 2028, total: 900_000, legalBasis: 'Pergub 7/2028' });
    const value = awardValue(rulesOf(scheme, 'APPLICATION'), scheme.behavior, basis);
    const [trainingId, personId] = [idOf('training', 3), participant(1)];
    const run = sample('Run', { trainingId, name: 'CLOSE_WAVE-BEHAVIOR-r0' });
    const candidates = [{ personId, confirmedAt: newYear, value }];
    await planAwards(table.deps, { run, stage: 'APPLICATION', programId, closedAt: newYear, candidates });
    expect(await budgetOf(table, 2028)).toMatchObject({ available: 900_000, reserved: 0, waiting: 1, unwritten: 1 });
    const place = { trainingId, personId, year: 2028, order: placeOrder(1, 'any'), amount: value.amount };
    await put(table.deps, [sample('BudgetPlace', { ...place, programId })]);
    await unwritten(2028, -1);
    await serve(table, 2028);
    expect(await budgetOf(table, 2028)).toMatchObject({ reserved: 0, waiting: 1, unwritten: 0 });

    await unwritten(year, -1);
    await closeLastYear(table.deps);
    expect(await moneyOf(3)).toEqual(['PROPOSED', 2028, 300_000, 0]);
    expect(await moneyOf(4)).toEqual(['PROPOSED', 2028, 150_000, 0]);
    expect(await budgetOf(table, 2028)).toMatchObject({ available: 450_000, waiting: 1 });
  });

  it('leaves no past year to be opened or credited, whether it was closed yet or not', async () => {
    const refusal = { code: 'BUDGET_CLOSED', fields: ['year'] };
    const opening = (of: number) =>
      failureOf(openBudget(table.deps, provinceAdmin, { programId, year: of, total: 1, legalBasis: 'Pergub 1' }));
    expect(await opening(2026)).toEqual(refusal);

    await carryBudget(table.deps, provinceAdmin, { programId, from: year, to: year + 1, reason: 'DPA lanjutan' });
    table.clock.set(newYear);
    const credit = { programId, year, amount: 1, reason: 'x' };
    expect(await failureOf(creditBudget(table.deps, provinceAdmin, credit))).toEqual(refusal);
    expect(await budgetOf(table)).toMatchObject({ closedAt: null, total: 1_000_000 });
    await closeLastYear(table.deps);

    // What was carried stands in a budget that nobody has opened; its year ends, too.
    table.clock.set('2028-12-31T17:00:00.000Z');
    expect(await opening(2028)).toEqual(refusal);
    await closeLastYear(table.deps);
    // Whoever reads the clock in the old year, and the budget when the new one has closed it.
    table.clock.set('2028-12-31T16:59:59.999Z');
    expect(await opening(2028)).toEqual(refusal);
    expect(await budgetOf(table, 2028)).toMatchObject({ total: 800_000, legalBasis: '' });
    await expectToAddUp(table, 2028);
  });
});
