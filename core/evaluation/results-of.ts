import { findingsOf } from '../improvement/findings';
import { likertItemsOf } from '../incentive/behavior';
import { fraction, roundHalfUp } from '../incentive/exact';
import type { EvaluationPlan, Instrument, Wave, WaveResults } from './evaluation';
import { raterKinds } from './evaluation';
import type { Part, Sum } from './part';
import { FEWEST_RESPONSES, itemResults, moneyIn, returnOnInvestment, type Tally } from './tally';

/** A mean, half up; null of fewer than three. */
export function meanOf({ n, sum }: Sum): number | null {
  return n < FEWEST_RESPONSES ? null : roundHalfUp(fraction(sum, n));
}

export function kindsOf(tally: Tally): WaveResults['kinds'] {
  return raterKinds.flatMap((kind) => {
    const counted = tally.kinds[kind];
    return counted === undefined ? [] : [{ kind, ...counted }];
  });
}

/** The frozen aggregate that a wave leaves, and what it shows to be wanting. */
export function resultsOf(
  wave: Wave,
  instrument: Instrument,
  { tally, gain, behavior, attendance }: Part,
  thresholds: EvaluationPlan['thresholds'],
): WaveResults {
  const { trainingId, code, level, closesAt } = wave;
  const figures = {
    kinds: kindsOf(tally),
    items: itemResults(tally, instrument),
    learningGain: level === 'LEARNING' ? meanOf(gain) : null,
    behavior: level === 'BEHAVIOR' ? meanOf(behavior) : null,
    attendance: meanOf(attendance),
  };
  return {
    kind: 'WaveResults',
    trainingId,
    waveCode: code,
    level,
    closedAt: wave.closedAt ?? closesAt,
    ...figures,
    roi:
      level === 'RESULTS'
        ? returnOnInvestment(moneyIn(tally, instrument, 'BENEFIT'), moneyIn(tally, instrument, 'COST'))
        : null,
    findings: findingsOf(figures, thresholds, likertItemsOf(instrument)),
  };
}
