export { defaultInstruments } from './default-instruments';

import { defaultInstrumentCodes, shipped } from './default-instruments';
import type { EvaluationPlan, Level, PlannedWave, RaterKind } from './evaluation';

const one = (kind: RaterKind) => ({ kind, max: 1, managerialOnly: false });

function wave(
  level: Level,
  timing: Pick<PlannedWave, 'opens' | 'opensManagerial' | 'window' | 'due'>,
  raters: PlannedWave['raters'],
): PlannedWave {
  return {
    code: level,
    level,
    ...timing,
    raters,
    instrument: { code: defaultInstrumentCodes[level], revision: 1 },
    reminders: [
      { before: 'DUE', days: 1 },
      { before: 'CLOSE', days: 2 },
    ],
  };
}

/** The plan that a program starts with: one wave for each of Kirkpatrick's four levels. */
export function defaultPlan(programId: string): EvaluationPlan {
  const atEnd = { opens: 'AT_END', opensManagerial: null, window: 'P7D', due: 'P3D' } as const;
  return {
    kind: 'EvaluationPlan',
    programId,
    planVersion: 1,
    waves: [
      wave('REACTION', atEnd, [one('SELF')]),
      wave('LEARNING', atEnd, [one('SELF')]),
      wave('BEHAVIOR', { opens: 'P4M', opensManagerial: 'P1Y', window: 'P1M', due: 'P14D' }, [
        one('SELF'),
        one('SUPERVISOR'),
        { kind: 'PEER', max: 5, managerialOnly: false },
        { kind: 'SUBORDINATE', max: 5, managerialOnly: true },
      ]),
      wave('RESULTS', { opens: 'P12M', opensManagerial: null, window: 'P1M', due: 'P14D' }, [one('AGENCY')]),
    ],
    thresholds: { responseRate: 6000, itemMean: 300, learningGain: 1000, behavior: 7000, attendance: 8000 },
    frozen: false,
    origin: shipped,
    version: 1,
  };
}
