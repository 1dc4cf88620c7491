import type { Instant } from '../time';

/** What a person may agree to beyond what the law provides for. */
export const consentPurposes = ['LEADERBOARD'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** A person's own word on a purpose; the journal tells of every earlier one. */
export interface Consent {
  readonly kind: 'Consent';
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly at: Instant;
  readonly version: number;
}
