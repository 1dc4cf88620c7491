import type { Instant } from '../time';
import type { Basis } from './basis';

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
  readonly version: number;
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
  'REVERSED',
] as const;
/** Why an award has the value it has. */
export type Outcome = (typeof outcomes)[number];

/** How one component came about. `score` is null when the component does not exist; its weight is then dropped. */
export interface ComponentScore {
  readonly component: Component;
  readonly weight: number;
  readonly score: number | null;
}

/** A part of an award that waits for money, and its place in the budget's queue (the place's `order`). */
export interface WaitingPart {
  readonly order: string;
  readonly amount: number;
}

/** Money that was paid elsewhere; the platform records it and never pays. */
export interface Payment {
  /** Of the payment office. */
  readonly reference: string;
  /** Fiscal year whose budget paid. */
  readonly year: number;
  readonly amount: number;
  /** How much of it later corrections took back. */
  readonly takenBack: number;
  readonly at: Instant;
}

/** Where the parts of an award's amount stand; what was rejected or has expired stands nowhere. */
export interface AwardMoney {
  /** In the order in which they joined: an increase waits behind what waited before. */
  readonly waiting: readonly WaitingPart[];
  /** Reserved, and waiting for approval. */
  readonly proposed: number;
  /** Approved, and waiting for the payment. */
  readonly approved: number;
  readonly payments: readonly Payment[];
  /** Why a part stands nowhere; null while all of it stands somewhere. */
  readonly lost: 'REJECTED' | 'EXPIRED' | null;
}

/** Money that an administrator refused. A later correction can claim it anew; whoever decides then sees this. */
export interface Rejection {
  readonly by: string;
  readonly at: Instant;
  readonly amount: number;
  readonly reason: string;
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
  /** Concerns the money alone: of its parts the one that is least far. An award without money is APPROVED at once. */
  readonly status: AwardStatus;
  /** null while it has never held any. */
  readonly money: AwardMoney | null;
  /** Batch in which it is submitted; null when none asks for its approval. */
  readonly batch: string | null;
  /** Persons and accounts of who submitted and approved what is approved or paid: none of them pays it, or ends a debt of it. */
  readonly decidedBy: readonly string[];
  /** The latest one, if money of it was ever refused. */
  readonly rejected?: Rejection;
  readonly breakdown: readonly ComponentScore[];
  /** Rater kinds that counted in BEHAVIOR, never their scores. */
  readonly countedKinds: readonly string[];
  readonly basis: Basis;
  /** Fiscal year whose budget bears what is not paid yet. */
  readonly year: number;
  /** The local year in which it was first computed: its points count there, wherever its money is carried. */
  readonly pointsYear: number;
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

/**
 * Money for incentives of a (program, fiscal year), in whole rupiah, none of it ever negative:
 * `total` = `available` + `reserved` + `carried`, and
 * `reserved` = what is proposed + `approved` + `settled` + `toRecover` + `waived`.
 */
export interface Budget {
  readonly kind: 'Budget';
  readonly programId: string;
  readonly year: number;
  readonly total: number;
  readonly available: number;
  /** Everything that awards hold or have been paid. */
  readonly reserved: number;
  readonly approved: number;
  /** Paid, less what corrections took back. */
  readonly settled: number;
  /** Paid, taken back by corrections and not recovered yet. */
  readonly toRecover: number;
  /** Paid, taken back by corrections and given up. */
  readonly waived: number;
  /** Carried into the next year's budget together with the awards that hold it. */
  readonly carried: number;
  /** Places in the queue. While it is above 0 a new run only queues. */
  readonly waiting: number;
  /** What they ask for; no part of the total. */
  readonly waitingAmount: number;
  /** Of those that wait, how many belong to runs that still write their places: until they have, nobody is served. */
  readonly unwritten: number;
  /** How many times awards have joined (a run, or one award that grew): the queue's first order. */
  readonly joined: number;
  /** Empty while the budget has not been opened: then awards wait without money. */
  readonly legalBasis: string;
  /** Whether unsettled money and the queue go on into the next year's budget when the year ends; else they expire. */
  readonly carries: boolean;
  /** When nothing unsettled was left after the year's end; null before. */
  readonly closedAt: Instant | null;
}

export const budgetReasons = [
  'OPENED',
  'CREDITED',
  'RESERVED',
  'QUEUED',
  'SERVED',
  'TAKEN_BACK',
  'APPROVED',
  'REJECTED',
  'SETTLED',
  'RECOVERED',
  'WAIVED',
  'EXPIRED',
  'CARRIED',
  'SET_OFF',
] as const;
export type BudgetReason = (typeof budgetReasons)[number];

/** How the parts of a budget change; what is not named stays. */
export type BudgetParts = Partial<
  Pick<
    Budget,
    | 'total'
    | 'available'
    | 'reserved'
    | 'approved'
    | 'settled'
    | 'toRecover'
    | 'waived'
    | 'carried'
    | 'waiting'
    | 'waitingAmount'
  >
>;

/** One change of a budget, in the transaction that made it: entries are only added, and their sum is the budget. */
export interface BudgetEntry {
  readonly kind: 'BudgetEntry';
  readonly programId: string;
  readonly year: number;
  readonly at: Instant;
  readonly reason: BudgetReason;
  /** What it was for: a run, an award at a version, a batch. With time and reason it identifies the entry. */
  readonly ref: string;
  readonly parts: BudgetParts;
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
