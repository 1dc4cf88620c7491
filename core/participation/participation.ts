import type { LocalDate } from '../time';

/** What a training credited to somebody, and in which period it is added up by their employment on the day of its end. */
export interface CreditedJp {
  readonly jp: number;
  /** First day of the contract year; without one it is the calendar year. */
  readonly contractYear?: LocalDate;
  /** No cap holds in that contract year. */
  readonly exempt?: true;
}

/**
 * How the people whom an agency sent to a training took part, for a part of the training's people: what is shown of an
 * agency, a region and a year is the sum of these. It is counted anew from the enrollments after each of their changes.
 */
export interface Participation {
  readonly kind: 'Participation';
  readonly agencyId: string;
  /** Local year of the training's end. */
  readonly year: number;
  readonly trainingId: string;
  /** Which of the ranges by which completion was decided. */
  readonly part: number;
  readonly region: string;
  readonly endedOn: LocalDate;
  /** Whatever became of it. */
  readonly nominated: number;
  /** Also those who withdrew later. */
  readonly confirmed: number;
  readonly completed: number;
  readonly notCompleted: number;
  /** Credited to all of them together. */
  readonly jp: number;
  /** Who was confirmed and did not complete, or was absent without excuse: with the sessions so missed, by person. */
  readonly missed: { readonly [personId: string]: number };
  /** To whom JP were credited. */
  readonly credited: { readonly [personId: string]: CreditedJp };
  readonly version: number;
}

/** How many people serve at an agency: counted with each assignment that begins or ends. */
export interface AgencyCounts {
  readonly kind: 'AgencyCounts';
  readonly agencyId: string;
  readonly people: number;
}
