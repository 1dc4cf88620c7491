import fc from 'fast-check';
import type { StageRules } from '../../../../core/incentive/incentive';
import { type Kill, type Recorded, SESSIONS, type Start, type World } from './world';

/** The same cases in every run; a failure prints its seed and path, and other seeds try others. */
export const settings = { seed: Number(process.env.SIGER_PROPERTY_SEED ?? 20_261_031), endOnFailure: true } as const;

export const basisPoints = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }),
  fc.constantFrom(0, 5000, 7999, 8000, 8001, 10_000),
);
const rupiah = fc.constantFrom(0, 50_000, 100_000, 150_000, 300_000, 500_000);

const rules: fc.Arbitrary<StageRules> = fc
  .record({
    weights: fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })),
    attendanceGate: fc.constantFrom(null, 2500, 5000, 7500),
    tiers: fc.uniqueArray(fc.record({ from: basisPoints, points: fc.nat(150), amount: rupiah }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ from }) => from,
    }),
  })
  .map(({ weights: [attendance, learning], attendanceGate, tiers }) => ({
    stage: 'COMPLETION',
    weights: [
      { component: 'ATTENDANCE', weight: attendance },
      { component: 'LEARNING', weight: learning },
    ],
    attendanceGate,
    tiers: tiers.toSorted((a, b) => b.from - a.from).map((tier, i) => ({ ...tier, name: `TIER_${i}` })),
  }));

const mark = fc.constantFrom(0, 1, 2, 2, 2) as fc.Arbitrary<0 | 1 | 2>;
const recorded: fc.Arbitrary<Recorded> = fc.record({
  marks: fc.array(mark, { minLength: SESSIONS, maxLength: SESSIONS }),
  postTest: basisPoints,
  confirmed: fc.constantFrom(1, 2),
});
export const start = (trainings: number, atLeast = 1): fc.Arbitrary<Start> =>
  fc.record({
    rules,
    trainings: fc.array(fc.array(recorded, { minLength: 1, maxLength: 5 }), {
      minLength: atLeast,
      maxLength: trainings,
    }),
    total: fc.integer({ min: 0, max: 24 }).map((n) => n * 50_000),
  });

export const which = fc.nat(30);
export const kill: fc.Arbitrary<Kill> = fc.record({ at: fc.nat(6), after: fc.boolean() });
export const delivery = fc.record({
  do: fc.constant('deliver' as const),
  which,
  kill: fc.option(kill, { nil: undefined }),
  again: fc.boolean(),
});

const score = fc.record({ do: fc.constant('score' as const), t: which, n: which, to: basisPoints });
const marking = fc.record({
  do: fc.constant('mark' as const),
  t: which,
  n: which,
  session: fc.nat(SESSIONS - 1),
  to: mark,
});
type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Correction = Drawn<typeof score> | Drawn<typeof marking>;

/** What is recorded again of somebody, in any story. */
export const corrections = [
  { weight: 4, arbitrary: score },
  { weight: 3, arbitrary: marking },
] as const;

export function correct(world: World, step: Correction): Promise<void> {
  const [t, n] = whose(world, step);
  return step.do === 'score' ? world.score(t, n, step.to) : world.mark(t, n, step.session, step.to);
}

/** Which training, and which person of it, a step is about. */
export function whose(
  { start: { trainings } }: World,
  step: { readonly t: number; readonly n: number },
): [number, number] {
  const t = step.t % trainings.length;
  return [t, step.n % (trainings[t]?.length ?? 1)];
}
