import type { Entity, EntityOf, identity, KeyOf, Kind } from '../../core/entities';
import type { Wave } from '../../core/evaluation/evaluation';
import { instantOfId, ulidOf } from '../../core/ids';
import type { Award } from '../../core/incentive/incentive';
import type { JournalEntry } from '../../core/journal';
import { announcementOf } from '../../core/notification/mail-hours';
import type { Instant } from '../../core/time';
import { bytesOfUlid } from './ulid-bytes';

/**
 * The single table: every key of every item. The base table holds an aggregate per partition; the indexes answer what
 * crosses aggregates (see `schema.ts`). Sort keys that begin with `#` are about a partition as a whole.
 */
export type Place = readonly [pk: string, sk: string];
/** In the index that is sorted by numbers. */
export type Standing = readonly [pk: string, sk: number];

/** Where an entity stands in an index, and which of its changing fields move it there (a move costs two writes). */
interface IndexKey<E extends Entity, P = Place> {
  readonly movedBy: readonly (keyof E)[];
  readonly at: (entity: E) => P | undefined;
}

export interface Keys<E extends Entity> {
  /** From the identity alone, so that it never moves. */
  readonly at: (key: KeyOf<E['kind']>) => Place;
  readonly GSI1?: IndexKey<E>;
  readonly GSI2?: IndexKey<E>;
  readonly GSI3?: IndexKey<E>;
  readonly GSI4?: IndexKey<E, Standing>;
}

type Identifying<E extends Entity> = (typeof identity)[E['kind']][number] & keyof E;

/** An index key of the identity and the named fields; reading any other field does not compile. */
function by<E extends Entity, F extends keyof E = never, P = Place>(
  movedBy: readonly F[],
  at: (entity: Pick<E, F | Identifying<E>>) => P | undefined,
): IndexKey<E, P> {
  return { movedBy, at };
}

/** Numbers within a sort key have a fixed width, so that they sort as numbers. */
const padded = (n: number, width = 6): string => String(n).padStart(width, '0');

/** Sorts after every date: trainings that have none yet. */
const UNDATED = '~';

// Partitions that several kinds or patterns share.
export const at = {
  agency: (id: string) => `AGY#${id}`,
  partner: (id: string) => `PTN#${id}`,
  person: (id: string) => `PER#${id}`,
  supervisor: (id: string) => `SUP#${id}`,
  organizer: (id: string) => `ORG#${id}`,
  program: (id: string) => `PRG#${id}`,
  training: (id: string) => `TRN#${id}`,
  wave: (trainingId: string, code: string) => `WAV#${trainingId}#${code}`,
  run: (trainingId: string, name: string) => `RUN#${trainingId}#${name}`,
  budget: (programId: string, year: number) => `BUD#${programId}#${year}`,
  approvals: (programId: string) => `APPROVE#${programId}`,
  payments: (programId: string) => `PAY#${programId}`,
  batch: (id: string) => `BAT#${id}`,
  batches: (programId: string) => `BATCH#${programId}`,
  leaderboard: (programId: string, year: number) => `LB#${programId}#${year}`,
  status: (status: string) => `ST#${status}`,
  catalogue: (of: 'agency' | 'partner' | 'program') => `CAT#${of}`,
  certificate: (code: string) => `CERT#${code}`,
  region: (code: string) => `REG#${code}`,
  findings: (programId: string) => `FND#${programId}`,
  recommendations: (programId: string) => `REC#${programId}`,
  discussion: (programId: string, recommendationId: string) => `DSC#${programId}#${recommendationId}`,
  /** A program or an agency. */
  contributor: (id: string) => (id.startsWith('agy_') ? at.agency(id) : at.program(id)),
  due: 'DUE',
  privacyWorklist: 'PRIVACY',
  erasures: 'ERASED',
  journalDay: (day: string) => `JRN#${day}`,
  seals: 'SEAL',
  sealedDay: (day: string) => `SEALED#${day}`,
  actor: (name: string) => `ACT#${name}`,
  entity: (id: string) => `ENT#${id}`,
  action: (name: string) => `DID#${name}`,
  request: (id: string) => `READ#${id}`,
  /** A rater is a person, or an agency in a RESULTS wave. */
  rater: (id: string) => (id.startsWith('agy_') ? at.agency(id) : at.person(id)),
};

// Beginnings of sort keys, for the patterns that read a part of a partition.
export const start = {
  whole: '#',
  assignment: 'ASG#',
  enrollment: 'ENR#',
  nomination: 'NOM#',
  administrator: 'ADM#',
  calendar: 'CAL',
  reading: 'READ#',
  consent: 'CONSENT#',
  privacyRequest: 'PRV#',
  waiting: 'WAIT#',
  attendance: (sessionId: string) => `ATT#${sessionId}#`,
  plan: 'PLAN#',
  instrument: 'INS#',
  results: 'RES#',
  task: 'TSK#',
  response: 'RSP#',
  draft: 'DRF#',
  digest: 'DIG#',
  contribution: 'CON#',
  contributionOf: (year: number) => `CON#${year}#`,
  award: 'AWD#',
  awardOf: (stage: string) => `AWD#${stage}#`,
  ledger: 'LED#',
  points: 'PTS#',
  jp: 'JP#',
  agency: 'AGY#',
  participationOf: (year: number) => `PAR#${year}#`,
  budget: 'BUD#',
  place: 'PEND#',
  budgetEntry: 'MOV#',
  recovery: 'RCV#',
  servingOf: (partnerId: string) => `PTN#${partnerId}#`,
  design: 'DSG#',
  recommendation: 'REC#',
  comment: 'CMT#',
  recoveryOf: ({ trainingId, stage, personId }: Pick<Award, 'trainingId' | 'stage' | 'personId'>) =>
    `RCV#${trainingId}#${stage}#${personId}#`,
  scheme: 'SCHEME#',
  chunk: 'CHK#',
  slice: (chunk: number) => `SLC#${padded(chunk)}#`,
};

const { whole } = start;

export const keys: { readonly [K in Kind]: Keys<EntityOf<K>> } = {
  Agency: {
    at: ({ id }) => [at.agency(id), whole],
    GSI2: by(['region'], ({ region, id }) => [at.region(region), `${start.agency}${id}`]),
    GSI3: by(['name'], ({ name }) => [at.catalogue('agency'), name]),
  },
  AgencyCounts: { at: ({ agencyId }) => [at.agency(agencyId), '#C'] },
  Partner: {
    at: ({ id }) => [at.partner(id), whole],
    GSI3: by(['name'], ({ name }) => [at.catalogue('partner'), name]),
  },
  Person: { at: ({ id }) => [at.person(id), whole] },
  NipAlias: { at: ({ hash }) => [`NIP#${hash}`, whole] },
  Assignment: {
    at: ({ personId, from }) => [at.person(personId), `${start.assignment}${from}`],
    GSI2: by(['to', 'agencyId'], ({ to, agencyId, personId }) =>
      to === null ? [at.agency(agencyId), personId] : undefined,
    ),
    GSI3: by(['to', 'supervisorId'], ({ to, supervisorId, personId }) =>
      to === null && supervisorId !== null ? [at.supervisor(supervisorId), personId] : undefined,
    ),
  },
  Account: {
    at: ({ subject }) => [`SUB#${subject}`, whole],
    GSI3: by(['personId', 'agencyId', 'roles'], ({ personId, agencyId, roles }) =>
      personId !== null && agencyId !== null && roles.includes('AGENCY_ADMIN')
        ? [at.agency(agencyId), `${start.administrator}${personId}`]
        : undefined,
    ),
  },
  Consent: { at: ({ personId, purpose }) => [at.person(personId), `${start.consent}${purpose}`] },
  PrivacyRequest: {
    at: ({ personId, id }) => [at.person(personId), `${start.privacyRequest}${id}`],
    GSI2: by(['right', 'status', 'decidedAt'], ({ right, status, decidedAt }) =>
      right === 'ERASURE' && status === 'FULFILLED' && decidedAt !== null ? [at.erasures, decidedAt] : undefined,
    ),
    GSI3: by(['status', 'dueAt'], ({ status, dueAt }) =>
      status === 'RECEIVED' ? [at.privacyWorklist, dueAt] : undefined,
    ),
  },

  Program: {
    at: ({ id }) => [at.program(id), whole],
    GSI3: by(['name'], ({ name }) => [at.catalogue('program'), name]),
  },
  ProgramDesign: {
    at: ({ programId, designVersion }) => [at.program(programId), `${start.design}${padded(designVersion)}`],
  },
  EvaluationPlan: {
    at: ({ programId, planVersion }) => [at.program(programId), `${start.plan}${padded(planVersion)}`],
  },
  Instrument: {
    at: ({ programId, code, revision }) => [at.program(programId), `${start.instrument}${code}#${padded(revision)}`],
  },
  Scheme: { at: ({ programId, schemeVersion }) => [at.program(programId), `${start.scheme}${padded(schemeVersion)}`] },

  Training: {
    at: ({ id }) => [at.training(id), whole],
    GSI1: by(['organizerId', 'startsAt'], ({ organizerId, startsAt }) => [
      at.organizer(organizerId),
      startsAt ?? UNDATED,
    ]),
    GSI2: by(['programId', 'startsAt'], ({ programId, startsAt }) => [at.program(programId), startsAt ?? UNDATED]),
    GSI3: by(['status', 'startsAt'], ({ status, startsAt }) => [at.status(status), startsAt ?? UNDATED]),
  },
  TrainingCounts: { at: ({ trainingId }) => [at.training(trainingId), '#C'] },
  TrainingPartner: {
    // Under the program, so that whether a partner serves it is one consistent read.
    at: ({ programId, partnerId, trainingId }) => [at.program(programId), `${start.servingOf(partnerId)}${trainingId}`],
    GSI1: by([], ({ trainingId, partnerId }) => [at.partner(partnerId), trainingId]),
  },
  Session: { at: ({ trainingId, id }) => [at.training(trainingId), `#S#${id}`] },

  Enrollment: {
    at: ({ trainingId, personId }) => [at.training(trainingId), `${start.enrollment}${personId}`],
    GSI1: by(['nominatedAt'], ({ trainingId, personId, nominatedAt }) => [
      at.person(personId),
      `${start.enrollment}${nominatedAt}#${trainingId}`,
    ]),
    GSI2: by(['status', 'statusAt'], ({ trainingId, personId, status, statusAt }) => [
      at.training(trainingId),
      `${status}#${statusAt}#${personId}`,
    ]),
    GSI3: by(['status', 'statusAt', 'agencyId', 'certificate'], ({ status, statusAt, agencyId, certificate }) => {
      if (certificate !== null) return [at.certificate(certificate.code), whole];
      return status === 'NOMINATED' ? [at.agency(agencyId), `${start.nomination}${statusAt}`] : undefined;
    }),
  },
  // Behind the assignments, so that a person with theirs stays one range.
  Calendar: { at: ({ personId }) => [at.person(personId), start.calendar] },
  WaitingPlace: { at: ({ trainingId, seq }) => [at.training(trainingId), `${start.waiting}${seq}`] },
  AttendanceRevision: {
    at: ({ trainingId, sessionId, rev }) => [at.training(trainingId), `${start.attendance(sessionId)}${rev}`],
  },

  Wave: {
    at: ({ trainingId, code }) => [at.training(trainingId), `#W#${code}`],
    GSI3: by(['status', 'opensAt', 'closesAt', 'reminders', 'remindersSent', 'openedAt', 'announcedAt'], (wave) => {
      const next = nextMoment(wave);
      return next === undefined ? undefined : [at.due, next];
    }),
  },
  Task: {
    at: ({ trainingId, waveCode, subjectId, raterKind, n }) => [
      at.wave(trainingId, waveCode),
      `${start.task}${subjectId}#${raterKind}#${n}`,
    ],
    GSI1: by(['status', 'raterId', 'closesAt'], ({ status, raterId, closesAt }) =>
      status === 'OPEN' ? [at.rater(raterId), `${start.task}${closesAt}`] : undefined,
    ),
  },
  Draft: {
    at: ({ trainingId, waveCode, subjectId, raterKind, n }) => [
      at.wave(trainingId, waveCode),
      `${start.draft}${subjectId}#${raterKind}#${n}`,
    ],
  },
  Digest: { at: ({ personId, day, raterId }) => [at.person(personId), `${start.digest}${day}#${raterId}`] },
  Response: {
    at: ({ trainingId, waveCode, subjectId, raterKind, random }) => [
      at.wave(trainingId, waveCode),
      `${start.response}${subjectId}#${raterKind}#${random}`,
    ],
  },
  Contribution: {
    at: ({ ofId, year, level, trainingId, waveCode }) => [
      at.contributor(ofId),
      `${start.contributionOf(year)}${level}#${trainingId}#${waveCode}`,
    ],
    // An agency's, by region; a program's while there is something wanting in it.
    GSI2: by(
      ['region', 'findings', 'closedAt'],
      ({ region, findings, closedAt, ofId, year, level, trainingId, waveCode }) => {
        if (region !== null) {
          return [at.region(region), `${start.contributionOf(year)}${level}#${ofId}#${trainingId}#${waveCode}`];
        }
        return findings.length === 0 ? undefined : [at.findings(ofId), `${closedAt}#${trainingId}#${waveCode}`];
      },
    ),
  },
  WaveResults: { at: ({ trainingId, waveCode }) => [at.training(trainingId), `${start.results}${waveCode}`] },

  Award: {
    at: ({ trainingId, stage, personId }) => [at.training(trainingId), `${start.awardOf(stage)}${personId}`],
    GSI1: by(['computedAt'], ({ personId, computedAt }) => [at.person(personId), `${start.award}${computedAt}`]),
    // Who has to decide: an award with both kinds of money waits for the approval, and is then paid as a whole.
    GSI3: by(['money', 'programId', 'year', 'computedAt'], ({ money, programId, year, computedAt }) => {
      if (money === null || money.proposed + money.approved === 0) return undefined;
      const list = money.proposed > 0 ? at.approvals(programId) : at.payments(programId);
      return [list, `${year}#${computedAt}`];
    }),
  },
  LedgerEntry: {
    // By time, as a statement is read. That a replay writes it once is the award's doing: its version moves with it.
    at: ({ personId, at: instant, trainingId, stage, n }) => [
      at.person(personId),
      `${start.ledger}${instant}#${trainingId}#${stage}#${padded(n)}`,
    ],
    GSI2: by(['programId', 'year', 'at', 'amount'], ({ programId, year, at: instant, amount }) =>
      amount === 0 ? undefined : [at.budget(programId, year), instant],
    ),
  },
  Points: {
    at: ({ personId, programId, year }) => [at.person(personId), `${start.points}${programId}#${year}`],
    GSI4: by(['points'], ({ programId, year, points, personId }) => [
      at.leaderboard(programId, year),
      standing(points, personId),
    ]),
  },
  Participation: {
    at: ({ agencyId, year, trainingId, part }) => [
      at.agency(agencyId),
      `${start.participationOf(year)}${trainingId}#${padded(part)}`,
    ],
    GSI2: by(['region'], ({ region, agencyId, year, trainingId, part }) => [
      at.region(region),
      `${start.participationOf(year)}${agencyId}#${trainingId}#${padded(part)}`,
    ]),
  },
  JpYear: { at: ({ personId, year }) => [at.person(personId), `${start.jp}${year}`] },
  Budget: {
    at: ({ programId, year }) => [at.budget(programId, year), whole],
    GSI1: by([], ({ programId, year }) => [at.program(programId), `${start.budget}${year}`]),
  },
  BudgetPlace: { at: ({ programId, year, order }) => [at.budget(programId, year), `${start.place}${order}`] },
  BudgetEntry: {
    // By time, as a statement is read.
    at: ({ programId, year, at: instant, reason, ref }) => [
      at.budget(programId, year),
      `${start.budgetEntry}${instant}#${reason}#${ref}`,
    ],
  },
  AwardBatch: {
    at: ({ id }) => [at.batch(id), whole],
    GSI2: by(['programId', 'submittedAt'], ({ programId, submittedAt }) => [at.batches(programId), submittedAt]),
  },
  Recovery: {
    at: ({ programId, year, trainingId, stage, personId, n, payment }) => [
      at.budget(programId, year),
      `${start.recoveryOf({ trainingId, stage, personId })}${padded(n)}#${payment}`,
    ],
  },

  Recommendation: {
    at: ({ programId, id }) => [at.program(programId), `${start.recommendation}${id}`],
    GSI2: by(['status'], ({ programId, id, status }) => [at.recommendations(programId), `${status}#${id}`]),
  },
  RecommendationComment: {
    at: ({ programId, recommendationId, id }) => [at.discussion(programId, recommendationId), `${start.comment}${id}`],
  },

  Reading: { at: ({ requestId, part }) => [at.request(requestId), padded(part)] },
  PersonReading: {
    at: ({ personId, at: instant, requestId }) => [at.person(personId), `${start.reading}${instant}#${requestId}`],
  },

  Run: { at: ({ trainingId, name }) => [at.run(trainingId, name), whole] },
  RunChunk: { at: ({ trainingId, run, chunk }) => [at.run(trainingId, run), `${start.chunk}${padded(chunk)}`] },
  SliceMarker: {
    at: ({ trainingId, run, chunk, slice }) => [at.run(trainingId, run), `${start.slice(chunk)}${slice}`],
  },
};

const TIE_BYTES = 4;
/** Above every tie. */
const APART = 2 ** (8 * TIE_BYTES);

/**
 * Where so many points stand. People with the same points stand one after another, in an order by the random end of their
 * ids. It grows by the same for each point, so that it can be counted in place.
 */
export function standing(points: number, personId?: string): number {
  const end = personId === undefined ? [] : [...bytesOfUlid(ulidOf(personId)).slice(-TIE_BYTES)];
  return points * APART + end.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** When something is next to be done with a wave: its opening, its announcement, its next reminder or its close. */
function nextMoment(
  wave: Pick<Wave, 'status' | 'opensAt' | 'closesAt' | 'reminders' | 'remindersSent' | 'openedAt' | 'announcedAt'>,
): Instant | undefined {
  if (wave.status === 'SCHEDULED') return wave.opensAt;
  if (wave.status !== 'OPEN') return undefined;
  const reminder = wave.reminders[wave.remindersSent];
  return [announcementOf(wave), reminder, wave.closesAt].flatMap((at) => at ?? []).sort()[0];
}

/** Where an entry stands, from its id alone, whose time is the entry's. */
export function journalKeyOf(id: string): Place {
  return journalKeys.at({ id, at: instantOfId(id) });
}

/** The journal's places: by day of its time in UTC, by actor, by entity and by action. `sk` is the ULID in all of them. */
export const journalKeys = {
  at: ({ id, at: instant }: Pick<JournalEntry, 'id' | 'at'>): Place => [
    at.journalDay(instant.slice(0, 10)),
    ulidOf(id),
  ],
  /** What the platform did of itself is found by day and by entity; an index of all of it would serve nobody. */
  GSI1: ({ actor }: JournalEntry): string | undefined => (actor === 'system' ? undefined : at.actor(actor)),
  GSI2: ({ entity }: JournalEntry): string => at.entity(entity),
  GSI3: ({ action }: JournalEntry): string => at.action(action),
};

/**
 * The trail's places: its seals by number, and for each sealed entry a marker, by day beside the journal's days. They are
 * written once: whoever changes or removes an item under `SEAL` raises the alarm.
 */
export const trailKeys = {
  seal: (number: number): Place => [at.seals, padded(number, 12)],
  marker: (entryId: string): Place => [at.sealedDay(instantOfId(entryId).slice(0, 10)), ulidOf(entryId)],
};
