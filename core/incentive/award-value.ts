import type { Basis, Gate } from './basis';
import { behaviorScore } from './behavior';
import type { Award, Component, Outcome, Scheme, StageRules } from './incentive';
import { attendanceScore, stageScore, tierOf, timelinessScore } from './score';

/** What an award is worth and why: everything of it that a computation decides. */
export type AwardValue = Pick<
  Award,
  'outcome' | 'score' | 'tier' | 'points' | 'amount' | 'breakdown' | 'countedKinds' | 'basis'
>;

const outcomeOf: { readonly [G in Gate]: Outcome } = {
  COMPLETED: 'NOT_COMPLETED',
  ATTENDANCE: 'GATE_ATTENDANCE',
  OWN_TASK: 'GATE_OWN_TASK',
  INDEPENDENT_RATING: 'NO_INDEPENDENT_RATING',
};

/**
 * The value of a stage, by its rules, from what it is computed from. Where a gate is not passed nothing is awarded, though the
 * score is told where it exists.
 */
export function awardValue(rules: StageRules, ofBehavior: Scheme['behavior'], basis: Basis): AwardValue {
  const behavior = behaviorScore(basis.ratings, ofBehavior);
  const scores: { readonly [C in Component]: number | null } = {
    ATTENDANCE: basis.jp && attendanceScore(basis.jp),
    // The post-test / 100 is what is stored, in hundredths; a missing one counts 0.
    LEARNING: basis.learning && (basis.learning.postTest ?? 0),
    BEHAVIOR: behavior.score,
    TIMELINESS: timelinessScore(basis.ownTasks),
  };
  const breakdown = rules.weights.map(({ component, weight }) => ({ component, weight, score: scores[component] }));
  // Punctuality alone says nothing of how a training is applied: a stage that weighs BEHAVIOR has no score without it.
  const unrated = breakdown.some((part) => part.component === 'BEHAVIOR' && part.score === null);
  const score = unrated ? null : stageScore(breakdown);
  const missed = basis.gates.find(({ met }) => !met);
  const tier = missed === undefined && score !== null ? tierOf(rules, score) : undefined;
  return {
    outcome: missed === undefined ? (tier === undefined ? 'BELOW_TIERS' : 'AWARDED') : outcomeOf[missed.gate],
    score,
    tier: tier?.name ?? null,
    points: tier?.points ?? 0,
    amount: tier?.amount ?? 0,
    breakdown,
    countedKinds: behavior.counted,
    basis,
  };
}

/** Nothing, with its reason; what had been computed before stays readable. */
export function nothing(before: AwardValue, outcome: Outcome): AwardValue {
  return { ...before, outcome, tier: null, points: 0, amount: 0 };
}

/** Whether a stage of a scheme can award money. */
export function hasMoney(rules: StageRules): boolean {
  return rules.tiers.some(({ amount }) => amount > 0);
}
