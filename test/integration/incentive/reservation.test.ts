import { awardValue } from '../../../core/incentive/award-value';
import { bare } from '../../../core/incentive/basis';
import { rulesOf } from '../../../core/incentive/completion';
import { creditBudget } from '../../../core/incentive/credit-budget';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { openBudget } from '../../../core/incentive/open-budget';
import { planAwards } from '../../../core/incentive/plan-awards';
import { idOf, sample } from '../../support/entities';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { participant, programId, put } from '../run/scene';

const year = 2027;
const closedAt = '2027-03-27T17:00:00.000Z';
const scheme = defaultScheme(programId);
const basis = { ...bare(), ratings: [{ kind: 'SUPERVISOR', responses: 1, score: 9500 }] } as const;

/** UTAMA: Rp500,000 each. */
const candidates = [1, 2, 3].map((n) => ({
  personId: participant(n),
  confirmedAt: closedAt,
  value: awardValue(rulesOf(scheme, 'APPLICATION'), scheme.behavior, basis),
}));

describe('runs that reserve from one budget at the same moment', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await withTable();
    await put(table.deps, [sample('Program')]);
    await openBudget(table.deps, provinceAdmin, { programId, year, total: 3_100_000, legalBasis: 'Pergub 7/2027' });
  });
  afterAll(() => table.close());

  it('never reserve more than there is, and only queue once anybody waits', async () => {
    const runs = [1, 2, 3, 4].map((n) =>
      sample('Run', { trainingId: idOf('training', n), name: 'CLOSE_WAVE-BEHAVIOR-r0' }),
    );
    const credit = creditBudget(table.deps, provinceAdmin, {
      programId,
      year,
      amount: 100_000,
      reason: 'Perubahan APBD',
    });
    await Promise.all([
      credit,
      ...runs.map((run) => planAwards(table.deps, { run, stage: 'APPLICATION', programId, closedAt, candidates })),
    ]);
    const budget = (await table.deps.store.get('Budget', { programId, year }))!;
    expect(budget.available + budget.reserved).toBe(budget.total);
    expect(budget.reserved).toBe(3_000_000);
    expect(budget).toMatchObject({ total: 3_200_000, waiting: 6, unwritten: 6, joined: 4 });

    const plans = await Promise.all(
      runs.map(({ trainingId }) => table.deps.store.get('Run', { trainingId, name: 'AWARD-APPLICATION-r0' })),
    );
    const byJoining = plans
      .map((run) => run?.plan as unknown as { joined: number; waiting: number })
      .sort((a, b) => a.joined - b.joined);
    expect(byJoining.map(({ joined, waiting }) => [joined, waiting])).toEqual([
      [1, 0],
      [2, 0],
      [3, 3],
      [4, 3],
    ]);
  });

  it('reserve once, however often they are planned', async () => {
    const run = sample('Run', { trainingId: idOf('training', 1), name: 'CLOSE_WAVE-BEHAVIOR-r0' });
    const before = await table.deps.store.get('Budget', { programId, year });
    await planAwards(table.deps, { run, stage: 'APPLICATION', programId, closedAt, candidates });
    expect(await table.deps.store.get('Budget', { programId, year })).toEqual(before);
  });
});
