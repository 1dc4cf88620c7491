import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { Scheme, StageRules } from '../../../core/incentive/incentive';
import { previewScheme } from '../../../core/incentive/preview-scheme';
import type { Training } from '../../../core/training/training';
import { idOf, sample } from '../../support/entities';
import { problemsOf } from '../../support/failures';
import { actor, provinceAdmin } from '../../support/given';
import { type Given, refusalOf, tableWith } from './given';

const { programId } = sample('Training');
const [completion, application] = defaultScheme(programId).stages as [StageRules, StageRules];
const draft = (stages: readonly StageRules[]): Scheme => ({ ...defaultScheme(programId), schemeVersion: 2, stages });
const sameDraft = draft([completion, application]);
/** All of APPLICATION to whoever has a score. */
const generous = draft([completion, { ...application, tiers: [{ name: 'SEMUA', from: 0, points: 1, amount: 1_000 }] }]);

interface Person {
  readonly present?: boolean;
  /** What the supervisor said, 1 to 5. */
  readonly mark?: number;
  readonly withdrawn?: boolean;
}

/** The n-th training of the program: one session, and people who answered their own task in time. */
function trainingWith(n: number, people: readonly Person[], differing: Partial<Training> = {}) {
  const trainingId = idOf('training', n);
  const session = sample('Session', { id: idOf('session', n), trainingId, status: 'ENDED' });
  const rated = people.map((person, i) => ({ ...person, personId: idOf('person', 100 * n + i) }));
  return [
    sample('Training', { id: trainingId, status: 'FINALIZED', ...differing }),
    sample('TrainingCounts', { trainingId, confirmed: people.length }),
    session,
    sample('Wave', { trainingId, status: 'CLOSED', openedAt: '2027-02-27T17:00:00.000Z' }),
    ...rated.flatMap(({ personId, present = true, mark, withdrawn = false }) => {
      const about = { trainingId, subjectId: personId };
      const status = withdrawn ? ('WITHDRAWN' as const) : ('COMPLETED' as const);
      const attendance = { [session.id]: { status: present ? 'PRESENT' : 'LATE', source: 'RECORD' } } as const;
      return [
        sample('Enrollment', { trainingId, personId, status, attendance }),
        ...(mark === undefined
          ? []
          : [
              sample('Task', { ...about, raterKind: 'SELF', status: 'ANSWERED', answeredOn: '2027-03-14' }),
              sample('Response', { ...about, raterKind: 'SUPERVISOR', answers: { planning: mark }, random: personId }),
            ]),
      ];
    }),
  ];
}

const rules = [
  defaultScheme(programId),
  sample('EvaluationPlan'),
  sample('Instrument', {
    code: 'BEHAVIOR',
    items: [{ code: 'planning', text: { id: 'Rencana', en: 'Plan' }, required: true, type: 'LIKERT' }],
  }),
];
const previewOf = (deps: Given, ...numbers: number[]) =>
  previewScheme(deps, provinceAdmin, {
    programId,
    schemeVersion: 2,
    trainingIds: numbers.map((n) => idOf('training', n)),
  });
const told = async (deps: Given, ...numbers: number[]) => (await previewOf(deps, ...numbers)).stages;

describe('the preview of a scheme', () => {
  const three: Person[] = [{ mark: 5 }, { mark: 4 }, { mark: 2 }];

  it('tells what people would have got in each tier, beside what they have', async () => {
    const [first, second] = [idOf('person', 100), idOf('person', 101)];
    const has = { trainingId: idOf('training'), schemeVersion: 1 };
    const deps = await tableWith(
      ...rules,
      sameDraft,
      ...trainingWith(1, [...three, { withdrawn: true, mark: 5 }]),
      sample('Award', { ...has, personId: first, stage: 'COMPLETION', points: 100, amount: 20_000 }),
      sample('Award', { ...has, personId: first, points: 30, amount: 10_000 }),
      sample('Award', { ...has, personId: second, points: 3, amount: 1_000 }),
    );
    const tiersOf = (...people: number[]) =>
      application.tiers.map(({ name }, i) => ({ tier: name, people: people[i] }));
    expect(await told(deps, 1)).toEqual([
      {
        stage: 'COMPLETION',
        people: 3,
        tiers: tiersOf(3, 0, 0),
        points: 450,
        amount: 0,
        pointsBefore: 100,
        amountBefore: 20_000,
      },
      {
        stage: 'APPLICATION',
        people: 3,
        tiers: tiersOf(1, 1, 0),
        points: 250,
        amount: 800_000,
        pointsBefore: 33,
        amountBefore: 11_000,
      },
    ]);
  });

  it('names who would have another award of stage COMPLETION, and nobody of stage APPLICATION', async () => {
    const worth = { outcome: 'AWARDED', score: 9360, tier: 'UTAMA', points: 150, amount: 0 } as const;
    const has = { ...worth, trainingId: idOf('training'), stage: 'COMPLETION' } as const;
    const people = Array.from({ length: 7 }, () => ({ mark: 5 }));
    const [score, tier, points, amount, outcome] = [8400, 'MADYA', 100, 1, 'REVERSED' as const];
    const now = [{}, { score }, { tier }, { points }, { amount }, { outcome }];
    const deps = await tableWith(
      ...rules,
      sameDraft,
      ...trainingWith(1, people),
      ...now.map((part, i) => sample('Award', { ...has, ...part, personId: idOf('person', 100 + i) })),
    );
    const { differing, differences } = await previewOf(deps, 1);
    expect(differing).toBe(6);
    const differently = now.slice(1).map((part) => ({ ...worth, ...part }));
    expect(differences).toEqual(
      [...differently, null].map((before, i) => ({
        trainingId: idOf('training'),
        stage: 'COMPLETION',
        personId: idOf('person', 101 + i),
        before,
        after: worth,
      })),
    );
  });

  it('names a hundred of them, and counts all', async () => {
    const deps = await tableWith(
      ...rules,
      sameDraft,
      ...trainingWith(1, Array(60).fill({})),
      ...trainingWith(2, Array(41).fill({})),
    );
    const { differing, differences } = await previewOf(deps, 1, 2);
    expect([differing, differences.length, differences.at(-1)?.trainingId]).toEqual([101, 100, idOf('training', 2)]);
  });

  it('computes stage APPLICATION of nobody but who completed, whomever the draft lets complete', async () => {
    const failed = trainingWith(1, [...three, { mark: 5, present: false }]).map((item) =>
      item.kind === 'Enrollment' && item.personId === idOf('person', 103)
        ? { ...item, status: 'NOT_COMPLETED' as const }
        : item,
    );
    const deps = await tableWith(...rules, generous, ...failed);
    const [of, applied] = await told(deps, 1);
    expect([of?.people, applied?.people, applied?.points]).toEqual([4, 3, 3]);
  });

  it('takes stage APPLICATION from who would not have completed', async () => {
    const gated = draft([{ ...completion, attendanceGate: 9000 }, generous.stages[1] as StageRules]);
    const deps = await tableWith(...rules, gated, ...trainingWith(1, [...three, { mark: 5, present: false }]));
    const [, applied] = await told(deps, 1);
    expect([applied?.people, applied?.points]).toEqual([4, 3]);
  });

  it.each<[string, Partial<Scheme['behavior']>]>([
    ['weighs one kind of rater more', { weights: { SELF: 0, SUPERVISOR: 1000, PEER: 1 } }],
    [
      'weighs raters with subordinates otherwise',
      { weightsWithSubordinates: { SELF: 1, SUPERVISOR: 1, PEER: 1, SUBORDINATE: 1 } },
    ],
    ['lets a kind count from other numbers on', { minimumResponses: 4 }],
  ])('computes no stage APPLICATION by a draft that %s: it would tell what a rater said', async (_case, part) => {
    const other = { ...generous, behavior: { ...generous.behavior, ...part } };
    const [of, applied] = await told(await tableWith(...rules, other, ...trainingWith(1, three)), 1);
    expect(of).toMatchObject({ stage: 'COMPLETION', people: 3 });
    expect(applied).toMatchObject({ stage: 'APPLICATION', people: 0, points: 0, amount: 0, pointsBefore: 0 });
  });

  it('has no stage APPLICATION before its wave has closed, or without one', async () => {
    const people = trainingWith(1, three).filter(({ kind }) => kind !== 'Wave');
    const open = sample('Wave', { status: 'OPEN', openedAt: '2027-02-27T17:00:00.000Z' });
    for (const waves of [[], [open]]) {
      const [of, applied] = await told(await tableWith(...rules, sameDraft, ...people, ...waves), 1);
      expect([of?.people, applied?.people]).toEqual([3, 0]);
    }
  });

  it('is for the province, of one to five trainings that have ended, of at most 2,000 people', async () => {
    const deps = await tableWith(
      ...rules,
      sameDraft,
      ...trainingWith(1, [], { status: 'ENDED' }),
      sample('Training', { id: idOf('training', 2) }),
      sample('TrainingCounts', { trainingId: idOf('training', 2) }),
      ...trainingWith(3, [], { programId: idOf('program', 2) }),
      ...[4, 5, 6, 7, 8].flatMap((n) => trainingWith(n, []).filter(({ kind }) => kind !== 'TrainingCounts')),
      ...[1_000, 1_000, 1_001, 0, 0].map((confirmed, i) =>
        sample('TrainingCounts', { trainingId: idOf('training', 4 + i), confirmed }),
      ),
    );
    const refused = (...numbers: number[]) => refusalOf(previewOf(deps, ...numbers));
    const wrong = (...numbers: number[]) => problemsOf(previewOf(deps, ...numbers));
    expect(await refused()).toEqual(['BAD_INPUT', 'trainingIds', {}]);
    expect(await refused(1, 4, 5, 6, 7, 8)).toEqual(['BAD_INPUT', 'trainingIds', {}]);
    expect(await wrong(1, 1)).toEqual(['trainingIds DUPLICATE']);
    expect(await refused(1, 9)).toEqual(['NOT_FOUND', 'trainingIds.1', {}]);
    expect(await refused(3)).toEqual(['NOT_FOUND', 'trainingIds.0', {}]);
    const status = { of: 'TrainingStatus', value: 'OPEN' };
    expect(await refused(1, 2)).toEqual(['ILLEGAL_TRANSITION', 'trainingIds.1', { status }]);
    expect(await wrong(4, 6)).toEqual(['trainingIds TOO_MANY_PEOPLE']);
    expect((await previewOf(deps, 1, 4, 5, 7, 8)).differing).toBe(0);

    const command = { programId, schemeVersion: 3, trainingIds: [idOf('training')] };
    expect(await refusalOf(previewScheme(deps, provinceAdmin, command))).toEqual(['NOT_FOUND', 'schemeVersion', {}]);
    const byFinance = previewScheme(deps, actor(['FINANCE']), command);
    expect(await refusalOf(byFinance)).toEqual(['NOT_FOUND', 'programId', {}]);
  });
});
