import type { Who } from './world';

/**
 * Every field of every type of the schema: one that is not here fails the build until somebody has decided who may see it.
 * Connections and their edges hold nothing but nodes and their cursors.
 */

/** Whoever may have the thing itself may have these. */
export const followTheirNode: Readonly<Record<string, string>> = {
  Absentee: 'missed person',
  Absentees: 'shown total',
  Account: 'agencyId createdAt partnerId personId roles subject version',
  Agency: 'id level name nameEn region version',
  Agreement: 'from number to',
  Answer: 'choices item number text',
  ApprovedExport: 'checksum count csv more total',
  Assignment: 'agency from id supervisor to version',
  AttendanceMark: 'sessionId source status',
  AttendanceRecord: 'personId status',
  AttendanceRevision: 'at by id records sessionId source trainingId',
  AuditProof: 'entryHash entryId index path seal sealedHash',
  Author: 'by partner role',
  Award:
    'amount batch breakdown computedAt countedKinds id money outcome person points schemeVersion score stage status tier training trainingId version year',
  AwardBatch:
    'approvedAt approvedBy dismissalReason dismissedAt dismissedBy hash id items programId status submittedAt submittedBy total year',
  AwardBatchItem: 'amount awardId person points rejected score stage tier trainingId',
  AwardExplanation: 'award lines',
  AwardMoney: 'approved lost lostAs payments proposed settled waiting',
  BehaviorWeights: 'peer self subordinate supervisor',
  Budget:
    'approved available carried carries closedAt id legalBasis programId proposed reserved settled toRecover total waiting waitingAmount waived year',
  BudgetAmounts: 'approved available carried proposed reserved settled toRecover total waiting waitingAmount waived',
  BudgetBalances: 'closing opening',
  BudgetEntry:
    'approved at available carried proposed reason ref reserved settled toRecover total waiting waitingAmount waived',
  BudgetPlace: 'amount awardId person stage trainingId',
  Certificate: 'code issuedAt revokedAt valid',
  CertificateCheck: 'code issuedAt jp number revokedAt state training valid',
  ComponentScore: 'component score weight',
  Dashboard: 'awards enrollments jp tasks',
  DataFilePage: 'next rows',
  DesignSummary: 'language text',
  Duty: 'closesAt dueDate late level lostPerDay opensAt score state waveCode',
  Enrollment:
    'agency attendance certificate confirmedAt id jp nominatedAt person personId postTest preTest status statusAt training trainingId version waitingSince',
  EnumLabels: 'name values',
  EvaluationPlan: 'frozen id planVersion programId thresholds version waves',
  ExplanationLine: 'text topic',
  FieldChange: 'after before of',
  Finding: 'id item n raterKind rule threshold value',
  FindingMeasurement: 'below designVersion n trainings value',
  FindingOutcome: 'later status',
  FindingThresholds: 'attendance behavior itemMean learningGain responseRate',
  GateProspect: 'gate state',
  IncentivePreview:
    'amount breakdown completed jp outcome personId points provisional score stages tier trainingId unrecorded',
  Instrument: 'code frozen items revision title version',
  InstrumentItem: 'code integer max min money multiple options required text type',
  ItemOption: 'code text',
  ItemResult: 'deviation distribution item mean n raterKind',
  JournalEntry: 'action actor at causationId changes entity id reason requestId role',
  JpAttainment: 'agency jp people',
  JpProgress: 'person windows',
  JpReached: 'basis credited excess people reached recognized target',
  JpWindow: 'basis cap credited excess from missing recognized target to',
  Leaderboard: 'ownPoints rows',
  LeaderboardRow: 'own points pseudonym rank',
  LedgerAmounts: 'amount points',
  LedgerBalances: 'closing opening',
  LedgerEntry: 'amount at id points reason stage training year',
  LocalizedText: 'english indonesian text',
  Me: 'agency partner person roles',
  MissedTraining: 'absences endedOn training',
  MissingAttendance: 'enrollment sessionIds',
  NominationDecision: 'enrollment personId refusal',
  Objective: 'kind text textEn',
  PageInfo: 'endCursor hasNextPage',
  Participation:
    'agency completed completionRate confirmed jp nominated notCompleted participationRate people trainings',
  Partner: 'agreement id name type version',
  Payment: 'amount at reference takenBack year',
  Person: 'id',
  PersonDetail: 'assignment id',
  PinnedVersions: 'designVersion planVersion schemeVersion',
  PlannedRater: 'kind managerialOnly max',
  PlannedReminder: 'before days',
  PlannedWave: 'code due instrumentCode instrumentRevision level opens opensManagerial raters reminders window',
  PreviewedWave: 'closesAt code dueDate level mostTasks opensAt opensWithCompletion reminders',
  PrivacyRequest: 'completeAt decidedAt decidedBy dueAt fields ground id personId receivedAt right status version',
  Problem: 'code field message',
  Profile: '',
  Program: 'designVersion id name nameEn objectives planVersion schemeVersion version',
  ProgramDesign: 'at designVersion objectives planVersion recommendations schemeVersion summary',
  ProgramFinding: 'closedAt designVersion id item level n outcome raterKind rule threshold training value waveId',
  Reach: 'amount outcome points tier',
  Reading: 'personId at reader role asked requestId',
  Recommendation:
    'author decidedAt decidedBy designVersion findings id language programId proposedAt reason status text title version',
  RecommendationComment: 'at author id language text',
  Rejection: 'amount at by reason',
  Recovery: 'amount closedAt dueAt id note payment person setOff stage status trainingId',
  ReportFile: 'checksum content filename mediaType',
  ResponseRate: 'answered invited kind',
  RollUp: 'attendance behavior designVersion items kinds learningGain level roi trainings year',
  RowRefusal: 'code message problems',
  Scheme: 'behaviorWeights behaviorWeightsWithSubordinates minimumResponses programId schemeVersion stages version',
  SchemeDifference: 'after before person stage trainingId',
  SchemePreview: 'differences differing stages',
  SchemeWeight: 'component weight',
  SchemeWorth: 'amount outcome points score tier',
  Seal: 'count head number previous root sealedAt',
  Session: 'endsAt facilitator id jp recorded startsAt status topic trainingId version',
  SettlementResult: 'award awardId refusal',
  Signatory: 'office position',
  StagePreview: 'amount amountBefore people points pointsBefore stage tiers',
  StageProspect: 'award best computedFrom duties gates lines stage worst',
  StageRules: 'attendanceGate stage tiers weights',
  Task: 'agency answeredOn closesAt dueDate id opensAt person raterKind status training version voidReason waveCode waveId',
  TaskDetail:
    'agency answeredOn closesAt dueDate id instrument opensAt person raterKind status training version voidReason wave waveCode waveId',
  TaskDraft: 'answers savedAt version',
  TextAnswers: 'item n raterKind texts',
  Tier: 'amount from name points',
  TierCount: 'people tier',
  Training:
    'category correctionClosesAt counts delivery endedAt hasTest id location organizer partners pinned program provisional revision running signatory startsAt status title type version',
  TrainingComparison: 'earlier level own',
  TrainingCounts: 'confirmed nominated quota waitlisted',
  TrainingDetail:
    'category correctionClosesAt counts delivery endedAt hasTest id location organizer partners pinned program provisional revision running sessions signatory startsAt status title type version waves',
  ValueLabel: 'label value',
  Wave: 'closedAt closesAt code dueDate id level openedAt opensAt reminders remindersSent status trainingId',
  WaveFindings: 'findings waveId',
  WaveNotice: 'at people unreachable',
  WaveResults: 'attendance behavior closedAt findings id items kinds learningGain level roi waveId',
};

/** Not for everybody who may have the thing. */
export interface OwnRule {
  readonly because: string;
  /** `Type.field` of each, as it is of the person, the wave or the row that the world asks about. `PersonDetail` is a `Person`. */
  readonly fields: readonly string[];
  readonly who: readonly Who[];
}

const employment = [
  'employmentType',
  'rank',
  'positionKind',
  'positionName',
  'contractStart',
  'capExempt',
  'active',
  'erased',
  'version',
];
const ofPerson = (fields: readonly string[]) => fields.map((field) => `Person.${field}`);
const whole: readonly Who[] = ['self', 'supervisor', 'agencyAdmin', 'organizer', 'province'];
const inTheProgram: readonly Who[] = [
  'self',
  'colleague',
  'supervisor',
  'formerSupervisor',
  'otherSupervisor',
  'facilitator',
  'otherFacilitator',
  'organizer',
  'otherOrganizer',
  'agencyAdmin',
  'organizingAdmin',
  'otherAdmin',
  'province',
];

export const ownRules: readonly OwnRule[] = [
  {
    because:
      'A person sees another’s data only through a role. FACILITATOR: attendance and scores, for which a name suffices. PARTNER and AUDITOR: no personal data.',
    fields: [...ofPerson(['profile']), 'Profile.name'],
    who: [...whole, 'facilitator'],
  },
  {
    because: 'The same, where more than a name is needed.',
    fields: ['Profile.nip', 'Profile.email', 'Profile.language'],
    who: whole,
  },
  {
    because: 'How somebody is employed is no personal data: the auditor reads it.',
    fields: ofPerson(employment),
    who: [...whole, 'facilitator', 'auditor'],
  },
  {
    because: 'Whether mail reaches somebody is for who keeps the address.',
    fields: ofPerson(['mail']),
    who: ['agencyAdmin', 'province'],
  },
  {
    because: 'How many raters no mail reaches is for who runs the training.',
    fields: ['Wave.lastNotice'],
    who: ['organizer', 'province', 'auditor'],
  },
  {
    because: 'Pseudonymous unless consented; PARTNER and AUDITOR: no personal data.',
    fields: ['LeaderboardRow.name'],
    who: [...inTheProgram, 'finance'],
  },
];

/** Whose personal data stands anywhere in the answers to all that the world asks, by the number of the person. */
interface Seen {
  /** With NIP and e-mail address. */
  readonly whole: readonly number[];
  readonly name: readonly number[];
}

const participants = [1, 2, 3, 4];
const reports = [...participants, 50];
const atHome = [...reports, 900, 902, 904, 906, 907, 914];
/** Whose processing is restricted: for whom the law has keep the data. */
const restricted = [60];
const atTheOrganizer = [905, 908, 910, 911, 912];
const elsewhere = [70, 901, 903, 909];
/** Who teaches, and who agreed to be named among the first. */
const taught = [903, 904];
const consented = [2];
const supervisor = [900];

export const personalData: { readonly [W in Who]: Seen } = {
  self: { whole: [1], name: [...consented, ...taught, ...supervisor] },
  colleague: { whole: [50], name: [...consented, ...taught, ...supervisor] },
  supervisor: { whole: reports, name: [...taught, ...supervisor] },
  formerSupervisor: { whole: [], name: [...consented, ...taught] },
  otherSupervisor: { whole: [], name: [...consented, ...taught] },
  facilitator: { whole: [], name: [...participants, ...taught] },
  otherFacilitator: { whole: [], name: [...consented, ...taught] },
  organizer: { whole: participants, name: taught },
  otherOrganizer: { whole: [], name: [...consented, ...taught] },
  agencyAdmin: { whole: [...atHome, ...restricted], name: taught },
  organizingAdmin: { whole: atTheOrganizer, name: [...consented, ...taught] },
  otherAdmin: { whole: elsewhere, name: [...consented, ...taught] },
  province: { whole: [...atHome, ...restricted, ...taught, 910], name: [] },
  finance: { whole: [], name: consented },
  partner: { whole: [], name: [] },
  otherPartner: { whole: [], name: [] },
  auditor: { whole: [], name: [] },
  system: { whole: [], name: [] },
  noRole: { whole: [], name: [] },
};
