import type { Change, Condition } from '../change';
import type { KeyOf } from '../entities';
import type { Instant } from '../time';
import type { Award, Budget, BudgetParts, BudgetReason } from './incentive';

/** What moves a budget, and when. `ref` tells entries of one moment and reason apart. */
export interface BudgetCause {
  readonly at: Instant;
  readonly reason: BudgetReason;
  readonly ref: string;
}

interface Move extends BudgetParts {
  readonly unwritten?: number;
  readonly joined?: number;
}

/** Bookkeeping of the queue: no part of the money, so no line of the statement. */
const silent: ReadonlySet<string> = new Set(['unwritten', 'joined']);

function withoutZeros(move: Move): Move {
  return Object.fromEntries(Object.entries(move).filter(([, by]) => by !== 0));
}

/** Moves a budget in place, with the entry that says so. One move of a budget in a change: its conditions hold for one. */
export function moveBudget(
  change: Change,
  { programId, year }: KeyOf<'Budget'>,
  move: Move,
  cause: BudgetCause,
  { when = [], set = {} }: { readonly when?: readonly Condition[]; readonly set?: Partial<Budget> } = {},
): void {
  const add = withoutZeros(move);
  change.update('Budget', { programId, year }, { add, set, when });
  enterBudget(change, { programId, year }, add, cause);
}

/** The entry of a budget that is created with these parts. */
export function enterBudget(
  change: Change,
  { programId, year }: KeyOf<'Budget'>,
  move: Move,
  { at, reason, ref }: BudgetCause,
): void {
  const parts = Object.fromEntries(Object.entries(withoutZeros(move)).filter(([field]) => !silent.has(field)));
  if (Object.keys(parts).length === 0) return;
  change.create({ kind: 'BudgetEntry', programId, year, at, reason, ref, parts });
}

/** What an entry about one award refers to: the award at the version that the change brings about. */
export function refOfAward({ trainingId, stage, personId, version }: Award): string {
  return `${trainingId}#${stage}#${personId}#${version + 1}`;
}

export type BudgetAmounts = Required<BudgetParts>;

export const noBudget: BudgetAmounts = {
  total: 0,
  available: 0,
  reserved: 0,
  approved: 0,
  settled: 0,
  toRecover: 0,
  waived: 0,
  carried: 0,
  waiting: 0,
  waitingAmount: 0,
};

/** A budget before anybody has opened it: awards wait in it without money. */
export function unopenedBudget(programId: string, year: number): Budget {
  return {
    kind: 'Budget',
    programId,
    year,
    ...noBudget,
    unwritten: 0,
    joined: 0,
    legalBasis: '',
    carries: false,
    closedAt: null,
  };
}
