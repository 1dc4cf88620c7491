import type { RatingKind } from '../scale/expected';
import type { ScalePlan } from '../scale/training';

export type Level = 'REACTION' | 'LEARNING' | 'BEHAVIOR' | 'RESULTS';
export type RaterKind = RatingKind | 'AGENCY';

/** How a training goes: what is answered to each question on average, and how much is learned. */
interface Course {
  /** By `<level>/<item>`, else by level; 1 to 5, in tenths. */
  readonly means: { readonly [question: string]: number };
  /** What raters of a kind add to the mean of BEHAVIOR. */
  readonly leniency: { readonly [kind in RatingKind]: number };
  /** Points of the test, before and after. */
  readonly preTest: number;
  readonly gain: number;
  /** Rupiah that an agency reports. */
  readonly benefit: number;
  readonly cost: number;
  /** A service indicator before and after. */
  readonly service: readonly [before: number, after: number];
}

export interface PlannedCourse extends Omit<ScalePlan, 'seats' | 'partnerIds'>, Course {
  /** Days on which people act; each lies in the window of its evaluation. */
  readonly answeredOn: { readonly [level in Level]: readonly [inTime: string, late: string] };
  /** First days after the window of each evaluation. */
  readonly closedOn: { readonly [level in Level]: string };
  /** Days by which the late answers are late. */
  readonly daysLate: { readonly [level in Level]: number };
}

const hours = (day: string, from: string, to: string) => ({
  startsAt: new Date(`${day}T${from}:00+07:00`).toISOString(),
  endsAt: new Date(`${day}T${to}:00+07:00`).toISOString(),
});
const meetings = (first: string, second: string): ScalePlan['sessions'] => [
  { ...hours(first, '08:00', '09:30'), topic: 'Identifikasi risiko' },
  { ...hours(second, '08:00', '14:00'), topic: 'Analisis dan mitigasi risiko' },
];
const daysLate = { REACTION: 1, LEARNING: 1, BEHAVIOR: 2, RESULTS: 0 };
const leniency = { SELF: 0.3, SUPERVISOR: -0.1, PEER: 0, SUBORDINATE: 0.2 };

/** Lectures with too little practice: three figures fall below the limits of the plan. */
export const first: PlannedCourse = {
  title: 'Manajemen Risiko, angkatan I',
  category: 'TECHNICAL',
  sessions: meetings('2026-10-21', '2026-10-22'),
  means: { REACTION: 3.7, 'REACTION/method': 2.6, LEARNING: 3.4, BEHAVIOR: 3.5, 'BEHAVIOR/sharing': 3.1, RESULTS: 3.2 },
  leniency,
  preTest: 58,
  gain: 7,
  benefit: 110_000_000,
  cost: 100_000_000,
  service: [70, 73],
  answeredOn: {
    REACTION: ['2026-10-23', '2026-10-26'],
    LEARNING: ['2026-10-23', '2026-10-26'],
    BEHAVIOR: ['2027-02-25', '2027-03-10'],
    RESULTS: ['2027-10-27', '2027-10-28'],
  },
  closedOn: { REACTION: '2026-10-29', LEARNING: '2026-10-29', BEHAVIOR: '2027-03-22', RESULTS: '2027-11-22' },
  daysLate,
};

/** The same under the next design: cases are practiced, and each participant agrees with the supervisor on what to apply. */
export const second: PlannedCourse = {
  title: 'Manajemen Risiko, angkatan II',
  category: 'TECHNICAL',
  sessions: meetings('2027-04-20', '2027-04-21'),
  means: { REACTION: 4.1, 'REACTION/method': 4.3, LEARNING: 4.1, BEHAVIOR: 4.2, 'BEHAVIOR/sharing': 3.9, RESULTS: 4 },
  leniency,
  preTest: 57,
  gain: 21,
  benefit: 160_000_000,
  cost: 105_000_000,
  service: [71, 82],
  answeredOn: {
    REACTION: ['2027-04-22', '2027-04-25'],
    LEARNING: ['2027-04-22', '2027-04-25'],
    BEHAVIOR: ['2027-08-24', '2027-09-06'],
    RESULTS: ['2028-04-26', '2028-04-27'],
  },
  closedOn: { REACTION: '2027-04-28', LEARNING: '2027-04-28', BEHAVIOR: '2027-09-21', RESULTS: '2028-05-21' },
  daysLate,
};

/** For managers, under the same design: their subordinates are asked too, a year after the end. */
export const third: PlannedCourse = {
  title: 'Manajemen Risiko bagi Pimpinan',
  category: 'MANAGERIAL',
  sessions: meetings('2027-06-16', '2027-06-17'),
  means: {
    REACTION: 4.2,
    'REACTION/method': 4,
    LEARNING: 4.2,
    BEHAVIOR: 4.1,
    'BEHAVIOR/timeliness': 3.7,
    RESULTS: 4.1,
  },
  leniency,
  preTest: 62,
  gain: 18,
  benefit: 190_000_000,
  cost: 120_000_000,
  service: [74, 83],
  answeredOn: {
    REACTION: ['2027-06-18', '2027-06-21'],
    LEARNING: ['2027-06-18', '2027-06-21'],
    BEHAVIOR: ['2028-06-20', '2028-07-03'],
    RESULTS: ['2028-06-22', '2028-06-23'],
  },
  closedOn: { REACTION: '2027-06-24', LEARNING: '2027-06-24', BEHAVIOR: '2028-07-17', RESULTS: '2028-07-17' },
  daysLate,
};

export const courses = [first, second, third] as const;
