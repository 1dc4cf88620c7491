import { defaultInstruments, defaultPlan } from '../../../core/evaluation/default-plan';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { nipOf } from '../../support/given';
import type { Ids } from './world';

type Variables = Readonly<Record<string, unknown>>;

const words = (indonesian: string, english: string) => ({ indonesian, english });
const objectives = [{ kind: 'SKILL', text: 'Menyusun peta risiko', textEn: 'Draws up a risk map' }];
const written = { language: 'id', text: 'Praktik menempati dua sesi.' };
const thresholds = { responseRate: 6000, itemMean: 3, learningGain: 10, behavior: 7000, attendance: 7000 };
const waves = defaultPlan('any').waves.map(({ instrument: { code, revision }, opensManagerial = null, ...wave }) => ({
  ...wave,
  opensManagerial,
  instrumentCode: code,
  instrumentRevision: revision,
}));
const question = { code: 'relevance', text: words('Sesuai.', 'It fits.'), required: true, type: 'LIKERT' };
const tiers = [{ name: 'UTAMA', from: 9000, points: 150, amount: 0 }];
const scheme = {
  behaviorWeights: { self: 20, supervisor: 50, peer: 30 },
  behaviorWeightsWithSubordinates: { self: 15, supervisor: 45, peer: 25, subordinate: 15 },
  stages: [
    { stage: 'COMPLETION', attendanceGate: 8000, tiers, weights: [{ component: 'ATTENDANCE', weight: 60 }] },
    { stage: 'APPLICATION', tiers, weights: [{ component: 'BEHAVIOR', weight: 60 }] },
  ],
};
const lesson = { startsAt: '2027-04-12T02:00:00.000Z', endsAt: '2027-04-12T03:30:00.000Z', jp: 2, topic: 'Materi' };

/** Answers to a default questionnaire: 4, or 1 rupiah. */
function answersTo(code: string): object[] {
  const items = defaultInstruments('any').find((instrument) => instrument.code === code)?.items ?? [];
  return items
    .filter(({ type }) => type === 'LIKERT' || type === 'NUMBER')
    .map((item) => ({ item: item.code, number: item.type === 'LIKERT' ? 4 : 1 }));
}

/**
 * A request for each operation, and for each case of one, that succeeds for whoever may: what stands in it but the ids fits
 * the state of the world.
 */
export function callsWith(ids: Ids): Readonly<Record<string, Variables>> {
  const { program: programId, open: trainingId, person: personId } = ids;
  const year = 2027;
  const page = { first: 20 };
  const task = (of: { wave: string; kind: 'SELF' | 'SUPERVISOR' | 'AGENCY'; subject?: string; training?: string }) =>
    encodeTaskId({
      trainingId: of.training ?? ids.running,
      waveCode: of.wave,
      subjectId: of.subject ?? personId,
      raterKind: of.kind,
      n: 0,
    });
  const own = task({ wave: 'REACTION', kind: 'SELF' });
  const voided = task({ wave: 'BEHAVIOR', kind: 'SELF' });
  const supervisors = task({ wave: 'BEHAVIOR', kind: 'SUPERVISOR' });
  const agencys = task({ wave: 'RESULTS', kind: 'AGENCY', subject: ids.home });
  const enrollment = `${ids.ended}.${personId}`;
  const award = `${ids.ended}.APPLICATION.${personId}`;
  const recovery = `${programId}.${year}.${ids.ended}.APPLICATION.${personId}.5.04118/SP2D/2027`;
  const closed = `${ids.ended}.BEHAVIOR`;
  const finding = `${ids.ended}.BEHAVIOR.RESPONSE_RATE.PEER.-`;
  const recommendation = { programId, id: ids.proposed };
  const privacy = { id: ids.erasure, personId, expectedVersion: 1 };
  const planned = { trainingId, sessionId: ids.planned, expectedVersion: 1 };
  const moved = { id: ids.open, expectedVersion: 1 };
  const reason = 'Alasan';
  return {
    agencies: page,
    agency: { id: ids.home },
    attendance: { ...page, trainingId: ids.running, sessionId: ids.session },
    auditHead: {},
    auditProof: { entryId: ids.entry },
    award: { id: award },
    awardBatch: { id: ids.batch },
    awardBatches: { ...page, programId },
    awardsOfPerson: { ...page, personId },
    'awardsOfPerson: own': page,
    awardsOfTraining: { ...page, trainingId: ids.ended, stage: 'APPLICATION' },
    awardsPendingApproval: { ...page, programId },
    budget: { programId, year },
    budgetBalances: { programId, year },
    budgetLedger: { ...page, programId, year },
    budgetQueue: { ...page, programId, year },
    budgetStatement: { ...page, programId, year },
    budgets: { programId },
    certificate: { enrollmentId: enrollment },
    compareTraining: { trainingId: ids.ended },
    dataFile: { ...page, personId, requestId: ids.accessRequest, section: 'PERSON' },
    enrollment: { id: enrollment },
    enrollments: { ...page, trainingId: ids.ended },
    enrollmentsOfPerson: { ...page, personId },
    'enrollmentsOfPerson: own': page,
    evaluationPlans: { programId },
    explainAward: { id: award },
    incentivePreview: { trainingId: ids.ended, personId },
    instruments: { programId },
    journal: { ...page, entity: programId },
    journalOfAction: { ...page, action: 'program.create' },
    journalOfActor: { ...page, actor: personId },
    journalOfDay: { ...page, day: '2027-03-28' },
    jpAttainment: { agencyId: ids.home, year },
    'jpAttainment: own': { year },
    'jpAttainment: of a region': { region: '18.01', year },
    jpOfAgency: { ...page, agencyId: ids.home },
    'jpOfAgency: own': page,
    jpProgress: { personId },
    'jpProgress: own': {},
    labels: {},
    leaderboard: { programId, year },
    ledger: { ...page, personId },
    'ledger: own': page,
    ledgerBalances: { personId },
    'ledgerBalances: own': {},
    me: {},
    missingAttendance: { ...page, trainingId: ids.running },
    myAnswers: { taskId: task({ wave: 'REACTION', kind: 'SELF', training: ids.ended }) },
    myDashboard: {},
    myDraft: { taskId: own },
    myTasks: { ...page, of: 'PERSON' },
    'myTasks: of the agency': { ...page, of: 'AGENCY' },
    nominations: { ...page, agencyId: ids.home },
    'nominations: own': page,
    participation: { agencyId: ids.home, year },
    'participation: own': { year },
    'participation: of a region': { region: '18.01', year },
    partner: { id: ids.partner },
    partners: page,
    people: { ...page, agencyId: ids.home },
    'people: own': page,
    person: { id: personId },
    personByNip: { nip: ids.nip },
    previewEvaluationPlan: {
      input: {
        programId,
        agencies: 1,
        people: 30,
        category: 'TECHNICAL',
        endedAt: '2027-03-01T09:00:00.000Z',
        thresholds,
        waves,
      },
    },
    previewScheme: { programId, schemeVersion: 2, trainingIds: [ids.ended] },
    privacyRequests: { ...page, personId },
    'privacyRequests: own': page,
    privacyWorklist: page,
    program: { id: programId },
    programDesigns: { programId },
    programFindings: { ...page, programId },
    programReport: { programId, year, format: 'CSV' },
    programTrend: { programId },
    programs: page,
    readings: { ...page, personId },
    recommendation,
    recommendationComments: { ...page, ...recommendation },
    recommendations: { ...page, programId },
    recoveries: { ...page, programId, year },
    repeatedAbsentees: { agencyId: ids.home, year },
    'repeatedAbsentees: own': { year },
    reports: { ...page, supervisorId: ids.supervisor },
    results: { trainingId: ids.ended },
    rollUps: { of: { programId } },
    'rollUps: of an agency': { of: { agencyId: ids.home } },
    'rollUps: of a region': { of: { region: '18.01' } },
    schemes: { programId },
    seals: page,
    task: { id: own },
    'task: of a supervisor': { id: supervisors },
    'task: of an agency': { id: agencys },
    tasksOfWave: { ...page, waveId: closed },
    textAnswers: { waveId: closed },
    training: { id: trainingId },
    'training: with a wave that is open': { id: ids.running },
    'training: a draft': { id: ids.draft },
    trainings: { ...page, filter: { programId } },
    verifyCertificate: { code: ids.code },
    waitingList: { ...page, trainingId },
    waveReport: { waveId: closed, format: 'CSV' },

    acceptRecommendation: { input: { ...recommendation, expectedVersion: 1 } },
    addSession: { input: { trainingId, ...lesson } },
    applyRecommendations: {
      input: { programId, expectedVersion: 2, recommendations: [ids.accepted], summary: written },
    },
    approveAwardBatch: { input: { id: ids.batch, hash: '0'.repeat(64) } },
    assignPerson: { input: { personId, agencyId: ids.home, from: '2027-03-01' } },
    'approveAwardBatch: with an own award': { input: { id: ids.ownBatch, hash: '0'.repeat(64) } },
    'assignPerson: to another agency': { input: { personId, agencyId: ids.elsewhere, from: '2027-03-01' } },
    bindAccount: { input: { subject: 'new-subject', personId, roles: ['PARTICIPANT'] } },
    cancelSession: { input: { ...planned, reason } },
    cancelTraining: { input: { ...moved, reason } },
    carryBudget: { input: { programId, from: year, to: year + 1, reason } },
    changeQuota: { input: { trainingId, quota: 60 } },
    checkIn: { input: { trainingId: ids.running, sessionId: ids.session } },
    commentOnRecommendation: { input: { programId, recommendationId: ids.proposed, ...written } },
    createEvaluationPlan: { input: { programId, planVersion: 3, thresholds, waves } },
    createInstrument: {
      input: { programId, code: 'NEW', revision: 1, title: words('Baru', 'New'), items: [question] },
    },
    createProgram: { input: { name: 'Baru', nameEn: 'New', objectives } },
    createSchemeVersion: { input: { programId, schemeVersion: 3, ...scheme } },
    createTraining: {
      input: {
        programId,
        organizerId: ids.organizer,
        title: 'Pelatihan',
        type: 'TRAINING',
        category: 'TECHNICAL',
        delivery: 'CLASSICAL',
        location: 'Metro',
        hasTest: true,
        quota: 30,
      },
    },
    creditBudget: { input: { programId, year, amount: 100_000, reason } },
    decideNomination: { input: { trainingId, personId, decision: 'REJECT', reason } },
    decideNominations: { input: { trainingId, decisions: [{ personId, decision: 'REJECT', reason }] } },
    declineRecommendation: { input: { ...recommendation, expectedVersion: 1, reason } },
    dismissAwardBatch: { input: { id: ids.batch, reason } },
    endAssignment: { input: { personId, to: '2027-03-01' } },
    endTrainingEarly: { input: { id: ids.running, expectedVersion: 1, reason } },
    exportApprovedAwards: { programId },
    finalizeTraining: { input: { id: ids.closing, expectedVersion: 1 } },
    fulfillPrivacyRequest: { input: { ...privacy, id: ids.accessRequest } },
    giveConsent: { purpose: 'LEADERBOARD', given: true },
    importSettlements: {
      rows: [{ award: `${ids.ended}.APPLICATION.${ids.payee}`, amount: 300_000, reference: '1/SP2D/2027' }],
    },
    'importSettlements: of an own award': { rows: [{ award, amount: 500_000, reference: '1/SP2D/2027' }] },
    liftRestriction: { input: { ...privacy, id: ids.restriction } },
    nominate: { input: { trainingId: ids.opener, personIds: [personId] } },
    openBudget: { input: { programId, year: year + 1, total: 1_000_000, legalBasis: 'Pergub 9' } },
    proposeRecommendation: { input: { programId, title: 'Praktik', findings: [finding], ...written } },
    publishScheme: { input: { programId, schemeVersion: 2, expectedVersion: 1 } },
    publishTraining: { input: { id: ids.draft, expectedVersion: 1 } },
    reassignTask: { input: { taskId: supervisors, raterId: ids.colleague, expectedVersion: 1, reason } },
    recordAttendance: {
      input: { trainingId: ids.running, sessionId: ids.session, records: [{ personId, status: 'PRESENT' }] },
    },
    recordRecovery: { input: { id: recovery, reference: 'STS 1' } },
    recordScores: { input: { trainingId: ids.running, scores: [{ personId, postTest: 90 }] } },
    refusePrivacyRequest: { input: { ...privacy, ground: 'STATE_ADMINISTRATION', reason } },
    registerAgency: { input: { name: 'Dinas Baru', nameEn: 'New Agency', level: 'REGENCY', region: '18.03' } },
    registerPartner: {
      input: {
        name: 'Lembaga',
        type: 'UNIVERSITY',
        agreement: { number: '1/2027', from: '2027-01-01', to: '2028-01-01' },
      },
    },
    registerPeople: {
      people: [
        {
          agencyId: ids.home,
          name: 'Orang Baru',
          nip: nipOf(501),
          employmentType: 'PNS',
          rank: 'III/a',
          positionKind: 'FUNCTIONAL',
          positionName: 'Analis',
          from: '2027-01-01',
        },
      ],
    },
    reissueTask: { input: { taskId: voided, expectedVersion: 1, reason } },
    rejectAwards: { input: { awards: [award], reason } },
    reopenTraining: { input: { id: ids.finalized, expectedVersion: 1, reason } },
    requestPrivacy: { input: { personId, right: 'ACCESS' } },
    'requestPrivacy: own': { input: { right: 'ACCESS' } },
    rescheduleSession: { input: { ...planned, startsAt: lesson.startsAt, endsAt: lesson.endsAt } },
    reverseAward: { input: { award, reason } },
    saveDraft: { input: { taskId: own, answers: [{ item: 'relevance', number: 4 }] } },
    submitAwardBatch: { input: { awards: [award] } },
    submitResponse: { input: { taskId: own, answers: answersTo('REACTION') } },
    'submitResponse: of a supervisor': { input: { taskId: supervisors, answers: answersTo('BEHAVIOR') } },
    'submitResponse: of an agency': { input: { taskId: agencys, answers: answersTo('RESULTS') } },
    updateEvaluationPlan: { input: { programId, planVersion: 2, expectedVersion: 1, thresholds, waves } },
    updateInstrument: {
      input: {
        programId,
        code: 'REACTION',
        revision: 2,
        expectedVersion: 1,
        title: words('Baru', 'New'),
        items: [question],
      },
    },
    updatePerson: { input: { id: personId, expectedVersion: 2, rank: 'X' } },
    updateProfile: { input: { id: personId, expectedVersion: 2, name: 'Nama Baru' } },
    updateProgram: { input: { id: programId, expectedVersion: 2, name: 'Nama Baru' } },
    updateSchemeVersion: { input: { programId, schemeVersion: 2, expectedVersion: 1, ...scheme } },
    updateSession: { input: { ...planned, topic: 'Topik baru' } },
    updateTraining: { input: { ...moved, title: 'Judul baru' } },
    voidTask: { input: { taskId: own, expectedVersion: 1, reason } },
    waiveRecovery: { input: { id: recovery, reason } },
    withdraw: { input: { trainingId, personId } },
  };
}
