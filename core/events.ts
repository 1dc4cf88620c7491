import type { Instant } from './time';

/**
 * The events of the platform, past tense. They carry ids and never personal data, and never state to apply: a consumer
 * reads the aggregate. `docs/events.md` is generated from this table. An event names its aggregate (`aggregateId`) in its envelope.
 */
export interface EventData {
  TrainingPublished: { trainingId: string };
  TrainingRescheduled: { trainingId: string };
  TrainingEnded: { trainingId: string };
  TrainingFinalized: { trainingId: string };
  TrainingReopened: { trainingId: string };
  TrainingCancelled: { trainingId: string };
  QuotaRaised: { trainingId: string };
  SessionEnded: { trainingId: string; sessionId: string };
  SessionRescheduled: { trainingId: string; sessionId: string };
  SessionCancelled: { trainingId: string; sessionId: string };
  EnrollmentConfirmed: { trainingId: string; personId: string };
  EnrollmentWithdrawn: { trainingId: string; personId: string };
  WaitlistPromoted: { trainingId: string; personId: string };
  AttendanceRecorded: { trainingId: string; sessionId: string; personIds: string[] };
  ScoreRecorded: { trainingId: string; personIds: string[] };
  CompletionDecided: { trainingId: string; revision: number };
  CertificateIssued: { trainingId: string; personIds: string[] };
  CertificateRevoked: { trainingId: string; personIds: string[] };
  EvaluationScheduled: { trainingId: string; waves: string[] };
  EvaluationOpened: { trainingId: string; wave: string };
  EvaluationReminderDue: { trainingId: string; wave: string; reminder: number };
  EvaluationClosed: { trainingId: string; wave: string };
  TaskReassigned: { trainingId: string; wave: string };
  AwardComputed: { trainingId: string; stage: string; personIds: string[] };
  AwardReversed: { trainingId: string; stage: string; personIds: string[] };
  AwardApproved: { trainingId: string; stage: string; personIds: string[] };
  AwardRejected: { trainingId: string; stage: string; personIds: string[] };
  AwardSettled: { trainingId: string; stage: string; personIds: string[] };
  BudgetExhausted: { programId: string; year: number };
  BudgetCredited: { programId: string; year: number };
  AssignmentChanged: { personId: string };
  RecommendationApplied: { programId: string; recommendationId: string };
}

export type EventType = keyof EventData;

/** Contract version of each event's data; raised when its shape changes incompatibly. */
export const EVENT_VERSION = 1;

/** An event as its journal entry holds it. */
export type RecordedEvent = {
  [T in EventType]: { readonly type: T; readonly aggregateId: string; readonly data: EventData[T] };
}[EventType];

/** The envelope on the bus (EventBridge `detail`; the detail type is `type`, the source `siger`). */
export interface EventEnvelope<T extends EventType = EventType> {
  /** `<journal id>.<position>`: the same at every delivery and replay. */
  readonly id: string;
  readonly type: T;
  readonly version: number;
  readonly occurredAt: Instant;
  readonly aggregateId: string;
  readonly causationId: string | null;
  readonly correlationId: string;
  readonly data: EventData[T];
}

export const EVENT_SOURCE = 'siger';
