import type { Role } from '../access';
import type { Level } from '../evaluation/evaluation';
import type { Language } from '../messages';
import type { Origin } from '../origin';
import type { Instant } from '../time';
import type { Finding } from './findings';

export const recommendationStatuses = ['OPEN', 'ACCEPTED', 'APPLIED', 'DECLINED'] as const;
export type RecommendationStatus = (typeof recommendationStatuses)[number];

/** A text in the language of whoever wrote it. It is no place for personal data: nothing of it is erased with a person. */
export interface Written {
  readonly text: string;
  readonly language: Language;
}

/** Who wrote something, and as what. */
export interface Author {
  /** As the trail names them: a person's id, or the account's subject. */
  readonly by: string;
  readonly role: Role;
  /** For which partner; null for an administrator. */
  readonly partnerId: string | null;
}

/** Which figure of which closed wave. */
export interface FindingKey extends Pick<Finding, 'rule' | 'raterKind' | 'item'> {
  readonly trainingId: string;
  readonly waveCode: string;
}

/** A finding and where it was made. Results are frozen: its evidence is what the wave showed when it closed. */
export interface LocatedFinding extends Finding {
  readonly trainingId: string;
  readonly waveCode: string;
  readonly level: Level;
  /** Under which the training was held. */
  readonly designVersion: number;
  readonly closedAt: Instant;
}

/** What a program should change, and the findings that it answers. */
export interface Recommendation extends Written {
  readonly kind: 'Recommendation';
  readonly id: string;
  readonly programId: string;
  readonly title: string;
  readonly status: RecommendationStatus;
  readonly findings: readonly LocatedFinding[];
  readonly author: Author;
  readonly proposedAt: Instant;
  /** Who accepted, declined or applied it last, and when; null while it is open. */
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Why it was declined. */
  readonly reason: string | null;
  /** The design that contains it, once it is applied. */
  readonly designVersion: number | null;
  readonly origin: Origin;
  readonly version: number;
}

/** What somebody said about a recommendation: it stays as it is. */
export interface RecommendationComment extends Written {
  readonly kind: 'RecommendationComment';
  readonly id: string;
  readonly programId: string;
  readonly recommendationId: string;
  readonly author: Author;
  readonly at: Instant;
  readonly origin: Origin;
}
