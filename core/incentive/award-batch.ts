import type { Origin } from '../origin';
import type { Instant } from '../time';
import type { Award } from './incentive';

export const batchStatuses = ['SUBMITTED', 'APPROVED', 'DISMISSED'] as const;
export type BatchStatus = (typeof batchStatuses)[number];

/** An award as it was submitted: its version fixes everything of it. `amount` is the part that asks for approval. */
export type BatchItem = Pick<
  Award,
  'trainingId' | 'stage' | 'personId' | 'version' | 'score' | 'tier' | 'points' | 'amount' | 'rejected'
>;

/** Awards that one administrator submits and another approves, exactly as they were shown. */
export interface AwardBatch {
  readonly kind: 'AwardBatch';
  readonly id: string;
  readonly programId: string;
  readonly year: number;
  readonly status: BatchStatus;
  readonly items: readonly BatchItem[];
  /** Rupiah. */
  readonly total: number;
  /** SHA-256 of the content as it is shown, in hexadecimal. */
  readonly hash: string;
  readonly submittedBy: string;
  /** Person and account of whoever submitted. */
  readonly submitter: readonly string[];
  readonly submittedAt: Instant;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  /** Who gave it up, and why. */
  readonly dismissed: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
  readonly origin: Origin;
  readonly version: number;
}
