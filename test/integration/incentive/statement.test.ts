import { budgetStatement } from '../../../core/incentive/statement';
import { ledgerOfPerson } from '../../../core/incentive/view-awards';
import { failureOf } from '../../support/failures';
import { type TestTable, withTable } from '../../support/with-table';
import { asPerson, participant, programId } from '../run/scene';
import { finance, givenApplied, year } from './scene';

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
