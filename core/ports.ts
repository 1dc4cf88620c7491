import type { Sha256 } from './audit/merkle';
import type { PersonReading } from './audit/reading';
import type { SealWithLeaves } from './audit/seal';
import type { Change } from './change';
import type { AttendanceRevision, Enrollment, EnrollmentStatus, WaitingPlace } from './enrollment/enrollment';
import type { EntityOf, KeyOf, Kind } from './entities';
import type {
  Answers,
  Contribution,
  EvaluationPlan,
  Instrument,
  Response,
  Task,
  Wave,
  WaveResults,
} from './evaluation/evaluation';
import type { Recommendation, RecommendationComment, RecommendationStatus } from './improvement/recommendation';
import type { AwardBatch } from './incentive/award-batch';
import type { Award, Budget, BudgetEntry, BudgetPlace, LedgerEntry, Scheme, Stage } from './incentive/incentive';
import type { Points } from './incentive/points';
import type { Recovery } from './incentive/recovery';
import type { JournalEntry } from './journal';
import type { Participation } from './participation/participation';
import type { Agency, Assignment, Partner, Person, Profile } from './people/people';
import type { PrivacyRequest } from './privacy/privacy';
import type { Chart } from './report/report';
import type { ChunkMessage, KeyRange, RunChunk } from './run/run';
import type { Instant, LocalDate } from './time';
import type { Program, ProgramDesign, Session, Training, TrainingCounts, TrainingStatus } from './training/training';

/** Which part of a list: at most `first` rows (1…100) after an opaque cursor. */
export interface PageRequest {
  readonly first: number;
  readonly after?: string | undefined;
}

/** A period of time: from an instant on, and before another. */
export interface Span {
  readonly from?: Instant | undefined;
  readonly before?: Instant | undefined;
}

export interface Page<T> {
  readonly rows: readonly { readonly node: T; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

/** Reads and writes of the base table. Reads here are strongly consistent: decisions are made on them. */
export interface Store {
  get<K extends Kind>(kind: K, key: KeyOf<K>): Promise<EntityOf<K> | undefined>;
  /** In the order of the keys; any number of keys (the adapter batches by 100). */
  getMany<K extends Kind>(kind: K, keys: readonly KeyOf<K>[]): Promise<(EntityOf<K> | undefined)[]>;
  /**
   * One transaction: all writes of the change (at most 98 items) and its journal entry. Changes that hold `together` or
   * not at all share it, each with an entry of its own under its own entity; the items of all of them are at most 99.
   * @throws CommitConflict when a condition does not hold
   */
  commit(change: Change, ...together: readonly Change[]): Promise<JournalEntry>;
}

/** A training with everything that is about it as a whole: one Query. */
export interface TrainingAggregate {
  readonly training: Training;
  readonly counts: TrainingCounts;
  /** By start. */
  readonly sessions: readonly Session[];
  /** By opening. */
  readonly waves: readonly Wave[];
}

/** What concerns one person: their trainings and awards, latest first, and the tasks that they have not answered, by close. */
export interface PersonScreen {
  readonly enrollments: readonly Enrollment[];
  readonly awards: readonly Award[];
  /** Also those whose window has closed. */
  readonly tasks: readonly Task[];
}

/** A person with every assignment they ever had. */
export interface PersonFile {
  readonly person: Person;
  readonly assignments: readonly Assignment[];
}

/**
 * The named access patterns: each is one Query (of one partition) per page, without Scan and without filter. The name is what
 * `docs/access-patterns.md` lists. Patterns on the base table are strongly consistent; those on an index serve screens.
 */
export interface Reads {
  agencies(page: PageRequest): Promise<Page<Agency>>;
  partners(page: PageRequest): Promise<Page<Partner>>;
  programs(page: PageRequest): Promise<Page<Program>>;
  /** A person and all their assignments, latest first: one Query of the base table. */
  personFile(personId: string): Promise<PersonFile | undefined>;
  /** Assignments of a person, latest first (base table). */
  assignmentsOf(personId: string): Promise<readonly Assignment[]>;
  /** Assignments in force at an agency; ordered by person. */
  peopleOfAgency(agencyId: string, page: PageRequest): Promise<Page<Assignment>>;
  /** People who administer an agency, each once. */
  administratorsOf(agencyId: string): Promise<readonly string[]>;
  /** Assignments in force under a supervisor. */
  reportsOf(supervisorId: string, page: PageRequest): Promise<Page<Assignment>>;
  /** Base table, one Query. */
  trainingAggregate(trainingId: string): Promise<TrainingAggregate | undefined>;
  /** By start; `startsBefore` and `startsFrom` bound it. */
  trainingsByStatus(
    status: TrainingStatus,
    page: PageRequest & { readonly startsFrom?: Instant | undefined; readonly startsBefore?: Instant | undefined },
  ): Promise<Page<Training>>;
  /** Evaluation plans of a program, by version (base table). */
  plansOf(programId: string): Promise<readonly EvaluationPlan[]>;
  /** Instruments of a program, by code and revision (base table). */
  instrumentsOf(programId: string): Promise<readonly Instrument[]>;
  trainingsOfProgram(programId: string, page: PageRequest): Promise<Page<Training>>;
  trainingsOfOrganizer(agencyId: string, page: PageRequest): Promise<Page<Training>>;
  /** Whether a training of the program names the partner (base table). */
  servesProgram(partnerId: string, programId: string): Promise<boolean>;
  trainingIdsOfPartner(partnerId: string, page: PageRequest): Promise<Page<{ trainingId: string }>>;
  /** By person, for screens and chunks alike (base table). */
  enrollmentsOfTraining(trainingId: string, page: PageRequest): Promise<Page<Enrollment>>;
  enrollmentsByStatus(trainingId: string, status: EnrollmentStatus, page: PageRequest): Promise<Page<Enrollment>>;
  enrollmentsOfPerson(personId: string, page: PageRequest): Promise<Page<Enrollment>>;
  /** All of a person's screen in one Query. */
  screenOfPerson(personId: string): Promise<PersonScreen>;
  /** All enrollments of a closed range of person ids, in order (base table; several pages when large). */
  enrollmentsInRange(trainingId: string, range: KeyRange): Promise<readonly Enrollment[]>;
  /** Splits the enrollments of a training into ranges of at most `size` people. */
  enrollmentRanges(trainingId: string, size: number): Promise<readonly KeyRange[]>;
  /** Nominations that an agency has to decide, oldest first. */
  nominationsOf(agencyId: string, page: PageRequest): Promise<Page<Enrollment>>;
  /** In the order of approval (base table). */
  waitingList(trainingId: string, page: PageRequest): Promise<Page<WaitingPlace>>;
  certificate(code: string): Promise<Enrollment | undefined>;
  attendanceOfSession(trainingId: string, sessionId: string, page: PageRequest): Promise<Page<AttendanceRevision>>;
  /** Tasks that a rater still owes at an instant, by close (index). The rater is a person or an agency. */
  openTasksOf(raterId: string, now: Instant, page: PageRequest): Promise<Page<Task>>;
  tasksOfWave(trainingId: string, waveCode: string, page: PageRequest): Promise<Page<Task>>;
  tasksInRange(trainingId: string, waveCode: string, range: KeyRange): Promise<readonly Task[]>;
  responsesInRange(trainingId: string, waveCode: string, range: KeyRange): Promise<readonly Response[]>;
  /** Who has not answered yet: each person, or agency, once (base table). */
  ratersOwing(trainingId: string, waveCode: string): Promise<readonly string[]>;
  taskSubjectRanges(trainingId: string, waveCode: string, size: number): Promise<readonly KeyRange[]>;
  resultsOf(trainingId: string): Promise<readonly WaveResults[]>;
  /** What waves added to the roll-ups of a program or an agency, of a year or of all (base table). */
  contributionsOf(ofId: string, year?: number): Promise<readonly Contribution[]>;
  contributionsOfRegion(region: string, year?: number): Promise<readonly Contribution[]>;
  /** Contributions with findings to a program, latest close first. */
  wavesWithFindings(programId: string, page: PageRequest): Promise<Page<Contribution>>;
  /** In a status, or in all of them, open ones first; latest first within. */
  recommendationsOf(
    programId: string,
    page: PageRequest & { readonly status?: RecommendationStatus | undefined },
  ): Promise<Page<Recommendation>>;
  /** Oldest first (base table). */
  commentsOf(programId: string, recommendationId: string, page: PageRequest): Promise<Page<RecommendationComment>>;
  /** Every version of a program's design, oldest first (base table). */
  designsOf(programId: string): Promise<readonly ProgramDesign[]>;
  /** Waves whose next moment is not after an instant, for the sweep. */
  wavesDue(until: Instant, page: PageRequest): Promise<Page<Wave>>;
  awardsOfPerson(personId: string, page: PageRequest): Promise<Page<Award>>;
  awardsInRange(trainingId: string, stage: Stage, range: KeyRange): Promise<readonly Award[]>;
  awardsOfTraining(trainingId: string, stage: Stage, page: PageRequest): Promise<Page<Award>>;
  /** Of a fiscal year, or of all; oldest first. */
  awardsPendingApproval(
    programId: string,
    page: PageRequest & { readonly year?: number | undefined },
  ): Promise<Page<Award>>;
  /** Approved and not paid: of a fiscal year, or of all; oldest first. */
  awardsPendingPayment(
    programId: string,
    page: PageRequest & { readonly year?: number | undefined },
  ): Promise<Page<Award>>;
  /** Latest first. */
  awardBatches(programId: string, page: PageRequest): Promise<Page<AwardBatch>>;
  /** Latest first, of a period. */
  ledgerOfPerson(personId: string, page: PageRequest & Span): Promise<Page<LedgerEntry>>;
  /** How the people of an agency took part in trainings that ended in a year (base table). */
  participationOf(agencyId: string, year: number): Promise<readonly Participation[]>;
  participationOfRegion(region: string, year: number): Promise<readonly Participation[]>;
  /** By id. */
  agenciesOfRegion(region: string): Promise<readonly Agency[]>;
  /** The first hundred of a program and year, most points first; who has none is not among them. */
  leaderboard(programId: string, year: number): Promise<readonly Points[]>;
  ledgerOfBudget(programId: string, year: number, page: PageRequest): Promise<Page<LedgerEntry>>;
  /** Every change of a budget in a period, oldest first (base table). */
  budgetEntries(programId: string, year: number, page: PageRequest & Span): Promise<Page<BudgetEntry>>;
  /** All of a period at once, for its balances (base table). */
  budgetEntriesIn(programId: string, year: number, period: Span): Promise<readonly BudgetEntry[]>;
  ledgerIn(personId: string, period: Span): Promise<readonly LedgerEntry[]>;
  /** By training, stage and person (base table). */
  recoveriesOf(programId: string, year: number, page: PageRequest): Promise<Page<Recovery>>;
  /** Of one award, against the budget of a year that paid (base table). */
  recoveriesOfAward(
    award: Pick<Award, 'programId' | 'year' | 'trainingId' | 'stage' | 'personId'>,
  ): Promise<readonly Recovery[]>;
  /** Versions of a program's scheme, oldest first (base table). */
  schemesOf(programId: string): Promise<readonly Scheme[]>;
  budgetsOf(programId: string): Promise<readonly Budget[]>;
  budgetQueue(programId: string, year: number, page: PageRequest): Promise<Page<BudgetPlace>>;
  chunksOf(trainingId: string, run: string): Promise<readonly RunChunk[]>;
  /** First persons of the slices that a chunk has committed. */
  slicesOf(trainingId: string, run: string, chunk: number): Promise<readonly string[]>;
  /** Latest first. */
  journalOfEntity(entity: string, page: PageRequest): Promise<Page<JournalEntry>>;
  /** Latest first, of a period. */
  journalOfActor(actor: string, page: PageRequest & Span): Promise<Page<JournalEntry>>;
  journalOfAction(action: string, page: PageRequest & Span): Promise<Page<JournalEntry>>;
  /** Of a day in UTC, earliest first (base table). */
  journalOfDay(day: string, page: PageRequest): Promise<Page<JournalEntry>>;
  /** Ids of the entries of a part of a day (UTC), and of those of them that are sealed (base table). */
  entryIdsOf(day: string, span: Required<Span>): Promise<readonly string[]>;
  sealedIdsOf(day: string, span: Required<Span>): Promise<readonly string[]>;
  /** What waits for a decision, by the time by which it has to be made. */
  privacyRequestsWaiting(page: PageRequest): Promise<Page<PrivacyRequest>>;
  /** Oldest first (base table). */
  privacyRequestsOf(personId: string, page: PageRequest): Promise<Page<PrivacyRequest>>;
  /** Who looked at a person, latest first (base table). */
  readingsOf(personId: string, page: PageRequest): Promise<Page<PersonReading>>;
  /** Every erasure that was granted, oldest first: what has to be done again in what a backup restores. */
  erasures(page: PageRequest): Promise<Page<PrivacyRequest>>;
  /** By its id (base table). */
  journalEntry(id: string): Promise<JournalEntry | undefined>;
  /** Latest first (base table). */
  seals(page: PageRequest): Promise<Page<SealWithLeaves>>;
  sealByNumber(number: number): Promise<SealWithLeaves | undefined>;
  /** Number of the seal in which an entry is; undefined while it is not sealed. */
  sealOfEntry(entryId: string): Promise<number | undefined>;
}

/** Personal data. Only the graphql function has it, and of the profiles the one that writes to people. */
export interface Vault {
  /** Profiles of many people in one batch read; a person without one (erased) is undefined. */
  profiles(personIds: readonly string[]): Promise<(Profile | undefined)[]>;
  /** Keyed hash of a NIP, 64 hexadecimal digits. */
  nipHash(nip: string): Promise<string>;
  /** Eight digits that stand for a person within a scope: without the vault's key nobody gets from one to the other. */
  pseudonym(scope: string, personId: string): Promise<string>;
  /** Encrypts free text under a person's key; nothing of whom an erasure has removed. */
  seal(personId: string, texts: { readonly [item: string]: string }): Promise<{ [item: string]: string }>;
  open(personId: string, sealed: { readonly [item: string]: string }): Promise<{ [item: string]: string }>;
}

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A fresh ULID whose time is the clock's. */
  ulid(): string;
  /** 128 random bits as 32 hexadecimal digits. */
  random(): string;
}

/** One-time schedules. Their names are unique and say what they fire; their number never depends on people. */
export interface Schedules {
  names(prefix: string): Promise<readonly string[]>;
  /** "Exists already" is success. */
  create(schedule: { readonly name: string; readonly at: Instant; readonly message: ClockMessage }): Promise<void>;
  /** "Does not exist" is success. */
  remove(name: string): Promise<void>;
}

/** A firing is a hint: on-clock acts only if state and clock say that it is due. */
export type ClockMessage =
  | { readonly kind: 'moment'; readonly trainingId: string; readonly moment: string }
  | { readonly kind: 'sweep' };

export interface Queue<M> {
  send(messages: readonly M[]): Promise<void>;
}

/** Where a call came from: carried into the journal and on to the events. */
export interface Trace {
  readonly requestId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
}

/** What every use case gets. */
export interface Deps {
  readonly store: Store;
  readonly reads: Reads;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Use cases that touch personal data get the vault too. */
export interface VaultDeps extends Deps {
  readonly vault: Vault;
}

/** Draws charts as SVG elements, each with ids of its own. */
export interface Charts {
  draw(charts: readonly Chart[]): Promise<readonly string[]>;
}

/** Use cases that make reports. */
export interface ReportDeps extends VaultDeps {
  readonly charts: Charts;
}

/** Use cases that prove what stands in the trail. */
export interface AuditDeps extends Deps {
  readonly sha256: Sha256;
}

/** Consumers that start runs or process chunks. */
export interface RunDeps extends Deps {
  readonly chunks: Queue<ChunkMessage>;
  /** Where a person who cannot be processed is put, with the cause. */
  readonly deadLetters: Queue<{ readonly message: ChunkMessage; readonly cause: string }>;
}

export interface ScheduleDeps extends Deps {
  readonly schedules: Schedules;
  readonly clockQueue: Queue<ClockMessage>;
}

export type { Answers, LocalDate, Person };
