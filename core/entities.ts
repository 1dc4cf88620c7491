import type { PersonReading, Reading } from './audit/reading';
import type { AttendanceRevision, Calendar, Enrollment, WaitingPlace } from './enrollment/enrollment';
import type {
  Contribution,
  Draft,
  EvaluationPlan,
  Instrument,
  Response,
  Task,
  Wave,
  WaveResults,
} from './evaluation/evaluation';
import type { Recommendation, RecommendationComment } from './improvement/recommendation';
import type { AwardBatch } from './incentive/award-batch';
import type { Award, Budget, BudgetEntry, BudgetPlace, LedgerEntry, Scheme } from './incentive/incentive';
import type { Points } from './incentive/points';
import type { Recovery } from './incentive/recovery';
import type { JpYear } from './jp/jp';
import type { Digest } from './notification/notification';
import type { AgencyCounts, Participation } from './participation/participation';
import type { Consent } from './people/consent';
import type { Account, Agency, Assignment, NipAlias, Partner, Person } from './people/people';
import type { PrivacyRequest } from './privacy/privacy';
import type { Run, RunChunk, SliceMarker } from './run/run';
import type { Program, ProgramDesign, Session, Training, TrainingCounts, TrainingPartner } from './training/training';

/** Everything that is stored in the main table, told apart by `kind`. */
export type Entity =
  | Agency
  | Partner
  | Person
  | NipAlias
  | Assignment
  | Account
  | Consent
  | PrivacyRequest
  | Program
  | ProgramDesign
  | EvaluationPlan
  | Instrument
  | Scheme
  | Training
  | TrainingCounts
  | TrainingPartner
  | Session
  | Enrollment
  | Calendar
  | WaitingPlace
  | AttendanceRevision
  | Wave
  | Task
  | Draft
  | Digest
  | Response
  | WaveResults
  | Contribution
  | Award
  | LedgerEntry
  | Points
  | JpYear
  | Participation
  | AgencyCounts
  | Budget
  | BudgetPlace
  | BudgetEntry
  | AwardBatch
  | Recovery
  | Recommendation
  | RecommendationComment
  | Reading
  | PersonReading
  | Run
  | RunChunk
  | SliceMarker;

export type Kind = Entity['kind'];
export type EntityOf<K extends Kind> = Extract<Entity, { kind: K }>;

/** The fields that identify an entity of each kind. */
export const identity = {
  Agency: ['id'],
  Partner: ['id'],
  Person: ['id'],
  NipAlias: ['hash'],
  Assignment: ['personId', 'from'],
  Account: ['subject'],
  Consent: ['personId', 'purpose'],
  PrivacyRequest: ['personId', 'id'],
  Program: ['id'],
  ProgramDesign: ['programId', 'designVersion'],
  EvaluationPlan: ['programId', 'planVersion'],
  Instrument: ['programId', 'code', 'revision'],
  Scheme: ['programId', 'schemeVersion'],
  Training: ['id'],
  TrainingCounts: ['trainingId'],
  TrainingPartner: ['programId', 'partnerId', 'trainingId'],
  Session: ['trainingId', 'id'],
  Enrollment: ['trainingId', 'personId'],
  Calendar: ['personId'],
  WaitingPlace: ['trainingId', 'seq'],
  AttendanceRevision: ['trainingId', 'sessionId', 'rev'],
  Wave: ['trainingId', 'code'],
  Task: ['trainingId', 'waveCode', 'subjectId', 'raterKind', 'n'],
  Draft: ['trainingId', 'waveCode', 'subjectId', 'raterKind', 'n'],
  Digest: ['personId', 'day', 'raterId'],
  Response: ['trainingId', 'waveCode', 'subjectId', 'raterKind', 'random'],
  WaveResults: ['trainingId', 'waveCode'],
  Contribution: ['ofId', 'year', 'level', 'trainingId', 'waveCode'],
  Award: ['trainingId', 'stage', 'personId'],
  LedgerEntry: ['personId', 'at', 'trainingId', 'stage', 'n'],
  Points: ['personId', 'programId', 'year'],
  JpYear: ['personId', 'year'],
  Participation: ['agencyId', 'year', 'trainingId', 'part'],
  AgencyCounts: ['agencyId'],
  Budget: ['programId', 'year'],
  BudgetPlace: ['programId', 'year', 'order'],
  BudgetEntry: ['programId', 'year', 'at', 'reason', 'ref'],
  AwardBatch: ['id'],
  Recovery: ['programId', 'year', 'trainingId', 'stage', 'personId', 'n', 'payment'],
  Recommendation: ['programId', 'id'],
  RecommendationComment: ['programId', 'recommendationId', 'id'],
  Reading: ['requestId', 'part'],
  PersonReading: ['personId', 'at', 'requestId'],
  Run: ['trainingId', 'name'],
  RunChunk: ['trainingId', 'run', 'chunk'],
  SliceMarker: ['trainingId', 'run', 'chunk', 'slice'],
} as const satisfies { [K in Kind]: readonly (keyof EntityOf<K>)[] };

/** The identifying fields of a kind, with their values. */
export type KeyOf<K extends Kind> = Pick<EntityOf<K>, (typeof identity)[K][number] & keyof EntityOf<K>>;

/** Kinds that change after their creation and therefore carry a `version`. */
export type VersionedEntity = Extract<Entity, { version: number }>;

/** Kinds that are sums: counted in place, and brought about by their first count. */
export type CountedKind = 'Points' | 'JpYear' | 'AgencyCounts';

/** `<Kind>/<key values>`: how the journal names an entity. */
export function nameOf(kind: Kind, key: object): string {
  const values = identity[kind].map((field) => String((key as Record<string, unknown>)[field]));
  return [kind, ...values].join('/');
}
