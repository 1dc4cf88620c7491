import type { Role } from '../../../core/access';
import { everybody, type Who } from './world';

/**
 * What the specification says about who may what, written from its table of roles and not from the rules of the code:
 * one line for each sentence of it. Whoever a line does not name is refused. An operation is named by itself, or with
 * a case (`training: a draft`) where the answer depends on what it is asked about.
 */
interface Line {
  /** Where the specification says so. */
  readonly because: string;
  readonly who: readonly Who[];
  readonly operations: readonly string[];
  /** Told why, instead of as if there were nothing: it is their own case. */
  readonly otherwise?: { readonly [W in Who]?: string };
}

const inARole = everybody.filter((who) => who !== 'noRole' && who !== 'system');

export const lines: readonly Line[] = [
  {
    because:
      'Certificates are verified by anybody who has the code; everybody may know as whom they act, and what words mean.',
    who: everybody,
    operations: ['me', 'labels', 'verifyCertificate'],
  },
  {
    because:
      'What trainings, programs, agencies and partners there are, and by which rules incentives are earned, is for all who have a part in the program.',
    who: inARole,
    operations: [
      'agencies',
      'agency',
      'partners',
      'partner',
      'programs',
      'program',
      'trainings',
      'training',
      'training: with a wave that is open',
      'schemes',
      'leaderboard',
    ],
  },
  {
    because: 'What is not published is seen by those who make it, who serve or teach in it, and the auditor.',
    who: ['organizer', 'province', 'facilitator', 'partner', 'auditor'],
    operations: ['training: a draft'],
  },
  // PARTICIPANT: own enrollments, check-in, own tasks, own results, awards and data; privacy requests.
  {
    because:
      'PARTICIPANT: own enrollments, awards and data. Where nobody is named it is oneself, for whoever may name anybody too.',
    who: ['self', 'colleague', 'province', 'auditor'],
    operations: ['enrollmentsOfPerson: own', 'awardsOfPerson: own', 'ledger: own', 'ledgerBalances: own'],
  },
  {
    because: 'The same, and an administrator is of the people of their own agency.',
    who: ['self', 'colleague', 'agencyAdmin', 'organizingAdmin', 'otherAdmin', 'province', 'auditor'],
    operations: ['jpProgress: own', 'privacyRequests: own'],
  },
  {
    because: 'PARTICIPANT: privacy requests; an administrator may ask for people of their own agency.',
    who: ['self', 'colleague', 'agencyAdmin', 'organizingAdmin', 'otherAdmin', 'province'],
    operations: ['requestPrivacy: own'],
  },
  {
    because: 'PARTICIPANT: own data, which they alone show to others.',
    who: ['self', 'colleague'],
    operations: ['giveConsent'],
  },
  { because: 'PARTICIPANT: own results.', who: ['self'], operations: ['certificate'] },
  {
    because: 'PARTICIPANT: check-in, for who is confirmed. That somebody is not themself is no secret from them.',
    who: ['self'],
    otherwise: { colleague: 'NOT_CONFIRMED' },
    operations: ['checkIn'],
  },
  {
    because: 'Raters answer their own tasks; item answers are readable by their author only.',
    who: ['self'],
    operations: ['task', 'myDraft', 'saveDraft', 'submitResponse', 'myAnswers'],
  },
  {
    because: 'SUPERVISOR: answer the tasks assigned.',
    who: ['supervisor'],
    operations: ['task: of a supervisor', 'submitResponse: of a supervisor'],
  },
  {
    because: 'AGENCY_ADMIN: RESULTS tasks, for any of the agency’s administrators.',
    who: ['agencyAdmin'],
    operations: ['task: of an agency', 'submitResponse: of an agency'],
  },
  {
    because: 'Who can be a rater sees what they still owe.',
    who: ['self', 'colleague', 'supervisor', 'formerSupervisor', 'otherSupervisor'],
    operations: ['myTasks'],
  },
  {
    because: 'The same, of the agency.',
    who: ['agencyAdmin', 'organizingAdmin', 'otherAdmin'],
    operations: ['myTasks: of the agency'],
  },
  {
    because: 'Own enrollments, tasks and awards at once, for whoever may see one of them.',
    who: ['self', 'colleague', 'supervisor', 'formerSupervisor', 'otherSupervisor', 'province', 'auditor'],
    operations: ['myDashboard'],
  },
  // A person’s data, which others see only through a role.
  {
    because:
      'PARTICIPANT: own awards. SUPERVISOR: not their awards. PROVINCE_ADMIN: approval and reversal of awards. AUDITOR: everything.',
    who: ['self', 'province', 'auditor'],
    operations: ['award', 'awardsOfPerson', 'explainAward', 'incentivePreview', 'ledger', 'ledgerBalances'],
  },
  {
    because:
      'SUPERVISOR: their reports’ enrollments, attendance, completion and JP. AGENCY_ADMIN: people of own agency.',
    who: ['self', 'supervisor', 'agencyAdmin', 'province', 'auditor'],
    operations: ['enrollmentsOfPerson', 'jpProgress', 'person', 'personByNip'],
  },
  {
    because: 'The same, and those who run the training or teach in it.',
    who: ['self', 'supervisor', 'agencyAdmin', 'organizer', 'facilitator', 'province', 'auditor'],
    operations: ['enrollment'],
  },
  {
    because: 'Privacy requests are the person’s; the agency that keeps the data and the province see to them.',
    who: ['self', 'agencyAdmin', 'province', 'auditor'],
    operations: ['privacyRequests'],
  },
  {
    because: 'By the person, or for them by an administrator.',
    who: ['self', 'agencyAdmin', 'province'],
    operations: ['requestPrivacy'],
  },
  {
    because: 'Everything that is held about a person is for them, by the hands of the province.',
    who: ['self', 'province'],
    operations: ['dataFile', 'liftRestriction'],
  },
  {
    because: 'Privacy requests are decided by the province.',
    who: ['province'],
    operations: ['fulfillPrivacyRequest', 'refusePrivacyRequest'],
  },
  { because: 'What waits for the province’s decision.', who: ['province', 'auditor'], operations: ['privacyWorklist'] },
  // AGENCY_ADMIN: people and assignments of own agency, approval of nominations, imports, agency dashboard.
  {
    because: 'AGENCY_ADMIN: people of own agency, approval of nominations, agency dashboard.',
    who: ['agencyAdmin', 'province', 'auditor'],
    operations: [
      'people',
      'nominations',
      'jpOfAgency',
      'participation',
      'jpAttainment',
      'repeatedAbsentees',
      'rollUps: of an agency',
    ],
  },
  {
    because: 'The same of one’s own agency, where none is named.',
    who: ['agencyAdmin', 'organizingAdmin', 'otherAdmin', 'province', 'auditor'],
    operations: ['people: own', 'nominations: own', 'jpOfAgency: own', 'repeatedAbsentees: own'],
  },
  {
    because: 'The same, and a rate needs an agency to be of.',
    who: ['agencyAdmin', 'organizingAdmin', 'otherAdmin'],
    operations: ['participation: own', 'jpAttainment: own'],
  },
  {
    because: 'SUPERVISOR: current reports. PROVINCE_ADMIN acts where no agency does; AUDITOR: everything.',
    who: ['supervisor', 'province', 'auditor'],
    operations: ['reports'],
  },
  {
    because: 'AGENCY_ADMIN: people and assignments of own agency, imports; the province for every agency.',
    who: ['agencyAdmin', 'province'],
    operations: ['registerPeople', 'updatePerson', 'updateProfile', 'assignPerson', 'endAssignment'],
  },
  {
    because: 'A transfer to another agency is for who may act for both.',
    who: ['province'],
    operations: ['assignPerson: to another agency'],
  },
  {
    because: 'AGENCY_ADMIN: approval of nominations.',
    who: ['agencyAdmin'],
    operations: ['decideNomination', 'decideNominations'],
  },
  {
    because: 'SUPERVISOR: nominate current reports; people nominate themselves, and agencies theirs.',
    who: ['self', 'supervisor', 'agencyAdmin', 'province'],
    operations: ['nominate'],
  },
  {
    because: 'PARTICIPANT: own enrollments; who approved and who runs the training may give a place back.',
    who: ['self', 'agencyAdmin', 'organizer', 'province'],
    operations: ['withdraw'],
  },
  // ORGANIZER: trainings of own agency: sessions, attendance, scores, finalizing, aggregates. FACILITATOR: attendance and scores of own sessions.
  {
    because: 'ORGANIZER: trainings of own agency, sessions, finalizing; the province for every agency.',
    who: ['organizer', 'province'],
    operations: [
      'createTraining',
      'updateTraining',
      'publishTraining',
      'addSession',
      'updateSession',
      'rescheduleSession',
      'cancelSession',
      'changeQuota',
      'endTrainingEarly',
      'finalizeTraining',
      'cancelTraining',
    ],
  },
  { because: 'PROVINCE_ADMIN: reopening.', who: ['province'], operations: ['reopenTraining'] },
  {
    because: 'ORGANIZER and FACILITATOR: attendance and scores; the latter of own sessions.',
    who: ['organizer', 'facilitator', 'province'],
    operations: ['recordAttendance'],
  },
  {
    because: 'A score is of the training: for whoever leads a session of it.',
    who: ['organizer', 'facilitator', 'otherFacilitator', 'province'],
    operations: ['recordScores'],
  },
  {
    because: 'Attendance of a session is for who runs the training and who leads it.',
    who: ['organizer', 'facilitator', 'province', 'auditor'],
    operations: ['attendance'],
  },
  {
    because: 'Who runs a training, or leads a session of it, sees who is in it.',
    who: ['organizer', 'facilitator', 'province', 'auditor'],
    operations: ['enrollments', 'waitingList'],
  },
  {
    because: 'The same, where another one leads a session too.',
    who: ['organizer', 'facilitator', 'otherFacilitator', 'province', 'auditor'],
    operations: ['missingAttendance'],
  },
  {
    because:
      'ORGANIZER: aggregates of own trainings, also among earlier runs. PARTNER: of what it serves. Who taught learns what was said of it.',
    who: ['organizer', 'facilitator', 'partner', 'province', 'auditor'],
    operations: ['results', 'waveReport', 'compareTraining'],
  },
  {
    because: 'Whom a wave asks, without rater and answers: for who runs the training.',
    who: ['organizer', 'province', 'auditor'],
    operations: ['tasksOfWave'],
  },
  {
    because: 'What at least three wrote, without whom it concerns: for who runs the training, and nobody outside.',
    who: ['organizer', 'province'],
    operations: ['textAnswers'],
  },
  // PARTNER: trainings and programs it serves: aggregates and recommendations, no personal data.
  {
    because:
      'PARTNER: programs it serves, aggregates and recommendations. PROVINCE_ADMIN: recommendations. ORGANIZER: of own trainings alone.',
    who: ['partner', 'province', 'auditor'],
    operations: [
      'rollUps',
      'programTrend',
      'programReport',
      'programFindings',
      'recommendation',
      'recommendations',
      'recommendationComments',
      'programDesigns',
    ],
  },
  {
    because: 'The same of a region: no role but the province’s is for one.',
    who: ['province', 'auditor'],
    operations: ['rollUps: of a region', 'participation: of a region', 'jpAttainment: of a region'],
  },
  {
    because: 'A partner advises by which plan and questions a program is evaluated; organizers run trainings by them.',
    who: ['organizer', 'otherOrganizer', 'partner', 'province', 'auditor'],
    operations: ['evaluationPlans', 'instruments'],
  },
  {
    because: 'PARTNER: recommendations of the programs it serves. PROVINCE_ADMIN: recommendations.',
    who: ['partner', 'province'],
    operations: ['proposeRecommendation', 'commentOnRecommendation'],
  },
  // PROVINCE_ADMIN: programs, plans, schemes, budgets, approval and reversal of awards, reopening, recommendations.
  {
    because: 'PROVINCE_ADMIN: programs, plans, schemes, budgets, recommendations.',
    who: ['province'],
    operations: [
      'createProgram',
      'updateProgram',
      'createEvaluationPlan',
      'updateEvaluationPlan',
      'previewEvaluationPlan',
      'createInstrument',
      'updateInstrument',
      'createSchemeVersion',
      'updateSchemeVersion',
      'publishScheme',
      'previewScheme',
      'openBudget',
      'creditBudget',
      'carryBudget',
      'acceptRecommendation',
      'declineRecommendation',
      'applyRecommendations',
      'registerAgency',
      'registerPartner',
      'bindAccount',
    ],
  },
  {
    because: 'After the opening a task moves by an administrator with a reason.',
    who: ['province'],
    operations: ['reassignTask', 'reissueTask', 'voidTask'],
  },
  {
    because: 'PROVINCE_ADMIN: approval and reversal of awards; finance approves nothing, and gives no public money up.',
    who: ['province'],
    operations: [
      'submitAwardBatch',
      'approveAwardBatch',
      'approveAwardBatch: with an own award',
      'dismissAwardBatch',
      'rejectAwards',
      'reverseAward',
      'waiveRecovery',
    ],
  },
  {
    because: 'Awards of everybody are for who approves them.',
    who: ['province', 'auditor'],
    operations: ['awardBatch', 'awardBatches', 'awardsOfTraining', 'awardsPendingApproval'],
  },
  // FINANCE: export of approved awards, import of settlements and recoveries.
  {
    because: 'FINANCE: export of approved awards, import of settlements and recoveries.',
    who: ['finance'],
    operations: ['exportApprovedAwards', 'importSettlements', 'recordRecovery'],
  },
  {
    because: 'Of an award that is not approved nothing can be settled.',
    who: [],
    otherwise: { finance: 'NOT_APPROVED' },
    operations: ['importSettlements: of an own award'],
  },
  {
    because: 'PROVINCE_ADMIN: budgets. FINANCE pays from them and recovers into them.',
    who: ['finance', 'province', 'auditor'],
    operations: ['budget', 'budgets', 'budgetStatement', 'budgetBalances', 'budgetLedger', 'budgetQueue', 'recoveries'],
  },
  // AUDITOR: reads everything with personal data masked, the trail and its proofs.
  {
    because: 'AUDITOR: the trail and its proofs; the province answers for what is in it.',
    who: ['province', 'auditor'],
    operations: [
      'journal',
      'journalOfActor',
      'journalOfAction',
      'journalOfDay',
      'readings',
      'auditHead',
      'auditProof',
      'seals',
    ],
  },
];

/** The line of each operation and case. */
export const expected = new Map(lines.flatMap((line) => line.operations.map((name) => [name, line] as const)));

interface OwnCase {
  readonly as: Role;
  readonly refused: string;
  /** What an account without a person is told, which could be the person's own. */
  readonly unnamed?: string;
}

/** Nobody approves their own nomination or award, and nobody decides about themself: the person, in the role that decides. */
export const ownCases: Readonly<Record<string, OwnCase>> = {
  decideNomination: { as: 'AGENCY_ADMIN', refused: 'OWN_NOMINATION' },
  decideNominations: { as: 'AGENCY_ADMIN', refused: 'OWN_NOMINATION' },
  submitAwardBatch: { as: 'PROVINCE_ADMIN', refused: 'OWN_AWARD', unnamed: 'NO_PERSON' },
  'approveAwardBatch: with an own award': { as: 'PROVINCE_ADMIN', refused: 'OWN_AWARD', unnamed: 'NO_PERSON' },
  rejectAwards: { as: 'PROVINCE_ADMIN', refused: 'OWN_AWARD', unnamed: 'NO_PERSON' },
  reverseAward: { as: 'PROVINCE_ADMIN', refused: 'OWN_AWARD', unnamed: 'NO_PERSON' },
  waiveRecovery: { as: 'PROVINCE_ADMIN', refused: 'OWN_AWARD', unnamed: 'NO_PERSON' },
  recordRecovery: { as: 'FINANCE', refused: 'OWN_AWARD', unnamed: 'NO_PERSON' },
  'importSettlements: of an own award': { as: 'FINANCE', refused: 'OWN_AWARD', unnamed: 'NO_PERSON' },
  fulfillPrivacyRequest: { as: 'PROVINCE_ADMIN', refused: 'NOT_FOUND', unnamed: 'NOT_FOUND' },
  refusePrivacyRequest: { as: 'PROVINCE_ADMIN', refused: 'NOT_FOUND', unnamed: 'NOT_FOUND' },
  voidTask: { as: 'PROVINCE_ADMIN', refused: 'NOT_FOUND', unnamed: 'NOT_FOUND' },
  reassignTask: { as: 'PROVINCE_ADMIN', refused: 'NOT_FOUND', unnamed: 'NOT_FOUND' },
  reissueTask: { as: 'PROVINCE_ADMIN', refused: 'NOT_FOUND', unnamed: 'NOT_FOUND' },
};
