import { budgetBalances, budgetStatement, ledgerBalances } from '../../../core/incentive/statement';
import { ledgerOfPerson } from '../../../core/incentive/view-awards';
import { failureOf } from '../../support/failures';
import { type TestTable, withTable } from '../../support/with-table';
import { asPerson, participant, programId } from '../run/scene';
import { budgetOf, finance, givenApplied, year } from './scene';

describe('statements by period', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenApplied(table, 1_000_000);
  });
  afterEach(() => table.close());

  const closed = '2027-03-27T17:00:00.000Z';
  const later = '2027-03-27T17:00:00.001Z';
  const entries = async (span: { from?: string; before?: string }) => {
    const { rows } = await budgetStatement(table.deps, finance, { programId, year, first: 10, ...span });
    return rows.map(({ node }) => node.reason);
  };

  it('of a budget tell every change, from an instant on and before another', async () => {
    expect(await entries({})).toEqual(['OPENED', 'RESERVED']);
    expect(await entries({ before: closed })).toEqual(['OPENED']);
    expect(await entries({ from: closed })).toEqual(['RESERVED']);
    expect(await entries({ from: later })).toEqual([]);
    const backwards = budgetStatement(table.deps, finance, { programId, year, first: 1, from: later, before: closed });
    expect(await failureOf(backwards)).toEqual({ code: 'BAD_INPUT', fields: ['before'] });
  });

  it('of a budget begin with what stood before, and end with the budget', async () => {
    const key = { programId, year };
    const balancesIn = (span: { from?: string; before?: string }) =>
      budgetBalances(table.deps, finance, { ...key, ...span });
    const opened = { total: 1_000_000, available: 1_000_000, reserved: 0, waiting: 0, waitingAmount: 0 };
    const reserved = { total: 1_000_000, available: 200_000, reserved: 800_000, waiting: 2, waitingAmount: 450_000 };
    expect(await balancesIn({})).toMatchObject({ opening: { total: 0, available: 0 }, closing: reserved });
    expect(await balancesIn({ before: closed })).toMatchObject({ opening: { total: 0 }, closing: opened });
    expect(await balancesIn({ from: closed, before: later })).toMatchObject({ opening: opened, closing: reserved });
    expect(await balancesIn({ from: later })).toMatchObject({ opening: reserved, closing: reserved });
    expect(await budgetOf(table)).toMatchObject((await balancesIn({ from: closed })).closing);
    expect(await failureOf(balancesIn({ from: later, before: closed }))).toEqual({
      code: 'BAD_INPUT',
      fields: ['before'],
    });
    const others = budgetBalances(table.deps, asPerson(participant(1)), key);
    expect(await failureOf(others)).toEqual({ code: 'NOT_FOUND', fields: ['programId'] });
    const none = budgetBalances(table.deps, finance, { programId, year: 2030 });
    expect(await failureOf(none)).toEqual({ code: 'NOT_FOUND', fields: ['year'] });
  });

  it('of a person begin with what they had, and end with what they are worth', async () => {
    const personId = participant(1);
    const balancesIn = (span: { from?: string; before?: string }) =>
      ledgerBalances(table.deps, asPerson(personId), { personId, ...span });
    const [nothing, one, both] = [
      { points: 0, amount: 0 },
      { points: 100, amount: 0 },
      { points: 250, amount: 500_000 },
    ];
    expect(await balancesIn({})).toEqual({ opening: nothing, closing: both });
    expect(await balancesIn({ before: closed })).toEqual({ opening: nothing, closing: one });
    expect(await balancesIn({ from: closed })).toEqual({ opening: one, closing: both });
    expect(await balancesIn({ from: later })).toEqual({ opening: both, closing: both });
    const others = ledgerBalances(table.deps, asPerson(participant(2)), { personId });
    expect(await failureOf(others)).toEqual({ code: 'NOT_FOUND', fields: ['personId'] });
  });

  it('of a person tell what changed in it', async () => {
    const personId = participant(1);
    const stagesIn = async (span: { from?: string; before?: string }) => {
      const { rows } = await ledgerOfPerson(table.deps, asPerson(personId), { personId, first: 10, ...span });
      return rows.map(({ node }) => node.stage);
    };
    expect(await stagesIn({})).toEqual(['APPLICATION', 'COMPLETION']);
    expect(await stagesIn({ before: closed })).toEqual(['COMPLETION']);
    expect(await stagesIn({ from: closed })).toEqual(['APPLICATION']);
  });
});
