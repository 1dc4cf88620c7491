import type { Instant } from './time';

/**
 * The events of the platform, past tense. They carry ids and never personal data, and never state to apply: a consumer
 * reads the aggregate. An event names its aggregate (`aggregateId`) in its envelope.
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
  EvaluationNoticeDue: { trainingId: string; wave: string };
  EvaluationReminderDue: { trainingId: string; wave: string; reminder: number };
  EvaluationClosed: { trainingId: string; wave: string };
  TaskReassigned: { trainingId: string; wave: string };
  AwardComputed: { trainingId: string; stage: string; personIds: string[] };
  AwardReversed: { trainingId: string; stage: string; personIds: string[] };
  AwardApproved: { trainingId: string; stage: string; personIds: string[] };
  AwardRejected: { trainingId: string; stage: string; personIds: string[] };
  AwardExpired: { trainingId: string; stage: string; personIds: string[] };
  AwardSettled: { trainingId: string; stage: string; personIds: string[] };
  BudgetExhausted: { programId: string; year: number };
  BudgetCredited: { programId: string; year: number };
  AssignmentChanged: { personId: string };
  EmploymentChanged: { personId: string };
  PersonLeft: { personId: string };
  PersonErased: { personId: string };
  RecommendationApplied: { programId: string; recommendationId: string };
}

export type EventType = keyof EventData;

/** What each event says; `docs/events.md` is generated from it. */
export const eventMeanings: { readonly [T in EventType]: string } = {
  TrainingPublished: 'A training is open for enrollment; its plan and scheme are pinned.',
  TrainingRescheduled: 'Sessions of a published training were added or changed.',
  TrainingEnded: 'The last session has ended, or the organizer ended the training; the correction window is open.',
  TrainingFinalized: 'The correction window has closed, or the organizer closed it; certificates are valid.',
  TrainingReopened: 'A finalized training is open for corrections again.',
  TrainingCancelled: 'The training does not take place, or counts for nothing.',
  QuotaRaised: 'A training has more seats than before.',
  SessionEnded: 'A session has ended at its scheduled time.',
  SessionRescheduled: 'A session takes place at another time.',
  SessionCancelled: 'A session does not take place.',
  EnrollmentConfirmed: 'A person has a seat.',
  EnrollmentWithdrawn: 'A person has given up a seat, a place in the waiting list or a nomination.',
  WaitlistPromoted: 'A person has got a seat from the waiting list.',
  AttendanceRecorded: 'Attendance of one session was recorded or corrected for these people.',
  ScoreRecorded: 'Test scores were recorded or corrected for these people.',
  CompletionDecided: 'It is decided who has completed the training; awards of stage COMPLETION are computed.',
  CertificateIssued: 'These people have got a certificate.',
  CertificateRevoked: 'The certificates of these people were taken back.',
  EvaluationScheduled: 'The evaluation waves of an ended training are planned.',
  EvaluationOpened: 'A wave is open for answers.',
  EvaluationNoticeDue: 'It is time to tell the raters of an open wave of it.',
  EvaluationReminderDue: 'It is time to remind the raters of a wave who still owe an answer.',
  EvaluationClosed: 'A wave is closed and its results are aggregated.',
  TaskReassigned: 'A task has another rater.',
  AwardComputed: 'These people have an outcome for a stage, or another one than before.',
  AwardReversed: 'Awards of these people were taken back.',
  AwardApproved: 'Awards of these people were approved.',
  AwardRejected: 'Awards of these people were rejected.',
  AwardExpired: 'Unpaid money of these people has ended with its fiscal year.',
  AwardSettled: 'Awards of these people were paid.',
  BudgetExhausted: 'A run found less money than it needed; the rest waits.',
  BudgetCredited: 'A budget has more money than before, or fewer who wait: the head of its queue may be served.',
  AssignmentChanged: 'A person works at another agency or under another supervisor.',
  EmploymentChanged: 'A person is, or was, employed otherwise than recorded: their JP are added up by other periods.',
  PersonLeft: 'A person has left the service.',
  PersonErased: 'The personal data of a person are gone.',
  RecommendationApplied: 'A recommendation is part of a design version of the program.',
};

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
