import type { Answers, Instrument, RaterKind } from '../evaluation/evaluation';
import { type KindFigure, type RatingKind, ratingKinds } from './basis';
import { type Fraction, fraction, mean, roundHalfUp, weightedMean } from './exact';
import type { Scheme } from './incentive';

/** Basis points for each step of the Likert scale from 1 to 5. */
const POINTS_PER_STEP = 2500n;

export interface Rating {
  readonly raterKind: RaterKind;
  readonly answers: Answers;
}

/** How BEHAVIOR came about. `score` is null when it does not exist: nobody earns on a self-rating. */
export interface BehaviorScore {
  readonly score: number | null;
  /** Kinds that counted, in the order self, supervisor, peers, subordinates. */
  readonly counted: readonly RatingKind[];
}

/** The mean of a response's answered Likert items; undefined when it answered none. */
export function likertMean(answers: Answers, likertItems: readonly string[]): Fraction | undefined {
  const values = likertItems.flatMap((item) => {
    const answer = answers[item];
    return typeof answer === 'number' ? [fraction(answer)] : [];
  });
  return mean(values);
}

export function likertItemsOf(instrument: Instrument): string[] {
  return instrument.items.filter(({ type }) => type === 'LIKERT').map(({ code }) => code);
}

/** A kind's score: (x − 1) / 4 of the mean over its responses, rounded as a component. */
function kindScore(responses: readonly Fraction[]): number | undefined {
  const x = mean(responses);
  if (x === undefined) return undefined;
  return roundHalfUp({ numerator: (x.numerator - x.denominator) * POINTS_PER_STEP, denominator: x.denominator });
}

/**
 * What each kind of raters said of a person. Peers and subordinates count from the scheme's minimum of responses; a kind that
 * does not count has no score.
 */
export function kindFigures(
  ratings: readonly Rating[],
  likertItems: readonly string[],
  { minimumResponses }: Scheme['behavior'],
): KindFigure[] {
  return ratingKinds.flatMap((kind): KindFigure[] => {
    const means = ratings
      .filter(({ raterKind }) => raterKind === kind)
      .flatMap(({ answers }) => likertMean(answers, likertItems) ?? []);
    if (means.length === 0) return [];
    const enough = kind === 'PEER' || kind === 'SUBORDINATE' ? minimumResponses : 1;
    const score = means.length < enough ? null : (kindScore(means) ?? null);
    return [{ kind, responses: means.length, score }];
  });
}

/** The BEHAVIOR component: a kind that does not count is dropped and the rest renormalized. */
export function behaviorScore(figures: readonly KindFigure[], rules: Scheme['behavior']): BehaviorScore {
  const scores = new Map(figures.flatMap(({ kind, score }) => (score === null ? [] : [[kind, score] as const])));
  if (!scores.has('SUPERVISOR') && !scores.has('PEER')) return { score: null, counted: [] };
  const weights: { readonly [K in RatingKind]?: number } = scores.has('SUBORDINATE')
    ? rules.weightsWithSubordinates
    : rules.weights;
  const parts = [...scores].map(([kind, value]) => ({ weight: weights[kind] ?? 0, value }));
  return { score: weightedMean(parts) ?? null, counted: [...scores.keys()] };
}
