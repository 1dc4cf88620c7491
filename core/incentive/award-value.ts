import type { Award, Component, Outcome, StageRules } from './incentive';
import { stageScore, tierOf } from './score';

/** What an award is worth and why: everything of it that a computation decides. */
export type AwardValue = Pick<Award, 'outcome' | 'score' | 'tier' | 'points' | 'amount' | 'breakdown' | 'countedKinds'>;

export type Scores = { readonly [C in Component]?: number | null };

/**
 * The value of a stage from its components. `gate` names the gate that was not passed: then nothing is awarded, though the
 * score is told where it exists.
 */
export function awardValue(
  rules: StageRules,
  scores: Scores,
  gate: Outcome | null,
  countedKinds: readonly string[] = [],
): AwardValue {
  const breakdown = rules.weights.map(({ component, weight }) => ({
    component,
    weight,
    score: scores[component] ?? null,
  }));
  // Punctuality alone says nothing of how a training is applied: a stage that weighs BEHAVIOR has no score without it.
  const unrated = breakdown.some((part) => part.component === 'BEHAVIOR' && part.score === null);
  const score = unrated ? null : stageScore(breakdown);
  const tier = gate === null && score !== null ? tierOf(rules, score) : undefined;
  return {
    outcome: gate ?? (tier === undefined ? 'BELOW_TIERS' : 'AWARDED'),
    score,
    tier: tier?.name ?? null,
    points: tier?.points ?? 0,
    amount: tier?.amount ?? 0,
    breakdown,
    countedKinds,
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
