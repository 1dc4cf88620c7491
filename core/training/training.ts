import type { Written } from '../improvement/recommendation';
import type { Origin } from '../origin';
import type { Instant } from '../time';

export const trainingKinds = ['TRAINING', 'TECHNICAL_GUIDANCE', 'WORKSHOP'] as const;
export type TrainingKind = (typeof trainingKinds)[number];
export const trainingCategories = ['MANAGERIAL', 'FUNCTIONAL', 'TECHNICAL', 'SOCIAL_CULTURAL'] as const;
export type TrainingCategory = (typeof trainingCategories)[number];
export const deliveries = ['CLASSICAL', 'ONLINE', 'BLENDED'] as const;
export type Delivery = (typeof deliveries)[number];
export const trainingStatuses = ['DRAFT', 'OPEN', 'ENDED', 'FINALIZED', 'CANCELLED'] as const;
export type TrainingStatus = (typeof trainingStatuses)[number];
export const sessionStatuses = ['PLANNED', 'ENDED', 'CANCELLED'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];
export const objectiveKinds = ['KNOWLEDGE', 'SKILL', 'ATTITUDE'] as const;
export type ObjectiveKind = (typeof objectiveKinds)[number];

/** A permanent line of trainings. Its plan, instruments and scheme are entities of their own, versioned. */
export interface Program {
  readonly kind: 'Program';
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly objectives: readonly { readonly kind: ObjectiveKind; readonly text: string; readonly textEn: string }[];
  /** Raised when the design changes; a training keeps the one it was published under. */
  readonly designVersion: number;
  readonly planVersion: number;
  readonly schemeVersion: number;
  readonly origin: Origin;
  readonly version: number;
}

/** The versions that a training keeps from its publishing on; later edits never touch it. */
export interface Pinned {
  readonly designVersion: number;
  readonly planVersion: number;
  readonly schemeVersion: number;
}

/** Who signs certificates: an office and its position, never a person. */
export interface Signatory {
  readonly office: string;
  readonly position: string;
}

/** One run of a program. */
export interface Training {
  readonly kind: 'Training';
  readonly id: string;
  readonly programId: string;
  /** Agency that runs it. */
  readonly organizerId: string;
  readonly partnerIds: readonly string[];
  readonly title: string;
  readonly type: TrainingKind;
  readonly category: TrainingCategory;
  readonly delivery: Delivery;
  readonly location: string;
  readonly hasTest: boolean;
  /** null: the agency that runs it. */
  readonly signatory: Signatory | null;
  readonly status: TrainingStatus;
  /** Raised by each reopening. */
  readonly revision: number;
  /** Start of the first session that is not cancelled; null before there is one. */
  readonly startsAt: Instant | null;
  /** Scheduled end of the last held session (or the organizer's instant on ending early); null until ended. Never the time of processing. */
  readonly endedAt: Instant | null;
  /** End of the correction window: 24 h after the end or the latest reopening. */
  readonly correctionClosesAt: Instant | null;
  /** True once NOMINATED and WAITLISTED became EXPIRED because the first session had started. */
  readonly started: boolean;
  /** Revision for which completion was decided last; null before. */
  readonly completionRevision: number | null;
  readonly pinned: Pinned | null;
  readonly origin: Origin;
  readonly version: number;
}

/**
 * Seats and counts of a training, in an item of their own because they are counted under races: `confirmed` never
 * exceeds `quota`, by condition.
 */
export interface TrainingCounts {
  readonly kind: 'TrainingCounts';
  readonly trainingId: string;
  readonly quota: number;
  readonly nominated: number;
  readonly confirmed: number;
  readonly waitlisted: number;
}

/**
 * One meeting of a training. `version` is raised by changes of the session itself, not by the records that `recorded`
 * counts: those are made under races.
 */
export interface Session {
  readonly kind: 'Session';
  readonly id: string;
  readonly trainingId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Lesson hours of 45 minutes. */
  readonly jp: number;
  readonly topic: string;
  readonly facilitatorId: string | null;
  readonly status: SessionStatus;
  /** How many confirmed people have a record for this session. */
  readonly recorded: number;
  readonly origin: Origin;
  readonly version: number;
}

/** A partner's link to a training: for the partner's own list, and to tell which programs it serves. */
export interface TrainingPartner {
  readonly kind: 'TrainingPartner';
  readonly programId: string;
  readonly partnerId: string;
  readonly trainingId: string;
}

/** A version of a program's design as it was made, and the recommendations that it follows. Written once. */
export interface ProgramDesign {
  readonly kind: 'ProgramDesign';
  readonly programId: string;
  readonly designVersion: number;
  readonly objectives: Program['objectives'];
  /** Of the evaluation plan and of the incentive scheme, as they stood when the design was made. */
  readonly planVersion: number;
  readonly schemeVersion: number;
  /** What is different, in the words of whoever made it; null where nobody said. */
  readonly summary: Written | null;
  readonly recommendationIds: readonly string[];
  readonly by: string;
  readonly at: Instant;
}
