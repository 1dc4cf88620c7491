import fc from 'fast-check';
import { recordScores } from '../../../core/enrollment/record-scores';
import { DomainError } from '../../../core/errors';
import { approveAwardBatch } from '../../../core/incentive/approve-award-batch';
import { awardId } from '../../../core/incentive/award-id';
import { moneyOf, openOf, settledOf } from '../../../core/incentive/award-money';
import { creditBudget } from '../../../core/incentive/credit-budget';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { dismissAwardBatch } from '../../../core/incentive/dismiss-award-batch';
import { endRecovery } from '../../../core/incentive/end-recovery';
import { importSettlements } from '../../../core/incentive/import-settlements';
import type { StageRules } from '../../../core/incentive/incentive';
import { openBudget } from '../../../core/incentive/open-budget';
import { rejectAwards } from '../../../core/incentive/reject-awards';
import { reverseAward } from '../../../core/incentive/reverse-award';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { budgetBalances, ledgerBalances } from '../../../core/incentive/statement';
import { submitAwardBatch } from '../../../core/incentive/submit-award-batch';
import { proposedOf } from '../../../core/incentive/view-budgets';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, event, givenEnded, participant, programId, settle, trainingId } from '../run/scene';
import { budgetOf, expectToAddUp, finance, otherAdmin, serve } from './scene';

const year = 2026;
const people = [1, 2, 3];
const scheme = defaultScheme(programId);
const [completion, application] = scheme.stages as [StageRules, StageRules];
const amounts: Readonly<Record<string, number>> = { UTAMA: 500_000, MADYA: 300_000, PRATAMA: 150_000 };
const paying = { ...completion, tiers: completion.tiers.map((tier) => ({ ...tier, amount: amounts[tier.name] ?? 0 })) };

const keyOf = (n: number) => ({ trainingId, stage: 'COMPLETION', personId: participant(n) }) as const;
const idsOf = (some: readonly number[]) => some.map((n) => awardId(keyOf(n)));
const person = fc.constantFrom(...people);
const some = fc.subarray(people, { minLength: 1 });

/** With attendance 9000 these post-tests give UTAMA, MADYA, PRATAMA and nothing. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('score'), n: person, to: fc.constantFrom(9500, 8400, 4500, 0) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('submit'), some }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('approve') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dismiss') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pay'), n: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject'), some }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse'), n: person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('recover'), as: fc.constantFrom('RECOVERED', 'WAIVED') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('credit'), amount: fc.constantFrom(50_000, 200_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('serve') }) },
) as fc.Arbitrary<Step>;

type Step =
  | { readonly do: 'score'; readonly n: number; readonly to: number }
  | { readonly do: 'submit' | 'reject'; readonly some: readonly number[] }
  | { readonly do: 'approve' | 'dismiss' | 'serve' }
  | { readonly do: 'pay' | 'reverse'; readonly n: number }
  | { readonly do: 'recover'; readonly as: 'RECOVERED' | 'WAIVED' }
  | { readonly do: 'credit'; readonly amount: number };

/** Counted, so that every payment has a reference of its own. */
let payments = 0;

async function take(table: TestTable, step: Step): Promise<unknown> {
  const { deps } = table;
  switch (step.do) {
    case 'score': {
      const scores = [{ personId: participant(step.n), postTest: step.to }];
      await recordScores(deps, provinceAdmin, { trainingId, scores });
      await settleParticipants(deps, event('ScoreRecorded', { personIds: [participant(step.n)] }));
      return drain(table, deps);
    }
    case 'submit':
      return submitAwardBatch(deps, provinceAdmin, { awards: idsOf(step.some) });
    case 'approve':
    case 'dismiss': {
      const { rows } = await deps.reads.awardBatches(programId, { first: 20 });
      const batch = rows.map(({ node }) => node).find(({ status }) => status === 'SUBMITTED');
      if (batch === undefined) return undefined;
      if (step.do === 'approve') return approveAwardBatch(deps, otherAdmin, batch);
      return dismissAwardBatch(deps, provinceAdmin, { id: batch.id, reason: 'Salah kirim' });
    }
    case 'pay': {
      const award = await deps.store.get('Award', keyOf(step.n));
      const amount = award === undefined ? 0 : moneyOf(award).approved;
      return importSettlements(deps, finance, [
        { award: idsOf([step.n])[0] ?? '', reference: `SP2D-${++payments}`, amount },
      ]);
    }
    case 'reject':
      return rejectAwards(deps, provinceAdmin, { awards: idsOf(step.some), reason: 'Diragukan' });
    case 'reverse':
      return reverseAward(deps, provinceAdmin, { award: idsOf([step.n])[0] ?? '', reason: 'Pemeriksaan' });
    case 'recover': {
      const { rows } = await deps.reads.recoveriesOf(programId, year, { first: 50 });
      const due = rows.map(({ node }) => node).find(({ status }) => status === 'DUE');
      return (
        due &&
        endRecovery(deps, step.as === 'WAIVED' ? provinceAdmin : finance, { recovery: due, as: step.as, note: 'STS' })
      );
    }
    case 'credit':
      return creditBudget(deps, provinceAdmin, { programId, year, amount: step.amount, reason: 'Perubahan APBD' });
    case 'serve':
      return serve(table, year);
  }
}

const sumOf = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((sum, one) => sum + of(one), 0);

/** The budget's equations, against its entries, its queue, its awards and its recoveries; the ledgers against the awards. */
async function expectAllToAddUp(table: TestTable): Promise<void> {
  await expectToAddUp(table, year);
  const { deps } = table;
  const budget = await budgetOf(table, year);
  const found = await deps.store.getMany('Award', people.map(keyOf));
  const awards = found.flatMap((award) => award ?? []);
  const { rows } = await deps.reads.recoveriesOf(programId, year, { first: 50 });
  const recoveries = rows.map(({ node }) => node);
  const owed = (status: string) =>
    sumOf(
      recoveries.filter((one) => one.status === status),
      ({ amount }) => amount,
    );
  expect({
    proposed: sumOf(awards, (award) => moneyOf(award).proposed),
    approved: sumOf(awards, (award) => moneyOf(award).approved),
    settled: sumOf(awards, (award) => settledOf(moneyOf(award))),
    waitingAmount: sumOf(awards, (award) => sumOf(moneyOf(award).waiting, ({ amount }) => amount)),
    toRecover: owed('DUE'),
    waived: owed('WAIVED'),
  }).toEqual({
    proposed: proposedOf(budget),
    approved: budget.approved,
    settled: budget.settled,
    waitingAmount: budget.waitingAmount,
    toRecover: budget.toRecover,
    waived: budget.waived,
  });
  const { kind: _, programId: __, year: ___, ...parts } = budget;
  const { closing } = await budgetBalances(deps, finance, { programId, year });
  expect(parts).toMatchObject(closing);
  for (const award of awards) {
    const ofPerson = await ledgerBalances(deps, provinceAdmin, { personId: award.personId });
    expect(ofPerson.closing).toEqual({ points: award.points, amount: award.amount });
    expect(openOf(moneyOf(award)) + settledOf(moneyOf(award))).toBeLessThanOrEqual(award.amount);
    if (award.batch !== null) expect(moneyOf(award).proposed).toBeGreaterThan(0);
  }
}

it('adds up after every step of any sequence of corrections, decisions, payments, recoveries and credits', async () => {
  const happened = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
      const table = await withTable();
      try {
        await givenEnded(table, { people: 3, scheme: { ...scheme, stages: [paying, application] } });
        await openBudget(table.deps, provinceAdmin, { programId, year, total: 1_000_000, legalBasis: 'Pergub 7/2026' });
        await settle(table);
        for (const step of steps) {
          table.clock.advance({ minutes: 1 });
          try {
            await take(table, step);
            happened.set(step.do, (happened.get(step.do) ?? 0) + 1);
          } catch (error) {
            // Refused: then nothing has moved.
            if (!(error instanceof DomainError)) throw error;
          }
          await expectAllToAddUp(table);
        }
      } finally {
        await table.close();
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
  expect([...happened.keys()]).toEqual(
    expect.arrayContaining(['score', 'submit', 'approve', 'pay', 'credit', 'serve']),
  );
}, 120_000);
