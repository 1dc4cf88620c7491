import type { EvaluationPlan } from '../evaluation/evaluation';
import type { RollUp } from '../evaluation/roll-up';
import type { Bilingual } from '../messages';
import { isRated, meanOfAll } from './levels';
import type { Scale } from './report';
import type { Words } from './words';

/** What several evaluations show together; null where nothing is measured, or not told. */
export interface Figures {
  readonly asked: number;
  readonly answered: number;
  /** Hundredths. */
  readonly satisfaction: number | null;
  /** Basis points. */
  readonly attendance: number | null;
  /** Hundredths of a test point. */
  readonly gain: number | null;
  /** Basis points. */
  readonly behavior: number | null;
  /** Basis points. */
  readonly roi: number | null;
}

/** The figures of roll-ups of several levels, one of each. */
export function figuresOf(rollUps: readonly RollUp[]): Figures {
  const first = (pick: (one: RollUp) => number | null) =>
    rollUps.map(pick).find((figure): figure is number => figure !== null) ?? null;
  const kinds = rollUps.flatMap((one) => one.kinds);
  return {
    asked: kinds.reduce((sum, { invited }) => sum + invited, 0),
    answered: kinds.reduce((sum, { answered }) => sum + answered, 0),
    satisfaction: first(({ level, items }) => (level === 'REACTION' ? meanOfAll(items.filter(isRated)) : null)),
    attendance: first(({ attendance }) => attendance),
    gain: first(({ learningGain }) => learningGain),
    behavior: first(({ behavior }) => behavior),
    roi: first(({ roi }) => roi),
  };
}

export interface Measure {
  readonly key: 'satisfaction' | 'attendance' | 'gain' | 'behavior' | 'roi';
  readonly name: Bilingual;
  /** Column of a file, and its unit there. */
  readonly column: string;
  readonly unit: string;
  readonly write: (words: Words, figure: number) => string;
  readonly scale: Scale;
  readonly limit: ((thresholds: EvaluationPlan['thresholds']) => number) | null;
}

const hundredths: Measure['write'] = (words, figure) => words.hundredths(figure);
const percent: Measure['write'] = (words, figure) => words.percent(figure);

/** All are stored in hundredths of the unit that they are drawn in. */
export const measures: readonly Measure[] = [
  {
    key: 'satisfaction',
    name: { id: 'Kepuasan (1–5)', en: 'Satisfaction (1–5)' },
    column: 'satisfaction',
    unit: 'of_5',
    write: hundredths,
    scale: { from: 1, to: 5, unit: '' },
    limit: ({ itemMean }) => itemMean,
  },
  {
    key: 'attendance',
    name: { id: 'Kehadiran', en: 'Attendance' },
    column: 'attendance',
    unit: 'percent',
    write: percent,
    scale: { from: 0, to: 100, unit: '%' },
    limit: ({ attendance }) => attendance,
  },
  {
    key: 'gain',
    name: { id: 'Peningkatan hasil belajar (poin)', en: 'Learning gain (points)' },
    column: 'learning_gain',
    unit: 'points_of_100',
    write: hundredths,
    scale: { from: 0, to: 100, unit: '' },
    limit: ({ learningGain }) => learningGain,
  },
  {
    key: 'behavior',
    name: { id: 'Perilaku kerja (0–100)', en: 'Behavior at work (0–100)' },
    column: 'behavior',
    unit: 'points_of_100',
    write: hundredths,
    scale: { from: 0, to: 100, unit: '' },
    limit: ({ behavior }) => behavior,
  },
  {
    key: 'roi',
    name: { id: 'Imbal hasil investasi', en: 'Return on investment' },
    column: 'return_on_investment',
    unit: 'percent',
    write: percent,
    scale: { from: 0, to: 100, unit: '%' },
    limit: null,
  },
];

export const measure = (key: Measure['key']): Measure => measures.find((one) => one.key === key) as Measure;
