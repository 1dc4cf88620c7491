import type { Instant } from '../time';

export const stages = ['COMPLETION', 'APPLICATION'] as const;
export type Stage = (typeof stages)[number];
export const components = ['ATTENDANCE', 'LEARNING', 'BEHAVIOR', 'TIMELINESS'] as const;
export type Component = (typeof components)[number];

/** Scores, gates and tier limits are integers in basis points, 0…10000; money is whole rupiah. */
export interface Tier {
  readonly name: string;
  readonly from: number;
  readonly points: number;
  readonly amount: number;
}

export interface StageRules {
  readonly stage: Stage;
  readonly weights: readonly { readonly component: Component; readonly weight: number }[];
  /** Lowest attendance that passes, in basis points; null where the stage has no such gate. */
  readonly attendanceGate: number | null;
  /** Highest first. */
  readonly tiers: readonly Tier[];
}

/** The incentive rules of a program, versioned; a training keeps the version of its publishing. */
export interface Scheme {
  readonly kind: 'Scheme';
  readonly programId: string;
  readonly schemeVersion: number;
  readonly stages: readonly StageRules[];
  /** Weights of rater kinds within BEHAVIOR, without and with subordinates. */
  readonly behavior: {
    readonly weights: { readonly SELF: number; readonly SUPERVISOR: number; readonly PEER: number };
    readonly weightsWithSubordinates: {
      readonly SELF: number;
      readonly SUPERVISOR: number;
      readonly PEER: number;
      readonly SUBORDINATE: number;
    };
    /** Peers and subordinates count from this many responses. */
    readonly minimumResponses: number;
  };
}

export const awardStatuses = ['PENDING_BUDGET', 'PROPOSED', 'APPROVED', 'SETTLED', 'REJECTED', 'EXPIRED'] as const;
export type AwardStatus = (typeof awardStatuses)[number];

export const outcomes = [
  'AWARDED',
  'BELOW_TIERS',
  'NOT_COMPLETED',
  'GATE_ATTENDANCE',
  'GATE_OWN_TASK',
  'NO_INDEPENDENT_RATING',
  'TRAINING_CANCELLED',
] as const;
/** Why an award has the value it has. */
export type Outcome = (typeof outcomes)[number];

/** How one component came about. `score` is null when the component does not exist; its weight is then dropped. */
export interface ComponentScore {
  readonly component: Component;
  readonly weight: number;
  readonly score: number | null;
}

/** What a person earned for a training and stage: one item, whatever is delivered or recomputed. */
export interface Award {
  readonly kind: 'Award';
  readonly trainingId: string;
  readonly stage: Stage;
  readonly personId: string;
  readonly programId: string;
  readonly schemeVersion: number;
  readonly outcome: Outcome;
  /** Basis points; null when no score exists. */
  readonly score: number | null;
  readonly tier: string | null;
  readonly points: number;
  readonly amount: number;
  /** Concerns the money alone; an award without money is APPROVED at once. */
  readonly status: AwardStatus;
  readonly breakdown: readonly ComponentScore[];
  /** Rater kinds that counted in BEHAVIOR, never their scores. */
  readonly countedKinds: readonly string[];
  /** Fiscal year whose budget bears the money. */
  readonly year: number;
  /** Place in that budget's queue (its `order`) while PENDING_BUDGET. */
  readonly place: string | null;
  readonly computedAt: Instant;
  readonly version: number;
}

/** One change of an award's value: the ledger's sum equals the award. */
export interface LedgerEntry {
  readonly kind: 'LedgerEntry';
  readonly personId: string;
  readonly trainingId: string;
  readonly stage: Stage;
  /** The award's version that it brought about, in the same transaction: a replay finds it moved and writes nothing. */
  readonly n: number;
  readonly programId: string;
  readonly year: number;
  readonly at: Instant;
  readonly points: number;
  readonly amount: number;
  /** What led to it: `COMPUTED`, `CORRECTED`, `CANCELLED`, … */
  readonly reason: string;
  /** Id of the event or run that caused it. */
  readonly cause: string;
}

/** Money for incentives of a (program, fiscal year). `available` + `reserved` = `total`; never negative, by condition. */
export interface Budget {
  readonly kind: 'Budget';
  readonly programId: string;
  readonly year: number;
  readonly total: number;
  readonly available: number;
  readonly reserved: number;
  /** Awards that wait for money. While it is above 0 a new run only queues. */
  readonly waiting: number;
  /** Of those that wait, how many belong to runs that still write their places: until they have, nobody is served. */
  readonly unwritten: number;
  /** How many times awards have joined (a run, or one award that grew): the queue's first order. */
  readonly joined: number;
  /** Empty while the budget has not been opened: then awards wait without money. */
  readonly legalBasis: string;
}

/** A place in a budget's queue. `order` sorts by joining, then score descending, confirmation time, enrollment. */
export interface BudgetPlace {
  readonly kind: 'BudgetPlace';
  readonly programId: string;
  readonly year: number;
  readonly order: string;
  readonly trainingId: string;
  readonly stage: Stage;
  readonly personId: string;
  readonly amount: number;
}
