import type { LabelledEnum, labels } from './labels';

/** Every expected failure has one of these codes; a client switches on them. The union is closed. */
export const errorCodes = [
  'NOT_FOUND',
  'BAD_INPUT',
  'BAD_CURSOR',
  'PAGE_TOO_LARGE',
  'BAD_NIP',
  'NIP_TAKEN',
  'ID_TAKEN',
  'STALE_VERSION',
  'CONFLICT',
  'ILLEGAL_TRANSITION',
  'NO_SESSIONS',
  'SESSION_TIMES',
  'SESSION_OVERLAP',
  'SESSIONS_OVER',
  'QUOTA_BELOW_CONFIRMED',
  'ENROLLMENT_CLOSED',
  'ALREADY_ENROLLED',
  'SCHEDULE_CONFLICT',
  'OWN_NOMINATION',
  'NOT_CONFIRMED',
  'ATTENDANCE_CLOSED',
  'CHECK_IN_CLOSED',
  'SCORES_CLOSED',
  'NO_TEST',
  'ASSIGNMENT_OVERLAP',
  'INACTIVE_PERSON',
  'NO_ASSIGNMENT',
  'TASK_CLOSED',
  'TASK_VOIDED',
  'NO_RESULTS_YET',
  'TASK_ANSWERED',
  'ANSWERS_INVALID',
  'AWARD_SETTLED',
  'BUDGET_EXISTS',
  'BUDGET_CLOSED',
  'OWN_ACCOUNT',
  'NO_PERSON',
  'OWN_AWARD',
  'SAME_ADMINISTRATOR',
  'OWN_DECISION',
  'BATCH_CHANGED',
  'NOT_PROPOSED',
  'IN_BATCH',
  'NOT_APPROVED',
  'AMOUNT_DIFFERS',
  'RECOVERY_CLOSED',
  'VERSION_FROZEN',
  'AGREEMENT_ENDED',
  'STILL_SERVING',
  'OPEN_MONEY',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What is wrong with one field of the input, where that is finer than an error's code. */
export type ProblemCode =
  | 'MALFORMED_ID'
  | 'REQUIRED'
  | 'UNREADABLE'
  | 'UNKNOWN_ITEM'
  | 'WRONG_TYPE'
  | 'OUT_OF_RANGE'
  | 'NOT_WHOLE'
  | 'TWO_DECIMALS'
  | 'UNKNOWN_OPTION'
  | 'TOO_LONG'
  | 'UNPRINTABLE'
  | 'MALFORMED_CODE'
  | 'DUPLICATE'
  | 'REPEATED'
  | 'NOT_EXACTLY_ONE'
  | 'PERIOD_OF_STATUS'
  | 'BAD_DATE'
  | 'IN_FUTURE'
  | 'BEFORE_START'
  | 'TOO_YOUNG'
  | 'NOT_AFTER_START'
  | 'BAD_EMAIL'
  | 'BAD_RANK'
  | 'PPPK_ONLY'
  | 'CORRECTION_ONLY'
  | 'RESERVED_NAME'
  | 'ROLE_OF_PLATFORM'
  | 'SEPARATE_DUTIES'
  | 'RATES_THEMSELF'
  | 'OTHER_BUDGET'
  | 'BAD_PERIOD'
  | 'DUE_AFTER_CLOSE'
  | 'RATERS_OF_LEVEL'
  | 'UNKNOWN_INSTRUMENT'
  | 'NO_LIKERT_ITEM'
  | 'STAGE_MISSING'
  | 'COMPONENT_OF_STAGE'
  | 'MAIN_COMPONENT_MISSING'
  | 'GATE_OF_STAGE'
  | 'TIERS_UNORDERED'
  | 'TIER_WORTH_MORE'
  | 'TIER_UNREACHABLE'
  | 'TOO_MANY_PEOPLE'
  | 'NOT_THE_NEXT'
  | 'SUPERVISOR_CYCLE';

/** A code that says what is wrong; BAD_INPUT by itself does not. */
export type Telling = Exclude<ErrorCode, 'BAD_INPUT'> | ProblemCode;

/** Codes whose message names a limit. */
type Limit = 'OUT_OF_RANGE' | 'TOO_LONG';
export type Unlimited = Exclude<Telling, Limit>;

/** A value that a message calls by its label. */
export interface Labelled {
  readonly of: LabelledEnum;
  readonly value: string;
}

/** Non-personal figures and words that a message may show, such as a limit. */
export type Details = Readonly<Record<string, string | number | Labelled>>;

/** One thing that is wrong with one field of the input. */
export type FieldProblem = {
  /** Path of the field in the input, such as `sessions.2.endsAt` or `answers.relevance`. */
  readonly field: string;
} & (
  | { readonly code: Unlimited; readonly details?: Details }
  | { readonly code: 'OUT_OF_RANGE'; readonly details: { readonly min: number; readonly max: number } }
  | { readonly code: 'TOO_LONG'; readonly details: { readonly max: number } }
);

/** An expected failure: nothing was written. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly problems: readonly FieldProblem[] = [],
    readonly details: Details = {},
  ) {
    super(code);
  }
}

/** Throws a {@link DomainError} about one field of the input. */
export function fail(code: Exclude<ErrorCode, 'BAD_INPUT'>, field?: string, details: Details = {}): never {
  throw new DomainError(code, field === undefined ? [] : [{ field, code }], details);
}

/** Refuses what a present status, or the clock, does not allow: ILLEGAL_TRANSITION, told by the status's label. */
export function refuse<E extends LabelledEnum>(of: E, status: keyof (typeof labels)[E], field = 'id'): never {
  fail('ILLEGAL_TRANSITION', field, { status: { of, value: String(status) } });
}

/** Throws a BAD_INPUT about one field. */
export function failInput(code: Exclude<ProblemCode, Limit>, field: string): never {
  throw new DomainError('BAD_INPUT', [{ field, code }]);
}

/**
 * A commit that lost against another one: a condition of one of its writes did not hold. Use cases either explain it
 * with a {@link DomainError} of their own or decide again on fresh state.
 */
export class CommitConflict extends Error {
  override readonly name = 'CommitConflict';

  constructor(
    /** Positions, in the list of the writes of all changes, of those whose condition failed; empty when another transaction was in the way. */
    readonly failed: readonly number[],
  ) {
    super(failed.length === 0 ? 'another transaction was in the way' : `conditions failed at ${failed.join(', ')}`);
  }
}
