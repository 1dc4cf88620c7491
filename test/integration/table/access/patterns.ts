import { encodeTime } from 'ulid';
import type { Entity } from '../../../../core/entities';
import type { Reads } from '../../../../core/ports';
import { idOf, sample } from '../../../support/entities';

/** One access pattern: data of a number of rows, the reading of all of them, and who asks for it. */
export interface Pattern {
  readonly rows: (n: number) => readonly Entity[];
  /** Resolves to the number of rows that came. */
  readonly read: (reads: Reads) => Promise<number>;
  readonly serves: string;
  /** How many rows there can be at all, where it is fewer than a page. */
  readonly atMost?: number;
  /** Each row in a transaction of its own: for the journal, whose rows are transactions. */
  readonly apart?: true;
  /** Each transaction's journal entry in a seal of its own. */
  readonly sealed?: true;
}

const all = { first: 100 };
const trainingId = idOf('training');
const personId = idOf('person');
const programId = idOf('program');
const agencyId = idOf('agency');
const run = 'COMPLETION-r0';
const range = { from: idOf('person', 0), to: idOf('person', 999) };

const minute = (n: number): string => new Date(Date.UTC(2026, 9, 1, 0, n)).toISOString();
const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
const times =
  (make: (n: number) => Entity) =>
  (n: number): Entity[] =>
    Array.from({ length: n }, (_, i) => make(i));
const paged = (page: Promise<{ rows: readonly unknown[] }>): Promise<number> => page.then(({ rows }) => rows.length);
const listed = (list: Promise<readonly unknown[]>): Promise<number> => list.then(({ length }) => length);

const found = (one: Promise<unknown>): Promise<number> => one.then((it) => (it === undefined ? 0 : 1));
const hour = { from: '2026-10-01T02:00:00.000Z', before: '2026-10-01T03:00:00.000Z' };
/** Of the first commit on a test's clock, with its counted ids. */
const firstEntry = `jrn_${encodeTime(Date.parse('2026-10-01T02:00:00.000Z'))}${'1'.padStart(16, '0')}`;

const enrollments = times((n) => sample('Enrollment', { personId: idOf('person', n) }));
const trainings = times((n) => sample('Training', { id: idOf('training', n), startsAt: minute(n) }));
const tasks = times((n) => sample('Task', { subjectId: idOf('person', n) }));
const awards = times((n) => sample('Award', { personId: idOf('person', n), computedAt: minute(n) }));
const requests = times((n) => sample('PrivacyRequest', { id: idOf('privacyRequest', n), dueAt: minute(n) }));
const { findings } = sample('Recommendation');
const sessions = times((n) => sample('Session', { id: idOf('session', n), startsAt: minute(n) }));

/** Every one of them, by its name in `core/ports.ts`; one that is missing does not compile. */
export const patterns: { readonly [P in keyof Reads]: Pattern } = {
  agencies: {
    rows: times((n) => sample('Agency', { id: idOf('agency', n) })),
    read: (reads) => paged(reads.agencies(all)),
    serves: 'agencies by name',
  },
  partners: {
    rows: times((n) => sample('Partner', { id: idOf('partner', n) })),
    read: (reads) => paged(reads.partners(all)),
    serves: 'partners by name',
  },
  programs: {
    rows: times((n) => sample('Program', { id: idOf('program', n) })),
    read: (reads) => paged(reads.programs(all)),
    serves: 'programs by name',
  },
  personFile: {
    rows: (n) => [
      sample('Person'),
      ...times((each) => sample('Assignment', { from: day(each + 1), to: day(each + 2) }))(Math.max(0, n - 1)),
    ],
    read: (reads) => reads.personFile(personId).then((file) => (file?.assignments.length ?? -1) + 1),
    serves: 'person by id, with their assignments',
  },
  assignmentsOf: {
    rows: times((n) => sample('Assignment', { from: day(n + 1), to: day(n + 2) })),
    read: (reads) => listed(reads.assignmentsOf(personId)),
    serves: 'assignments of a person, at any date',
  },
  peopleOfAgency: {
    rows: times((n) => sample('Assignment', { personId: idOf('person', n) })),
    read: (reads) => paged(reads.peopleOfAgency(agencyId, all)),
    serves: 'people of an agency',
  },
  administratorsOf: {
    rows: times((n) => sample('Account', { subject: `s${n}`, personId: idOf('person', n), roles: ['AGENCY_ADMIN'] })),
    read: (reads) => listed(reads.administratorsOf(agencyId)),
    serves: 'administrators of an agency, who are told what it owes',
  },
  reportsOf: {
    rows: times((n) => sample('Assignment', { personId: idOf('person', n), supervisorId: personId })),
    read: (reads) => paged(reads.reportsOf(personId, all)),
    serves: 'reports of a supervisor',
  },
  trainingAggregate: {
    // A training, its counts and the rest sessions.
    rows: (n) => [sample('Training'), sample('TrainingCounts'), ...sessions(Math.max(0, n - 2))],
    read: (reads) => reads.trainingAggregate(trainingId).then((found) => (found?.sessions.length ?? -2) + 2),
    serves: 'a training with counts, sessions and waves',
  },
  trainingsByStatus: {
    rows: trainings,
    read: (reads) => paged(reads.trainingsByStatus('OPEN', all)),
    serves: 'trainings of a status by start',
  },
  plansOf: {
    rows: times((n) => sample('EvaluationPlan', { planVersion: n + 1 })),
    read: (reads) => listed(reads.plansOf(programId)),
    serves: 'evaluation plans of a program by version',
  },
  instrumentsOf: {
    rows: times((n) => sample('Instrument', { revision: n + 1 })),
    read: (reads) => listed(reads.instrumentsOf(programId)),
    serves: 'instruments of a program by code and revision',
  },
  trainingsOfProgram: {
    rows: trainings,
    read: (reads) => paged(reads.trainingsOfProgram(programId, all)),
    serves: 'trainings of a program',
  },
  trainingsOfOrganizer: {
    rows: trainings,
    read: (reads) => paged(reads.trainingsOfOrganizer(agencyId, all)),
    serves: 'trainings of an organizer',
  },
  trainingIdsOfPartner: {
    rows: times((n) => sample('TrainingPartner', { trainingId: idOf('training', n) })),
    read: (reads) => paged(reads.trainingIdsOfPartner(idOf('partner'), all)),
    serves: 'trainings that a partner serves',
  },
  servesProgram: {
    rows: times(() => sample('TrainingPartner')),
    read: (reads) => reads.servesProgram(idOf('partner'), programId).then((serves) => (serves ? 1 : 0)),
    atMost: 1,
    serves: 'whether a partner serves a program',
  },
  enrollmentsOfTraining: {
    rows: enrollments,
    read: (reads) => paged(reads.enrollmentsOfTraining(trainingId, all)),
    serves: 'participants of a training',
  },
  enrollmentsByStatus: {
    rows: enrollments,
    read: (reads) => paged(reads.enrollmentsByStatus(trainingId, 'CONFIRMED', all)),
    serves: 'participants of a training in a status',
  },
  enrollmentsOfPerson: {
    rows: times((n) => sample('Enrollment', { trainingId: idOf('training', n) })),
    read: (reads) => paged(reads.enrollmentsOfPerson(personId, all)),
    serves: 'my trainings by date',
  },
  screenOfPerson: {
    rows: times((n) => sample('Enrollment', { trainingId: idOf('training', n) })),
    read: (reads) => listed(reads.screenOfPerson(personId).then(({ enrollments }) => enrollments)),
    serves: 'my dashboard: trainings, awards and unanswered tasks',
  },
  enrollmentsInRange: {
    rows: enrollments,
    read: (reads) => listed(reads.enrollmentsInRange(trainingId, range)),
    serves: 'a chunk of a run',
  },
  enrollmentRanges: {
    rows: enrollments,
    read: (reads) => listed(reads.enrollmentRanges(trainingId, 1)),
    serves: 'the plan of a run',
  },
  nominationsOf: {
    rows: times((n) => sample('Enrollment', { trainingId: idOf('training', n), status: 'NOMINATED' })),
    read: (reads) => paged(reads.nominationsOf(agencyId, all)),
    serves: 'nominations that an agency has to decide',
  },
  waitingList: {
    rows: times((n) => sample('WaitingPlace', { seq: idOf('session', n).slice(4) })),
    read: (reads) => paged(reads.waitingList(trainingId, all)),
    serves: 'a training’s waiting list in order',
  },
  certificate: {
    rows: times(() =>
      sample('Enrollment', { certificate: { code: 'C', issuedAt: minute(0), revokedAt: null }, status: 'COMPLETED' }),
    ),
    read: (reads) => reads.certificate('C').then((found) => (found === undefined ? 0 : 1)),
    atMost: 1,
    serves: 'a certificate by its code',
  },
  attendanceOfSession: {
    rows: times((n) => sample('AttendanceRevision', { rev: idOf('session', n).slice(4) })),
    read: (reads) => paged(reads.attendanceOfSession(trainingId, idOf('session'), all)),
    serves: 'attendance of a session',
  },
  openTasksOf: {
    rows: times((n) => sample('Task', { subjectId: idOf('person', n), raterId: personId })),
    read: (reads) => paged(reads.openTasksOf(personId, minute(0), all)),
    serves: 'tasks that a rater owes',
  },
  tasksOfWave: {
    rows: tasks,
    read: (reads) => paged(reads.tasksOfWave(trainingId, 'BEHAVIOR', all)),
    serves: 'tasks of a wave',
  },
  tasksInRange: {
    rows: tasks,
    read: (reads) => listed(reads.tasksInRange(trainingId, 'BEHAVIOR', range)),
    serves: 'a chunk of a wave',
  },
  responsesInRange: {
    rows: times((n) => sample('Response', { subjectId: idOf('person', n) })),
    read: (reads) => listed(reads.responsesInRange(trainingId, 'BEHAVIOR', range)),
    serves: 'a chunk of a wave’s close',
  },
  ratersOwing: {
    rows: times((n) => sample('Task', { subjectId: idOf('person', n), raterId: idOf('person', n) })),
    read: (reads) => listed(reads.ratersOwing(trainingId, 'BEHAVIOR')),
    serves: 'who is told of a wave and reminded',
  },
  taskSubjectRanges: {
    rows: tasks,
    read: (reads) => listed(reads.taskSubjectRanges(trainingId, 'BEHAVIOR', 1)),
    serves: 'the plan of a wave’s close',
  },
  resultsOf: {
    rows: times((n) => sample('WaveResults', { waveCode: `WAVE${n}` })),
    read: (reads) => listed(reads.resultsOf(trainingId)),
    serves: 'results of a training by wave',
  },
  contributionsOf: {
    rows: times((n) => sample('Contribution', { trainingId: idOf('training', n) })),
    read: (reads) => listed(reads.contributionsOf(programId, 2027)),
    serves: 'roll-ups of a program or an agency, by year',
  },
  contributionsOfRegion: {
    rows: times((n) => sample('Contribution', { ofId: agencyId, region: '18.01', trainingId: idOf('training', n) })),
    read: (reads) => listed(reads.contributionsOfRegion('18.01', 2027)),
    serves: 'roll-ups of a region, by year',
  },
  wavesWithFindings: {
    rows: times((n) => sample('Contribution', { trainingId: idOf('training', n), findings })),
    read: (reads) => paged(reads.wavesWithFindings(programId, all)),
    serves: 'findings of a program, latest first',
  },
  recommendationsOf: {
    rows: times((n) => sample('Recommendation', { id: idOf('recommendation', n) })),
    read: (reads) => paged(reads.recommendationsOf(programId, { ...all, status: 'OPEN' })),
    serves: 'recommendations of a program by status',
  },
  commentsOf: {
    rows: times((n) => sample('RecommendationComment', { id: idOf('comment', n) })),
    read: (reads) => paged(reads.commentsOf(programId, idOf('recommendation'), all)),
    serves: 'discussion of a recommendation',
  },
  designsOf: {
    rows: times((n) => sample('ProgramDesign', { designVersion: n + 1 })),
    read: (reads) => listed(reads.designsOf(programId)),
    serves: 'designs of a program by version',
  },
  wavesDue: {
    rows: times((n) => sample('Wave', { trainingId: idOf('training', n), opensAt: minute(n) })),
    read: (reads) => paged(reads.wavesDue(minute(1000), all)),
    serves: 'the sweep: waves that are due',
  },
  awardsOfPerson: {
    rows: times((n) => sample('Award', { trainingId: idOf('training', n), computedAt: minute(n) })),
    read: (reads) => paged(reads.awardsOfPerson(personId, all)),
    serves: 'my awards',
  },
  awardsInRange: {
    rows: awards,
    read: (reads) => listed(reads.awardsInRange(trainingId, 'APPLICATION', range)),
    serves: 'a chunk of a recomputation',
  },
  awardsOfTraining: {
    rows: awards,
    read: (reads) => paged(reads.awardsOfTraining(trainingId, 'APPLICATION', all)),
    serves: 'awards of a training and stage',
  },
  awardsPendingApproval: {
    rows: awards,
    read: (reads) => paged(reads.awardsPendingApproval(programId, all)),
    serves: 'awards that wait for approval',
  },
  awardsPendingPayment: {
    rows: times((n) =>
      sample('Award', {
        personId: idOf('person', n),
        computedAt: minute(n),
        status: 'APPROVED',
        money: { waiting: [], proposed: 0, approved: 300_000, payments: [], lost: null },
      }),
    ),
    read: (reads) => paged(reads.awardsPendingPayment(programId, all)),
    serves: 'awards that wait for payment: the export of the payment office',
  },
  awardBatches: {
    rows: times((n) => sample('AwardBatch', { id: idOf('batch', n), submittedAt: minute(n) })),
    read: (reads) => paged(reads.awardBatches(programId, all)),
    serves: 'batches of awards that were submitted for approval',
  },
  ledgerOfPerson: {
    rows: times((n) => sample('LedgerEntry', { n })),
    read: (reads) => paged(reads.ledgerOfPerson(personId, all)),
    serves: 'ledger of a person, by award',
  },
  participationOf: {
    rows: times((n) => sample('Participation', { trainingId: idOf('training', n) })),
    read: (reads) => listed(reads.participationOf(agencyId, 2027)),
    serves: 'participation of an agency’s people, by year',
  },
  participationOfRegion: {
    rows: times((n) => sample('Participation', { trainingId: idOf('training', n), region: '18.01' })),
    read: (reads) => listed(reads.participationOfRegion('18.01', 2027)),
    serves: 'participation of a region, by year',
  },
  agenciesOfRegion: {
    rows: times((n) => sample('Agency', { id: idOf('agency', n), region: '18.01' })),
    read: (reads) => listed(reads.agenciesOfRegion('18.01')),
    serves: 'agencies of a region',
  },
  leaderboard: {
    rows: times((n) => sample('Points', { personId: idOf('person', n), points: n + 1 })),
    read: (reads) => listed(reads.leaderboard(programId, 2027)),
    serves: 'leaderboard of a program and year',
  },
  ledgerOfBudget: {
    rows: times((n) => sample('LedgerEntry', { n, at: minute(n) })),
    read: (reads) => paged(reads.ledgerOfBudget(programId, 2027, all)),
    serves: 'ledger of a budget by time',
  },
  budgetEntries: {
    rows: times((n) => sample('BudgetEntry', { at: minute(n) })),
    read: (reads) => paged(reads.budgetEntries(programId, 2027, all)),
    serves: 'statement of a budget by period',
  },
  budgetEntriesIn: {
    rows: times((n) => sample('BudgetEntry', { at: minute(n) })),
    read: (reads) => listed(reads.budgetEntriesIn(programId, 2027, {})),
    serves: 'balances of a budget at the ends of a period',
  },
  ledgerIn: {
    rows: times((n) => sample('LedgerEntry', { n })),
    read: (reads) => listed(reads.ledgerIn(personId, {})),
    serves: 'balances of a person’s ledger at the ends of a period',
  },
  recoveriesOf: {
    rows: times((n) => sample('Recovery', { personId: idOf('person', n) })),
    read: (reads) => paged(reads.recoveriesOf(programId, 2027, all)),
    serves: 'paid money that corrections take back',
  },
  recoveriesOfAward: {
    rows: times((n) => sample('Recovery', { n })),
    read: (reads) => listed(reads.recoveriesOfAward(sample('Recovery'))),
    serves: 'what an award’s increase is set off against',
  },
  schemesOf: {
    rows: times((n) => sample('Scheme', { schemeVersion: n + 1 })),
    read: (reads) => listed(reads.schemesOf(programId)),
    serves: 'versions of a program’s scheme',
  },
  budgetsOf: {
    rows: times((n) => sample('Budget', { year: 2027 + n })),
    read: (reads) => listed(reads.budgetsOf(programId)),
    serves: 'budgets of a program by year',
  },
  budgetQueue: {
    rows: times((n) => sample('BudgetPlace', { order: `000001#${String(n).padStart(5, '0')}` })),
    read: (reads) => paged(reads.budgetQueue(programId, 2027, all)),
    serves: 'awards that wait for budget, in order',
  },
  chunksOf: {
    rows: times((chunk) => sample('RunChunk', { chunk })),
    read: (reads) => listed(reads.chunksOf(trainingId, run)),
    serves: 'the close of a run',
  },
  slicesOf: {
    rows: times((n) => sample('SliceMarker', { slice: idOf('person', n) })),
    read: (reads) => listed(reads.slicesOf(trainingId, run, 0)),
    serves: 'what of a chunk is done',
  },
  privacyRequestsWaiting: {
    rows: requests,
    read: (reads) => paged(reads.privacyRequestsWaiting(all)),
    serves: 'privacy requests that wait for a decision, by the time by which it has to be made',
  },
  privacyRequestsOf: {
    rows: requests,
    read: (reads) => paged(reads.privacyRequestsOf(personId, all)),
    serves: 'privacy requests of a person',
  },
  erasures: {
    rows: times((n) =>
      sample('PrivacyRequest', {
        id: idOf('privacyRequest', n),
        right: 'ERASURE',
        fields: [],
        status: 'FULFILLED',
        decidedAt: minute(n),
      }),
    ),
    read: (reads) => paged(reads.erasures(all)),
    serves: 'erasures to be done again in a restored vault',
  },
  journalOfEntity: {
    rows: sessions,
    apart: true,
    read: (reads) => paged(reads.journalOfEntity(trainingId, all)),
    serves: 'audit by entity',
  },
  journalOfActor: {
    rows: sessions,
    apart: true,
    read: (reads) => paged(reads.journalOfActor(personId, all)),
    serves: 'audit by actor',
  },
  journalOfAction: {
    rows: sessions,
    apart: true,
    read: (reads) => paged(reads.journalOfAction('test.fill', all)),
    serves: 'audit by action',
  },
  readingsOf: {
    rows: times((n) => sample('PersonReading', { at: minute(n) })),
    read: (reads) => paged(reads.readingsOf(personId, all)),
    serves: 'who looked at a person',
  },
  journalOfDay: {
    rows: sessions,
    apart: true,
    read: (reads) => paged(reads.journalOfDay('2026-10-01', all)),
    serves: 'audit by day (UTC), replay',
  },
  entryIdsOf: {
    rows: sessions,
    apart: true,
    read: (reads) => listed(reads.entryIdsOf('2026-10-01', hour)),
    serves: 'the watch: entries of an hour',
  },
  sealedIdsOf: {
    rows: sessions,
    apart: true,
    sealed: true,
    read: (reads) => listed(reads.sealedIdsOf('2026-10-01', hour)),
    serves: 'the watch: which of them are sealed',
  },
  journalEntry: {
    rows: sessions,
    atMost: 1,
    read: (reads) => found(reads.journalEntry(firstEntry)),
    serves: 'an entry by its id',
  },
  seals: {
    rows: sessions,
    apart: true,
    sealed: true,
    read: (reads) => paged(reads.seals(all)),
    serves: 'the chain of seals',
  },
  sealByNumber: {
    rows: sessions,
    atMost: 1,
    sealed: true,
    read: (reads) => found(reads.sealByNumber(1)),
    serves: 'the proof of an entry',
  },
  sealOfEntry: {
    rows: sessions,
    atMost: 1,
    sealed: true,
    read: (reads) => found(reads.sealOfEntry(firstEntry)),
    serves: 'which seal an entry is in',
  },
};
