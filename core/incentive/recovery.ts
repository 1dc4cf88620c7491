import type { Instant } from '../time';
import type { Stage } from './incentive';

export const recoveryStatuses = ['DUE', 'RECOVERED', 'WAIVED', 'SET_OFF'] as const;
export type RecoveryStatus = (typeof recoveryStatuses)[number];

/** Paid money that a correction takes back. Only what is recovered credits the budget. */
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
  /** What has to come back, or came back, or was given up. */
  readonly amount: number;
  /** What had to come back, or was given up, and was set off against a later increase of the award. */
  readonly setOff: number;
  readonly status: RecoveryStatus;
  readonly dueAt: Instant;
  readonly closedAt: Instant | null;
  /** How it ended: the reference of what was paid back, or why it was waived. */
  readonly note: string | null;
  readonly version: number;
}
