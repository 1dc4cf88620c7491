import fc from 'fast-check';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
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
import { type Stage, type StageRules, stages } from '../../../core/incentive/incentive';
import { openBudget } from '../../../core/incentive/open-budget';
import { rejectAwards } from '../../../core/incentive/reject-awards';
import { reverseAward } from '../../../core/incentive/reverse-award';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { budgetBalances, ledgerBalances } from '../../../core/incentive/statement';
import { submitAwardBatch } from '../../../core/incentive/submit-award-batch';
import { proposedOf } from '../../../core/incentive/view-budgets';
import { idOf } from '../../support/entities';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, event, givenEnded, participant, programId, settle, trainingId } from '../run/scene';
import {
  year as appliedIn,
  budgetOf,
  expectToAddUp,
  finance,
  givenApplied,
  otherAdmin,
  serve,
  uninvolved,
} from './scene';

const people = [1, 2, 3, 4];
const scheme = defaultScheme(programId);
const [completion, application] = scheme.stages as [StageRules, StageRules];
const amounts: Readonly<Record<string, number>> = { UTAMA: 500_000, MADYA: 300_000, PRATAMA: 150_000 };
const paying = { ...completion, tiers: completion.tiers.map((tier) => ({ ...tier, amount: amounts[tier.name] ?? 0 })) };

/** One stage carries money; what corrects its awards, and the year whose budget pays. */
interface Story {
  readonly stage: Stage;
  readonly year: number;
  readonly correction: fc.Arbitrary<Step>;
  /** Takes the first one's award back, and gives it again. */
  readonly mistake: readonly Step[];
  begin(table: TestTable, total: number): Promise<void>;
}

const person = fc.constantFrom(...people);
const some = fc.subarray(people, { minLength: 1 });

const stories: readonly Story[] = [
  {
    stage: 'COMPLETION',
    year: 2026,
    // With attendance 9000 these post-tests give UTAMA, MADYA, PRATAMA and nothing.
    correction: fc.record({ do: fc.constant('score'), n: person, to: fc.constantFrom(9500, 8400, 4500, 0) }),
    mistake: [0, 8400].map((to) => ({ do: 'score', n: 1, to })),
    async begin(table, total) {
      await givenEnded(table, { people: people.length, scheme: { ...scheme, stages: [paying, application] } });
      await openBudget(table.deps, provinceAdmin, { programId, year: 2026, total, legalBasis: 'Pergub 7/2026' });
      await settle(table);
    },
  },
  {
    stage: 'APPLICATION',
    year: appliedIn,
    // Below the gate of attendance, and above it again: UTAMA, two of MADYA and PRATAMA, or nothing.
    correction: fc.record({ do: fc.constant('attend'), n: person, as: fc.constantFrom('ABSENT', 'PRESENT') }),
    mistake: (['ABSENT', 'PRESENT'] as const).map((as) => ({ do: 'attend', n: 1, as })),
    begin: givenApplied,
  },
];

const stepOf = ({ correction }: Story) =>
  fc.oneof(
    { weight: 6, arbitrary: correction },
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

/** What any sequence may leave out: it is told first. */
const certain = ({ mistake }: Story): Step[] => [
  { do: 'submit', some: [1, 2] },
  { do: 'approve' },
  { do: 'pay', n: 1 },
  ...mistake,
  { do: 'credit', amount: 200_000 },
  { do: 'serve' },
];

const keyOf = ({ stage }: Story, n: number) => ({ trainingId, stage, personId: participant(n) });
const idsOf = (story: Story, some: readonly number[]) => some.map((n) => awardId(keyOf(story, n)));

type Step =
  | { readonly do: 'score'; readonly n: number; readonly to: number }
  | { readonly do: 'attend'; readonly n: number; readonly as: 'ABSENT' | 'PRESENT' }
  | { readonly do: 'submit' | 'reject'; readonly some: readonly number[] }
  | { readonly do: 'approve' | 'dismiss' | 'serve' }
  | { readonly do: 'pay' | 'reverse'; readonly n: number }
  | { readonly do: 'recover'; readonly as: 'RECOVERED' | 'WAIVED' }
  | { readonly do: 'credit'; readonly amount: number };

/** Counted, so that every payment has a reference of its own. */
let payments = 0;

async function take(table: TestTable, story: Story, step: Step): Promise<unknown> {
  const { deps } = table;
  const { year } = story;
  switch (step.do) {
    case 'score': {
      const scores = [{ personId: participant(step.n), postTest: step.to }];
      await recordScores(deps, provinceAdmin, { trainingId, scores });
      await settleParticipants(deps, event('ScoreRecorded', { personIds: [participant(step.n)] }));
      return drain(table, deps);
    }
    case 'attend': {
      for (const session of [7, 8]) {
        const sessionId = idOf('session', session);
        const personIds = [participant(step.n)];
        const records = personIds.map((personId) => ({ personId, status: step.as }));
        await recordAttendance(deps, provinceAdmin, { trainingId, sessionId, records });
        await settleParticipants(deps, event('AttendanceRecorded', { sessionId, personIds }));
      }
      return drain(table, deps);
    }
    case 'submit':
      return submitAwardBatch(deps, provinceAdmin, { awards: idsOf(story, step.some) });
    case 'approve':
    case 'dismiss': {
      const { rows } = await deps.reads.awardBatches(programId, { first: 20 });
      const batch = rows.map(({ node }) => node).find(({ status }) => status === 'SUBMITTED');
      if (batch === undefined) return undefined;
      if (step.do === 'approve') return approveAwardBatch(deps, otherAdmin, batch);
      return dismissAwardBatch(deps, provinceAdmin, { id: batch.id, reason: 'Salah kirim' });
    }
    case 'pay': {
      const award = await deps.store.get('Award', keyOf(story, step.n));
      const amount = award === undefined ? 0 : moneyOf(award).approved;
      return importSettlements(deps, finance, [
        { award: idsOf(story, [step.n])[0] ?? '', reference: `SP2D-${++payments}`, amount },
      ]);
    }
    case 'reject':
      return rejectAwards(deps, provinceAdmin, { awards: idsOf(story, step.some), reason: 'Diragukan' });
    case 'reverse':
      return reverseAward(deps, provinceAdmin, { award: idsOf(story, [step.n])[0] ?? '', reason: 'Pemeriksaan' });
    case 'recover': {
      const { rows } = await deps.reads.recoveriesOf(programId, year, { first: 50 });
      const due = rows.map(({ node }) => node).find(({ status }) => status === 'DUE');
      return (
        due &&
        endRecovery(deps, step.as === 'WAIVED' ? uninvolved : finance, { recovery: due, as: step.as, note: 'STS' })
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
async function expectAllToAddUp(table: TestTable, story: Story): Promise<void> {
  const { year } = story;
  await expectToAddUp(table, year);
  const { deps } = table;
  const budget = await budgetOf(table, year);
  const found = await deps.store.getMany(
    'Award',
    people.map((n) => keyOf(story, n)),
  );
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
    const both = await deps.store.getMany(
      'Award',
      stages.map((stage) => ({ ...award, stage })),
    );
    const sum = (of: 'points' | 'amount') => sumOf(both, (one) => one?.[of] ?? 0);
    expect(ofPerson.closing).toEqual({ points: sum('points'), amount: sum('amount') });
    expect(openOf(moneyOf(award)) + settledOf(moneyOf(award))).toBeLessThanOrEqual(award.amount);
    if (award.batch !== null) expect(moneyOf(award).proposed).toBeGreaterThan(0);
  }
}

it.each(stories)(
  'adds up in stage $stage after every step of any sequence of corrections, decisions, payments, recoveries and credits',
  async (story) => {
    const happened = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(stepOf(story), { minLength: 20, maxLength: 30 }), async (steps) => {
        const table = await withTable();
        try {
          await story.begin(table, 1_000_000);
          for (const step of steps) {
            table.clock.advance({ minutes: 1 });
            try {
              await take(table, story, step);
              happened.set(step.do, (happened.get(step.do) ?? 0) + 1);
            } catch (error) {
              // Refused: then nothing has moved.
              if (!(error instanceof DomainError)) throw error;
            }
            await expectAllToAddUp(table, story);
          }
        } finally {
          await table.close();
        }
      }),
      { numRuns: story.stage === 'COMPLETION' ? 6 : 3, examples: [[certain(story)]], endOnFailure: true },
    );
    expect([...happened.keys()]).toEqual(expect.arrayContaining(certain(story).map((step) => step.do)));
  },
  120_000,
);
