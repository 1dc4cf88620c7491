import type { EvaluationPlan, RaterKind, WaveResults } from '../evaluation/evaluation';
import { fraction, roundHalfUp } from '../incentive/exact';

export const findingRules = ['RESPONSE_RATE', 'ITEM_MEAN', 'LEARNING_GAIN', 'BEHAVIOR', 'ATTENDANCE'] as const;
export type FindingRule = (typeof findingRules)[number];

/** A figure of a closed wave that is below the plan's threshold, with its evidence. Both in the threshold's unit. */
export interface Finding {
  readonly rule: FindingRule;
  /** RESPONSE_RATE and ITEM_MEAN. */
  readonly raterKind: RaterKind | null;
  /** ITEM_MEAN. */
  readonly item: string | null;
  readonly value: number;
  readonly threshold: number;
  /** How many tasks or responses stand behind the value; null where the results do not say. */
  readonly n: number | null;
}

/** Basis points of the whole. */
export const RATE = 10_000;

/** Answered of invited in basis points, half up; null where nobody was asked. */
export function rateOf(kinds: readonly { readonly invited: number; readonly answered: number }[]): number | null {
  const invited = kinds.reduce((sum, one) => sum + one.invited, 0);
  const answered = kinds.reduce((sum, one) => sum + one.answered, 0);
  return invited === 0 ? null : roundHalfUp(fraction(answered * RATE, invited));
}

/**
 * What the results of a wave show to be wanting, by the thresholds of the pinned plan.
 * @param likertItems codes of the items whose mean is judged
 */
export function findingsOf(
  results: Pick<WaveResults, 'kinds' | 'items' | 'learningGain' | 'behavior' | 'attendance'>,
  thresholds: EvaluationPlan['thresholds'],
  likertItems: readonly string[],
): Finding[] {
  const below = (
    rule: FindingRule,
    value: number | null,
    threshold: number,
    about: Partial<Pick<Finding, 'raterKind' | 'item' | 'n'>> = {},
  ): Finding[] =>
    value === null || value >= threshold
      ? []
      : [{ rule, raterKind: null, item: null, n: null, value, threshold, ...about }];
  const { kinds, items, learningGain, behavior, attendance } = results;
  return [
    ...kinds.flatMap(({ kind, invited, answered }) => {
      const rate = rateOf([{ invited, answered }]);
      return below('RESPONSE_RATE', rate, thresholds.responseRate, { raterKind: kind, n: invited });
    }),
    ...items
      .filter(({ item }) => likertItems.includes(item))
      .flatMap(({ item, raterKind, mean, n }) => below('ITEM_MEAN', mean, thresholds.itemMean, { raterKind, item, n })),
    ...below('LEARNING_GAIN', learningGain, thresholds.learningGain),
    ...below('BEHAVIOR', behavior, thresholds.behavior),
    ...below('ATTENDANCE', attendance, thresholds.attendance),
  ];
}
