import type { Instant } from '../time';
import type { Stage } from './incentive';

export const recoveryStatuses = ['DUE', 'RECOVERED', 'WAIVED'] as const;
export type RecoveryStatus = (typeof recoveryStatuses)[number];

/** Paid money that a correction takes back. The budget is credited only when it is recovered. */
export interface Recovery {
  readonly kind: 'Recovery';
  readonly programId: string;
  /** Fiscal year whose budget paid. */
  readonly year: number;
  readonly trainingId: string;
  readonly stage: Stage;
  readonly personId: string;
  /** The award's version that took it back. */
  readonly n: number;
  /** Reference of the payment. */
  readonly payment: string;
  readonly amount: number;
  readonly status: RecoveryStatus;
  readonly dueAt: Instant;
  readonly closedAt: Instant | null;
  /** How it ended: the reference of what was paid back, or why it was waived. */
  readonly note: string | null;
  readonly version: number;
}
