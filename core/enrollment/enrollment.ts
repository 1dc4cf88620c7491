import type { Instant } from '../time';

export const enrollmentStatuses = [
  'NOMINATED',
  'CONFIRMED',
  'WAITLISTED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
  'COMPLETED',
  'NOT_COMPLETED',
  'CANCELLED',
] as const;
export type EnrollmentStatus = (typeof enrollmentStatuses)[number];

export const attendanceStatuses = ['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

/** Who made a record: the participant by checking in, or the organizer or facilitator, who prevails. */
export const attendanceSources = ['CHECK_IN', 'RECORD'] as const;
export type AttendanceSource = (typeof attendanceSources)[number];

export interface AttendanceMark {
  readonly status: AttendanceStatus;
  readonly source: AttendanceSource;
}

/** A person in a training. One item for a (training, person), whatever becomes of it. */
export interface Enrollment {
  readonly kind: 'Enrollment';
  readonly trainingId: string;
  readonly personId: string;
  readonly status: EnrollmentStatus;
  /** Instant of the present status; orders lists by status. */
  readonly statusAt: Instant;
  /** When the person was first nominated. It never changes, wherever sessions move, so that it orders a person's list. */
  readonly nominatedAt: Instant;
  readonly nominatedBy: string;
  /** The agency that runs the training, which never changes: it sees its participants without reading more. */
  readonly organizerId: string;
  /** The person's agency: at the nomination, then snapshot at the confirmation. */
  readonly agencyId: string;
  readonly confirmedAt: Instant | null;
  /** While WAITLISTED: since when, and the place (`WaitingPlace.seq`). */
  readonly waitingSince: Instant | null;
  readonly waitingSeq: string | null;
  /** Current mark per session, by the session's id. */
  readonly attendance: { readonly [sessionId: string]: AttendanceMark };
  /** Scores 0–100 in hundredths of a point (0…10000), null while missing. */
  readonly preTest: number | null;
  readonly postTest: number | null;
  /** Set when COMPLETED: the code by which anyone verifies the certificate; `revokedAt` when taken back. */
  readonly certificate: {
    readonly code: string;
    readonly issuedAt: Instant;
    readonly revokedAt: Instant | null;
  } | null;
  /** JP credited (the training's held JP in full, on `endedAt`'s local date), 0 unless COMPLETED. */
  readonly jp: number;
  readonly version: number;
}

/**
 * The trainings in which a person is confirmed, so that two confirmations meet in one item. What is no longer open may
 * stand in it until the next confirmation.
 */
export interface Calendar {
  readonly kind: 'Calendar';
  readonly personId: string;
  readonly trainingIds: readonly string[];
  readonly version: number;
}

/** A place in a training's waiting list; `seq` is the approval's ULID, so that the order is strict. */
export interface WaitingPlace {
  readonly kind: 'WaitingPlace';
  readonly trainingId: string;
  readonly seq: string;
  readonly personId: string;
}

/** One append-only batch of attendance records of a session. */
export interface AttendanceRevision {
  readonly kind: 'AttendanceRevision';
  readonly trainingId: string;
  readonly sessionId: string;
  /** ULID: orders the revisions of a session. */
  readonly rev: string;
  readonly at: Instant;
  readonly by: string;
  readonly source: AttendanceSource;
  readonly records: readonly { readonly personId: string; readonly status: AttendanceStatus }[];
}
