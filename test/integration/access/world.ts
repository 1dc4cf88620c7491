import type { Actor, Role } from '../../../core/access';
import { Change } from '../../../core/change';
import type { Entity } from '../../../core/entities';
import { closeWave } from '../../../core/evaluation/close-wave';
import { defaultInstruments, defaultPlan } from '../../../core/evaluation/default-plan';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { openBudget } from '../../../core/incentive/open-budget';
import { actorOf } from '../../../functions/shared/actor';
import { idOf, sample } from '../../support/entities';
import { nipOf, provinceAdmin } from '../../support/given';
import type { TestTable } from '../../support/with-table';
import { answer, drain, givenEnded, openBehavior, participant, put, rate, settle } from '../run/scene';

/** In a world whose every relation has somebody: what there is, by name. */
export const ids = {
  /** Runs the trainings. */
  organizer: idOf('agency', 1),
  /** Where the person serves whose data it is all about. */
  home: idOf('agency', 2),
  elsewhere: idOf('agency', 3),
  partner: idOf('partner', 1),
  program: idOf('program', 1),
  /** Ended, with everything that follows from it. */
  ended: idOf('training', 1),
  /** Takes nominations; the person is nominated. */
  open: idOf('training', 2),
  draft: idOf('training', 3),
  /** A session of it is being held now; a wave asks about it. */
  running: idOf('training', 4),
  finalized: idOf('training', 5),
  /** Ended, and its records may still be corrected. */
  closing: idOf('training', 7),
  /** Of the training that is running. */
  session: idOf('session', 41),
  /** Of the training that takes nominations. */
  planned: idOf('session', 21),
  person: participant(1),
  /** Of the same agency, in another training. */
  colleague: idOf('person', 50),
  supervisor: idOf('person', 900),
  batch: idOf('batch', 1),
  /** Contains an award of the person. */
  ownBatch: idOf('batch', 2),
  proposed: idOf('recommendation', 1),
  accepted: idOf('recommendation', 2),
  /** Of the journal; see `givenWorld`. */
  entry: idOf('journal', 1),
  erasure: idOf('privacyRequest', 1),
  accessRequest: idOf('privacyRequest', 2),
  restriction: idOf('privacyRequest', 3),
  /** Takes nominations, and nobody is in it yet. */
  opener: idOf('training', 6),
  /** Whose award is approved. */
  payee: participant(3),
  nip: nipOf(1),
  /** Of the person's certificate; see `givenWorld`. */
  code: '',
} as const;
export type Ids = { readonly [Name in keyof typeof ids]: string };

/** Nothing has one of these ids. */
export const unknownIds: Ids = {
  ...(Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, `${id.slice(0, -6)}999999`])) as Ids),
  nip: nipOf(999),
  code: 'ZZZZZ-ZZZZZ-ZZZZZ',
};

export const NOW = '2027-03-28T02:30:00.000Z';
const YEAR = 2027;

const held = (roles: readonly Role[], who: { person?: number; agency?: string; partner?: string } = {}): Actor =>
  actorOf(
    {
      sub: `subject-${roles.join('-')}-${who.person ?? 0}`,
      roles: roles.join(' '),
      ...(who.person === undefined ? {} : { person: idOf('person', who.person) }),
      ...(who.agency === undefined ? {} : { agency: who.agency }),
      ...(who.partner === undefined ? {} : { partner: who.partner }),
    },
    () => true,
  );

/** Everybody in one role each, from the claims of a token, and how they stand to the data. */
export const actors = {
  /** The participant whose data it is. */
  self: held(['PARTICIPANT'], { person: 1, agency: ids.home }),
  /** A participant of the same agency. */
  colleague: held(['PARTICIPANT'], { person: 50, agency: ids.home }),
  supervisor: held(['SUPERVISOR'], { person: 900, agency: ids.home }),
  /** Supervised the person until a month ago. */
  formerSupervisor: held(['SUPERVISOR'], { person: 902, agency: ids.home }),
  /** Supervises others, elsewhere. */
  otherSupervisor: held(['SUPERVISOR'], { person: 901, agency: ids.elsewhere }),
  /** Leads sessions of the trainings. */
  facilitator: held(['FACILITATOR'], { person: 903, agency: ids.elsewhere }),
  otherFacilitator: held(['FACILITATOR'], { person: 904, agency: ids.home }),
  /** Of the agency that runs the trainings. */
  organizer: held(['ORGANIZER'], { person: 905, agency: ids.organizer }),
  /** Of the person's own agency, which does not run them. */
  otherOrganizer: held(['ORGANIZER'], { person: 906, agency: ids.home }),
  /** Of the person's agency. */
  agencyAdmin: held(['AGENCY_ADMIN'], { person: 907, agency: ids.home }),
  /** Of the agency that runs the trainings. */
  organizingAdmin: held(['AGENCY_ADMIN'], { person: 908, agency: ids.organizer }),
  otherAdmin: held(['AGENCY_ADMIN'], { person: 909, agency: ids.elsewhere }),
  province: held(['PROVINCE_ADMIN'], { person: 910 }),
  finance: held(['FINANCE'], { person: 911 }),
  /** Serves the trainings and their program. */
  partner: held(['PARTNER'], { partner: ids.partner }),
  otherPartner: held(['PARTNER'], { partner: idOf('partner', 2) }),
  auditor: held(['AUDITOR'], { person: 912 }),
  /** A token that claims to be the platform. */
  system: held(['SYSTEM'], { person: 913 }),
  /** Signed in, without a role. */
  noRole: held([], { person: 914, agency: ids.home }),
} satisfies Readonly<Record<string, Actor>>;
export type Who = keyof typeof actors;
export const everybody = Object.keys(actors) as readonly Who[];

/** Whose name, NIP and address are in the vault; the number is the person's. */
export const nameOf = (n: number): string => `Nama Rahasia Nomor ${n}.`;
const people = [1, 2, 3, 4, 50, 900, 901, 902, 903, 904, 905, 906, 907, 908, 909, 910, 911, 912, 914];
/** Whose processing is restricted, and who has been erased; both serve where the person does. */
export const restricted = 60;
export const erased = 61;
/** Serves elsewhere, under another supervisor. */
export const stranger = 70;

/** Makes it, and returns what there is. */
export async function givenWorld(table: TestTable): Promise<Ids> {
  const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
  const { deps, clock } = table;
  const { organizer, home, elsewhere } = ids;
  await put(deps, [
    sample('Agency', { id: organizer, region: '18' }),
    sample('Agency', { id: home, region: '18.01' }),
    sample('Agency', { id: elsewhere, region: '18.02' }),
    sample('AgencyCounts', { agencyId: home }),
    sample('Partner', { id: ids.partner }),
    sample('Partner', { id: idOf('partner', 2) }),
    sample('TrainingPartner', { partnerId: ids.partner, trainingId: ids.ended }),
    sample('TrainingPartner', { partnerId: idOf('partner', 2), programId: idOf('program', 2) }),
  ]);
  await givenEnded(table, {
    people: 4,
    training: { organizerId: organizer, partnerIds: [ids.partner] },
    enrollment: () => ({ organizerId: organizer, agencyId: home }),
  });
  await put(deps, peopleAndPlaces());
  for (const n of [1, 2, 3, 4, 900]) {
    const key = { personId: idOf('person', n), from: '2026-01-01' };
    const before = await deps.store.get('Assignment', key);
    if (before === undefined) throw new Error(`person ${n} serves nowhere`);
    await deps.store.commit(new Change(header).replace(before, { ...before, agencyId: ids.home }));
  }
  for (const n of [...people, restricted, stranger]) {
    const profile = { name: nameOf(n), nip: nipOf(n), email: `p${n}@contoh.go.id`, language: 'id' } as const;
    const change = new Change(header).profile(idOf('person', n), { ...profile, restricted: n === restricted }, true);
    change.mark({ kind: 'NipAlias', hash: await deps.vault.nipHash(nipOf(n)), personId: idOf('person', n) });
    await deps.store.commit(change);
  }
  await settle(table);
  for (const n of [1, 2, 3, 4]) {
    await answer(table, n, 'REACTION');
    await answer(table, n, 'LEARNING');
  }
  await openBehavior(table);
  for (const [n, bySupervisor] of [25, 19, 19, 14].entries()) await rate(table, n + 1, bySupervisor);
  await openBudget(deps, provinceAdmin, { programId: ids.program, year: YEAR, total: 800_000, legalBasis: 'Pergub 7' });
  clock.set('2027-03-27T17:00:00.000Z');
  await closeWave(deps, ids.ended, 'BEHAVIOR');
  await drain(table, deps);
  clock.set(NOW);
  await put(deps, trainings());
  await put(deps, moneyAndImprovement());
  const program = await deps.store.get('Program', { id: ids.program });
  if (program === undefined) throw new Error('no program');
  await deps.store.commit(new Change(header).replace(program, { ...program, planVersion: 2 }));
  const person = await deps.store.get('Person', { id: ids.person });
  if (person === undefined) throw new Error('no person');
  const contract = { employmentType: 'PPPK', rank: 'IX', contractStart: '2024-03-01' } as const;
  await deps.store.commit(new Change(header).replace(person, { ...person, ...contract }));
  const award = await deps.store.get('Award', { trainingId: ids.ended, stage: 'APPLICATION', personId: ids.payee });
  if (award === undefined) throw new Error('nobody is paid');
  const money = { waiting: [], proposed: 0, approved: award.amount, payments: [], lost: null };
  await deps.store.commit(new Change(header).replace(award, { ...award, status: 'APPROVED', money }));
  const enrollment = await deps.store.get('Enrollment', { trainingId: ids.ended, personId: ids.person });
  const journal = await deps.reads.journalOfEntity(ids.program, { first: 1 });
  const [code, entry] = [enrollment?.certificate?.code, journal.rows[0]?.node.id];
  if (code === undefined || entry === undefined) throw new Error('the world lacks a certificate or a journal');
  return { ...ids, code, entry };
}

function peopleAndPlaces(): Entity[] {
  const person = (n: number) => sample('Person', { id: idOf('person', n), positionName: `Jabatan ${n}` });
  const at = (n: number, agencyId: string, supervisorId: string | null = null) =>
    sample('Assignment', { personId: idOf('person', n), agencyId, supervisorId, from: '2026-01-01' });
  const formerChief = idOf('person', 902);
  return [
    ...[...people, restricted, stranger].filter((n) => n > 4 && n !== 900).map(person),
    sample('Person', { id: idOf('person', erased), active: false, erased: true }),
    sample('Assignment', {
      personId: ids.person,
      from: '2025-01-01',
      to: '2026-01-01',
      agencyId: ids.home,
      supervisorId: formerChief,
    }),
    ...[50, restricted, erased].map((n) => at(n, ids.home, ids.supervisor)),
    ...[902, 904, 906, 907, 914].map((n) => at(n, ids.home)),
    ...[901, 903, 909].map((n) => at(n, ids.elsewhere)),
    at(stranger, ids.elsewhere, idOf('person', 901)),
    ...[905, 908, 910, 911, 912].map((n) => at(n, ids.organizer)),
  ];
}

function trainings(): Entity[] {
  const { organizer, home } = ids;
  const served = { organizerId: organizer, partnerIds: [ids.partner] };
  const facilitatorId = idOf('person', 903);
  const counts = (trainingId: string) => sample('TrainingCounts', { trainingId, nominated: 1, confirmed: 2 });
  const enrolled = (trainingId: string, n: number, differing: object = {}) =>
    sample('Enrollment', {
      trainingId,
      personId: idOf('person', n),
      ...{ organizerId: organizer, agencyId: home },
      attendance: {},
      ...differing,
    });
  const wave = (code: 'REACTION' | 'BEHAVIOR' | 'RESULTS') => {
    const plan = defaultPlan(ids.program).waves.find((one) => one.code === code);
    if (plan === undefined) throw new Error(`no wave ${code}`);
    return sample('Wave', {
      trainingId: ids.running,
      code,
      level: plan.level,
      plan,
      status: 'OPEN',
      opensAt: '2027-03-20T17:00:00.000Z',
      openedAt: '2027-03-20T17:00:00.000Z',
      closesAt: '2027-04-20T17:00:00.000Z',
      dueDate: '2027-04-04',
      lastNotice: { at: '2027-03-21T01:00:00.000Z', people: 3, unreachable: 1 },
    });
  };
  const task = (
    code: 'REACTION' | 'BEHAVIOR' | 'RESULTS',
    raterKind: 'SELF' | 'SUPERVISOR' | 'AGENCY',
    subjectId: string,
    raterId: string,
    differing: object = {},
  ) =>
    sample('Task', {
      trainingId: ids.running,
      waveCode: code,
      subjectId,
      raterKind,
      raterId,
      n: 0,
      opensAt: '2027-03-20T17:00:00.000Z',
      closesAt: '2027-04-20T17:00:00.000Z',
      dueDate: '2027-04-04',
      ...differing,
    });
  return [
    ...[11, 12].map((n) =>
      sample('Session', { id: idOf('session', n), trainingId: ids.ended, facilitatorId, status: 'ENDED' }),
    ),
    sample('Training', { id: ids.open, ...served, startsAt: '2027-04-10T02:00:00.000Z' }),
    sample('TrainingPartner', { partnerId: ids.partner, trainingId: ids.open }),
    counts(ids.open),
    sample('Session', {
      id: ids.planned,
      trainingId: ids.open,
      startsAt: '2027-04-10T02:00:00.000Z',
      endsAt: '2027-04-10T03:30:00.000Z',
      facilitatorId,
    }),
    enrolled(ids.open, 1, { status: 'NOMINATED', confirmedAt: null }),
    enrolled(ids.open, 2, { status: 'CONFIRMED' }),
    enrolled(ids.open, 4, {
      status: 'WAITLISTED',
      waitingSince: '2027-03-02T01:00:00.000Z',
      waitingSeq: idOf('session', 99).slice(4),
    }),
    sample('WaitingPlace', { trainingId: ids.open, seq: idOf('session', 99).slice(4), personId: idOf('person', 4) }),
    sample('Training', { id: ids.opener, ...served, startsAt: '2027-06-10T02:00:00.000Z' }),
    counts(ids.opener),
    sample('Session', {
      id: idOf('session', 61),
      trainingId: ids.opener,
      startsAt: '2027-06-10T02:00:00.000Z',
      endsAt: '2027-06-10T03:30:00.000Z',
      facilitatorId,
    }),
    sample('Training', {
      id: ids.draft,
      ...served,
      status: 'DRAFT',
      pinned: null,
      startsAt: '2027-05-10T02:00:00.000Z',
    }),
    counts(ids.draft),
    sample('Session', {
      id: idOf('session', 31),
      trainingId: ids.draft,
      startsAt: '2027-05-10T02:00:00.000Z',
      endsAt: '2027-05-10T03:30:00.000Z',
      facilitatorId,
    }),
    sample('Training', { id: ids.running, ...served, startsAt: '2027-03-28T02:00:00.000Z', started: true }),
    counts(ids.running),
    sample('Session', {
      id: ids.session,
      trainingId: ids.running,
      startsAt: '2027-03-28T02:00:00.000Z',
      endsAt: '2027-03-28T03:30:00.000Z',
      facilitatorId,
    }),
    sample('Session', {
      id: idOf('session', 42),
      trainingId: ids.running,
      startsAt: '2027-03-29T02:00:00.000Z',
      endsAt: '2027-03-29T03:30:00.000Z',
      facilitatorId: idOf('person', 904),
    }),
    enrolled(ids.running, 1),
    enrolled(ids.running, 2),
    sample('Training', {
      id: ids.finalized,
      ...served,
      status: 'FINALIZED',
      endedAt: '2027-01-10T03:30:00.000Z',
      correctionClosesAt: '2027-01-11T03:30:00.000Z',
      started: true,
      startsAt: '2027-01-10T02:00:00.000Z',
    }),
    counts(ids.finalized),
    sample('Training', {
      id: ids.closing,
      ...served,
      status: 'ENDED',
      endedAt: '2027-03-27T09:00:00.000Z',
      correctionClosesAt: '2027-03-28T09:00:00.000Z',
      started: true,
      startsAt: '2027-03-27T02:00:00.000Z',
    }),
    counts(ids.closing),
    wave('REACTION'),
    wave('BEHAVIOR'),
    wave('RESULTS'),
    task('REACTION', 'SELF', ids.person, ids.person),
    task('BEHAVIOR', 'SUPERVISOR', ids.person, ids.supervisor),
    task('BEHAVIOR', 'SELF', ids.person, ids.person, { status: 'VOIDED', voidReason: 'OTHER' }),
    task('RESULTS', 'AGENCY', home, home),
  ];
}

function moneyAndImprovement(): Entity[] {
  const { program } = ids;
  const batched = {
    trainingId: ids.ended,
    stage: 'APPLICATION',
    version: 1,
    score: 8372,
    tier: 'MADYA',
    points: 100,
    amount: 300_000,
  } as const;
  const scheme = defaultScheme(program);
  return [
    sample('AwardBatch', {
      id: ids.batch,
      programId: program,
      items: [{ ...batched, personId: participant(2) }],
      submittedBy: 'another-administrator',
      submitter: ['another-administrator'],
    }),
    sample('AwardBatch', {
      id: ids.ownBatch,
      programId: program,
      items: [{ ...batched, personId: ids.person }],
      submittedBy: 'another-administrator',
      submitter: ['another-administrator'],
    }),
    sample('Recovery', { programId: program, year: YEAR, personId: ids.person, trainingId: ids.ended }),
    sample('Recommendation', { id: ids.proposed, programId: program }),
    sample('Recommendation', { id: ids.accepted, programId: program, status: 'ACCEPTED' }),
    sample('RecommendationComment', { recommendationId: ids.proposed, programId: program }),
    { ...defaultPlan(program), planVersion: 2, frozen: false },
    { ...(defaultInstruments(program)[0] as Entity & { kind: 'Instrument' }), revision: 2, frozen: false },
    { ...scheme, schemeVersion: 2 },
    sample('PrivacyRequest', { id: ids.erasure, personId: ids.person, right: 'CORRECTION', fields: ['name'] }),
    sample('PrivacyRequest', { id: ids.accessRequest, personId: ids.person, right: 'ACCESS', fields: [] }),
    sample('PrivacyRequest', {
      id: ids.restriction,
      personId: ids.person,
      right: 'RESTRICTION',
      fields: [],
      status: 'FULFILLED',
    }),
    sample('Participation', {
      agencyId: ids.home,
      region: '18.01',
      trainingId: ids.ended,
      year: YEAR,
      missed: { [ids.person]: 2 },
    }),
    sample('Participation', {
      agencyId: ids.home,
      region: '18.01',
      trainingId: ids.finalized,
      year: YEAR,
      missed: { [ids.person]: 1 },
    }),
    sample('Consent', { personId: participant(2), given: true }),
  ];
}
