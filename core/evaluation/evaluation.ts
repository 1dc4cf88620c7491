import type { Finding } from '../improvement/findings';
import type { Origin } from '../origin';
import type { Instant, LocalDate, Period } from '../time';
import type { Sum } from './part';
import type { ItemTally } from './tally';

export const levels = ['REACTION', 'LEARNING', 'BEHAVIOR', 'RESULTS'] as const;
/** Kirkpatrick's four levels. */
export type Level = (typeof levels)[number];
export const raterKinds = ['SELF', 'SUPERVISOR', 'PEER', 'SUBORDINATE', 'AGENCY'] as const;
export type RaterKind = (typeof raterKinds)[number];
/** Kinds whose responses cannot be linked to their rater. */
export const anonymousKinds: readonly RaterKind[] = ['PEER', 'SUBORDINATE'];

export interface Text {
  readonly id: string;
  readonly en: string;
}

/** One question. Likert items are answered 1–5; a number within its bounds; a choice by its codes; a text up to 2,000 characters. */
export type Item = { readonly code: string; readonly text: Text; readonly required: boolean } & (
  | { readonly type: 'LIKERT' }
  | {
      readonly type: 'NUMBER';
      readonly min: number;
      readonly max: number;
      /** Whole numbers only; otherwise up to two decimals. */
      readonly integer: boolean;
      /** Whole rupiah that count in the training's return on investment. */
      readonly money?: 'BENEFIT' | 'COST';
    }
  | {
      readonly type: 'CHOICE';
      readonly multiple: boolean;
      readonly options: readonly { readonly code: string; readonly text: Text }[];
    }
  | { readonly type: 'TEXT' }
);

/** A number, a text, or the codes of what is chosen: by its form an answer says for which type of item it is. */
export type Answer = number | string | readonly string[];
export type Answers = { readonly [item: string]: Answer };
/** What came instead of an answer: an item twice, or with none or several answers. */
export interface Unclear {
  readonly unclear: 'REPEATED' | 'NOT_EXACTLY_ONE';
}
/** As they come in. */
export type GivenAnswers = { readonly [item: string]: Answer | Unclear };

export function isUnclear(answer: Answer | Unclear): answer is Unclear {
  return typeof answer === 'object' && 'unclear' in answer;
}

/** A versioned questionnaire of a program; frozen once a published training pins the plan that names it. */
export interface Instrument {
  readonly kind: 'Instrument';
  readonly programId: string;
  readonly code: string;
  readonly revision: number;
  readonly title: Text;
  readonly items: readonly Item[];
  /** A published training has pinned it: it never changes again. */
  readonly frozen: boolean;
  readonly origin: Origin;
  readonly version: number;
}

/** How one wave of a plan is opened, answered and closed. */
export interface PlannedWave {
  /** Unique in its plan, at most 12 characters A–Z, 0–9, `_`; the default plan uses the level's name. */
  readonly code: string;
  readonly level: Level;
  /** `AT_END` opens when completion is decided, its dates counting from `endedAt`; a period opens at 00:00 local on its date. */
  readonly opens: 'AT_END' | Period;
  /** `opens` for trainings of category MANAGERIAL, where it differs. */
  readonly opensManagerial: Period | null;
  readonly window: Period;
  readonly due: Period;
  readonly raters: readonly { readonly kind: RaterKind; readonly max: number; readonly managerialOnly: boolean }[];
  readonly instrument: { readonly code: string; readonly revision: number };
  /** Reminders leave at 08:00 local this many days before the due date or the close date. */
  readonly reminders: readonly { readonly before: 'DUE' | 'CLOSE'; readonly days: number }[];
}

/** Evaluation plan of a program, versioned. Thresholds in the units of domain figures: basis points, hundredths. */
export interface EvaluationPlan {
  readonly kind: 'EvaluationPlan';
  readonly programId: string;
  readonly planVersion: number;
  readonly waves: readonly PlannedWave[];
  readonly thresholds: {
    /** Basis points. */
    readonly responseRate: number;
    /** Hundredths of a Likert point. */
    readonly itemMean: number;
    /** Hundredths of a test point. */
    readonly learningGain: number;
    /** Basis points. */
    readonly behavior: number;
    readonly attendance: number;
  };
  /** A published training has pinned it: it never changes again. */
  readonly frozen: boolean;
  readonly origin: Origin;
  readonly version: number;
}

export const waveStatuses = ['SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED'] as const;
export type WaveStatus = (typeof waveStatuses)[number];

/** One opening of a plan's wave for a training. The window is half-open: `[opensAt, closesAt)`. */
export interface Wave {
  readonly kind: 'Wave';
  readonly trainingId: string;
  readonly code: string;
  readonly level: Level;
  readonly plan: PlannedWave;
  readonly status: WaveStatus;
  /** For a wave that opens at the end: `endedAt`, though it opens when completion is decided. */
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly dueDate: LocalDate;
  readonly reminders: readonly Instant[];
  readonly remindersSent: number;
  readonly openedAt: Instant | null;
  /** When its raters were to be told of it. */
  readonly announcedAt: Instant | null;
  /** Of the latest notice, opening or reminder: people who owed an answer, and how many of them no mail reaches. */
  readonly lastNotice: { readonly at: Instant; readonly people: number; readonly unreachable: number } | null;
  readonly closedAt: Instant | null;
  readonly version: number;
}

/** One rater's duty in a wave. Stored OPEN, ANSWERED or VOIDED; PENDING and EXPIRED are derived from the clock. */
export interface Task {
  readonly kind: 'Task';
  readonly trainingId: string;
  readonly waveCode: string;
  /** The person who is evaluated; in a RESULTS wave the agency. */
  readonly subjectId: string;
  readonly raterKind: RaterKind;
  /** 0, or the place in the draw for peers and subordinates. */
  readonly n: number;
  /** The person who answers; in a RESULTS wave the agency, any administrator of which answers. */
  readonly raterId: string;
  readonly status: 'OPEN' | 'ANSWERED' | 'VOIDED';
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly dueDate: LocalDate;
  /** Local date of the submission; a day and no time, because anonymous kinds must not be linked by time. */
  readonly answeredOn: LocalDate | null;
  /** A code of the platform (`NOT_COMPLETED`, `TRAINING_CANCELLED`, `RATER_LEFT`), or what an administrator wrote. */
  readonly voidReason: string | null;
  /**
   * Of an anonymous kind, once answered with a key of the client's: that key, sealed under the rater's. It recognizes the
   * same submission when it is sent again; the response has nothing of it.
   */
  readonly submissionKey?: string;
  readonly version: number;
}

/**
 * The answers of one submission, under a random id of 128 bits. For anonymous kinds no task, rater or time stands in
 * it; for the others `task` is the task's place (`n`), so that the author can read the answers again.
 */
export interface Response {
  readonly kind: 'Response';
  readonly trainingId: string;
  readonly waveCode: string;
  readonly subjectId: string;
  readonly raterKind: RaterKind;
  /** 32 hexadecimal digits. */
  readonly random: string;
  readonly answers: Answers;
  /** Free text by item, each encrypted under the subject's key; where that is an agency, under the author's. */
  readonly texts: { readonly [item: string]: string };
  readonly task: number | null;
  readonly submittedOn: LocalDate | null;
  /** Who may read the answers again: the person who gave them. Null for anonymous kinds. */
  readonly authorId: string | null;
}

/**
 * Answers that a rater has begun to give. All of them are encrypted under the author's key; submitting deletes them, and what
 * is never submitted expires after the wave.
 */
export interface Draft {
  readonly kind: 'Draft';
  readonly trainingId: string;
  readonly waveCode: string;
  readonly subjectId: string;
  readonly raterKind: RaterKind;
  readonly n: number;
  readonly authorId: string;
  readonly sealed: string;
  readonly savedAt: Instant;
  /** Seconds since 1970, after the close: when the table drops it. */
  readonly expiresAt: number;
  readonly version: number;
}

/** Aggregate of a closed wave. Means and deviations in hundredths; nothing here says who answered what. */
export interface WaveResults {
  readonly kind: 'WaveResults';
  readonly trainingId: string;
  readonly waveCode: string;
  readonly level: Level;
  readonly closedAt: Instant;
  readonly kinds: readonly { readonly kind: RaterKind; readonly invited: number; readonly answered: number }[];
  readonly items: readonly ItemResult[];
  /** Mean of post − pre over those with both, hundredths of a point; LEARNING only. */
  readonly learningGain: number | null;
  /** Mean BEHAVIOR score, basis points; BEHAVIOR only. */
  readonly behavior: number | null;
  /** Mean attendance, basis points; the first wave of a training only. */
  readonly attendance: number | null;
  /** (Σ benefit − Σ cost) / Σ cost in basis points; RESULTS only, null without cost. */
  readonly roi: number | null;
  readonly findings: readonly Finding[];
}

/**
 * What a closed wave adds to the roll-ups of a program, or of an agency: released figures alone (see `released.ts`), exact, so
 * that they sum up in any order.
 */
export interface Contribution {
  readonly kind: 'Contribution';
  /** A program, or an agency of whose people (or of which) the wave asked. */
  readonly ofId: string;
  /** Of the agency; null for a program. */
  readonly region: string | null;
  /** The local year in which the wave closes. */
  readonly year: number;
  readonly level: Level;
  readonly trainingId: string;
  readonly waveCode: string;
  readonly programId: string;
  readonly designVersion: number;
  readonly endedAt: Instant;
  /** Of the wave. */
  readonly closedAt: Instant;
  /** Of a program's contribution; none of an agency's, which are not told. */
  readonly findings: readonly Finding[];
  readonly kinds: WaveResults['kinds'];
  /** By `<item>/<rater kind>`: Likert and number items. */
  readonly items: { readonly [key: string]: ItemTally };
  /** Hundredths of a test point. */
  readonly gain: Sum;
  /** Basis points. */
  readonly behavior: Sum;
  /** Basis points. */
  readonly attendance: Sum;
  /** Whole rupiah as decimal text; RESULTS only. */
  readonly benefit: string;
  readonly cost: string;
}

export interface ItemResult {
  readonly item: string;
  /** Whose responses: one rater kind. */
  readonly raterKind: RaterKind;
  readonly n: number;
  /** Hundredths; null when fewer than 3 responses stand behind it. */
  readonly mean: number | null;
  readonly deviation: number | null;
  /** Count per Likert value 1…5, or per option of a choice in its order; null when suppressed or neither. */
  readonly distribution: readonly number[] | null;
}
