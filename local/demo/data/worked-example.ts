import { addDays, instantOf, lessonHours } from './calendar';
import type { Text } from './text';
import type { Mark, Session } from './trainings';

/**
 * The worked example of the incentive rules, as a cast of ten: everyone starts from the same participant and differs
 * in one respect. Scores are integers in basis points, dates local (WIB), instants UTC.
 *
 * Whose answers count as peers' is decided by who answers, not by who is drawn: the first `peers.length` of the drawn
 * peers answer, the others keep silent.
 */

export type Tier = 'UTAMA' | 'MADYA' | 'PRATAMA';
export type Stage = 'COMPLETION' | 'APPLICATION';

/** An own answer: the mean of its five Likert items, and the local day on which it is given. */
export interface OwnAnswer {
  readonly on: string;
  readonly mean: number;
}

export interface Answers {
  readonly reaction: OwnAnswer | null;
  readonly learning: OwnAnswer | null;
  readonly behavior: OwnAnswer | null;
  /** Means of the others' five Likert items on this participant's behavior, given on {@link othersAnswerOn}. */
  readonly supervisor: number | null;
  readonly peers: readonly number[];
}

/** What is recorded anew, and when: in the correction window, or after the training was reopened. */
export interface Correction {
  readonly when: 'IN_CORRECTION_WINDOW' | 'AFTER_REOPENING';
  readonly attendance?: readonly { readonly session: number; readonly mark: Mark }[];
  readonly postTest?: number;
  readonly reason: Text;
}

export interface CompletionFigures {
  readonly completed: boolean;
  readonly attendance: number;
  readonly learning: number;
  readonly score: number;
  readonly tier: Tier | null;
  readonly points: number;
}

export type NothingBecause = 'NO_INDEPENDENT_RATING' | 'GATE_OWN_TASK' | 'NOT_COMPLETED';

export interface ApplicationFigures {
  /** Null where the component does not exist or nothing is evaluated. */
  readonly behavior: number | null;
  readonly timeliness: number | null;
  readonly score: number | null;
  readonly tier: Tier | null;
  readonly points: number;
  readonly rupiah: number;
  readonly because?: NothingBecause;
}

export interface LedgerFigure {
  readonly stage: Stage;
  /** Signed. */
  readonly points: number;
}

export interface CastMember {
  readonly variant: string;
  readonly person: string;
  readonly differs: Text;
  /** One mark a session, in order. */
  readonly attendance: readonly Mark[];
  /** 0–100; null when nobody recorded one before completion was decided. */
  readonly postTest: number | null;
  readonly answers: Answers;
  readonly correction?: Correction;
  readonly expected: {
    /** When completion is first decided. */
    readonly completion: CompletionFigures;
    /** When the wave BEHAVIOR closes. */
    readonly application: ApplicationFigures;
    /** Where a correction changes them. */
    readonly corrected?: { readonly completion: CompletionFigures; readonly application: ApplicationFigures };
    /** Every entry of the ledger, in order; a stage worth zero has none. */
    readonly ledger: readonly LedgerFigure[];
  };
}

/** Five Likert items whose mean is exactly `mean`, a multiple of 0.2 from 1 to 5. */
export function likertItems(mean: number): readonly number[] {
  const sum = Math.round(mean * 5);
  if (Math.abs(sum - mean * 5) > 1e-9 || sum < 5 || sum > 25) throw new RangeError(`${mean} is no mean of five items`);
  const low = Math.floor(sum / 5);
  const higher = sum % 5;
  return Array.from({ length: 5 }, (_, index) => (index < higher ? low + 1 : low));
}

// ---- The training: two sessions of 2 JP on each of five days, up to Saturday 2026-10-31 16:00 WIB.

const firstDay = '2026-10-27';

const topics = [
  'Standar pelayanan',
  'Hak warga',
  'Komunikasi di loket',
  'Etika petugas',
  'Layanan inklusif',
  'Penanganan pengaduan',
  'Survei kepuasan',
  'Alur layanan',
  'Perizinan berbasis risiko',
  'Rencana tindak lanjut',
];

const sessions: readonly Session[] = topics.map((topic, index) => {
  const startsAt = instantOf(addDays(firstDay, Math.floor(index / 2)), index % 2 === 0 ? '13:00' : '14:30');
  return {
    number: index + 1,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + lessonHours(2)).toISOString(),
    jp: 2,
    topic,
    facilitator: 'bpsdm/widyaiswara-01',
  };
});

export const workedTraining = {
  program: 'pelayanan-publik',
  agency: 'bpsdm',
  organizer: 'bpsdm/penyelenggara-01',
  title: { id: 'Pelayanan Publik Prima', en: 'Excellence in Public Service' } satisfies Text,
  kind: 'TRAINING',
  category: 'TECHNICAL',
  delivery: 'CLASSICAL',
  location: 'Gedung Pelatihan BPSDM, Bandar Lampung',
  quota: 12,
  hasTest: true,
  /** Lesson hours held, credited in full to whoever completes. */
  jp: 20,
  endedAt: '2026-10-31T09:00:00.000Z',
  sessions,
} as const;

/** The one figure below a threshold: of nine who completed five peers each were asked, and 25 of the 45 answered. */
export const expectedFinding = {
  rule: 'RESPONSE_RATE',
  raterKind: 'PEER',
  value: 5556,
  threshold: 6000,
  n: 45,
} as const;

export interface ExpectedWave {
  readonly level: 'REACTION' | 'LEARNING' | 'BEHAVIOR' | 'RESULTS';
  /** Null: at the end, when completion is decided. */
  readonly opensAt: string | null;
  readonly closesAt: string;
  readonly dueDate: string;
  readonly reminders: readonly string[];
}

/** What the default plan makes of the training's end. */
export const expectedWaves: readonly ExpectedWave[] = [
  ...(['REACTION', 'LEARNING'] as const).map((level) => ({
    level,
    opensAt: null,
    closesAt: '2026-11-06T17:00:00.000Z',
    dueDate: '2026-11-03',
    reminders: ['2026-11-02T01:00:00.000Z', '2026-11-05T01:00:00.000Z'],
  })),
  {
    level: 'BEHAVIOR',
    opensAt: '2027-02-27T17:00:00.000Z',
    closesAt: '2027-03-27T17:00:00.000Z',
    dueDate: '2027-03-14',
    reminders: ['2027-03-13T01:00:00.000Z', '2027-03-26T01:00:00.000Z'],
  },
  {
    level: 'RESULTS',
    opensAt: '2027-10-30T17:00:00.000Z',
    closesAt: '2027-11-29T17:00:00.000Z',
    dueDate: '2027-11-14',
    reminders: ['2027-11-13T01:00:00.000Z', '2027-11-28T01:00:00.000Z'],
  },
];

/** When corrections are recorded: before the window closes at 2026-11-01 16:00 WIB, and after the wave BEHAVIOR. */
export const correctedAt = {
  IN_CORRECTION_WINDOW: '2026-11-01T02:00:00.000Z',
  AFTER_REOPENING: '2027-04-05T02:00:00.000Z',
} as const satisfies Record<Correction['when'], string>;

/** The local day on which supervisor and peers answer. */
export const othersAnswerOn = '2027-03-11';

/** The local year whose budget pays for stage APPLICATION, and enough money for all of the cast. */
export const workedBudget = { year: 2027, rupiah: 5_000_000 } as const;

// ---- The participant from whom every variant starts.

const present = (count: number, then: readonly Mark[]): readonly Mark[] => [
  ...Array.from({ length: count }, () => 'PRESENT' as const),
  ...then,
];

const base = {
  attendance: present(8, ['ABSENT', 'PRESENT']),
  postTest: 84,
  answers: {
    reaction: { on: '2026-11-02', mean: 4.2 },
    learning: { on: '2026-11-05', mean: 4.0 },
    behavior: { on: '2027-03-10', mean: 4.2 },
    supervisor: 4.0,
    peers: [4.0, 3.6, 4.4],
  },
} as const satisfies { attendance: readonly Mark[]; postTest: number; answers: Answers };

const madyaCompletion: CompletionFigures = {
  completed: true,
  attendance: 9000,
  learning: 8400,
  score: 8760,
  tier: 'MADYA',
  points: 100,
};

const madyaApplication: ApplicationFigures = {
  behavior: 7600,
  timeliness: 9333,
  score: 8293,
  tier: 'MADYA',
  points: 100,
  rupiah: 300_000,
};

const nothing = { score: null, tier: null, points: 0, rupiah: 0 } as const;
const noAnswers: Answers = { reaction: null, learning: null, behavior: null, supervisor: null, peers: [] };
const bothStages: readonly LedgerFigure[] = [
  { stage: 'COMPLETION', points: 100 },
  { stage: 'APPLICATION', points: 100 },
];
const completionAlone: readonly LedgerFigure[] = [{ stage: 'COMPLETION', points: 100 }];

const castPerson = (number: number) => `dpmptsp/pelayanan-${String(number).padStart(2, '0')}`;

/**
 * The one of the cast with two peers is paid what applying is worth; without two of the sessions it is seven of ten, below the gate:
 * owed while they are marked so by mistake, and set off when that is corrected.
 */
export const setOffExample = { person: castPerson(2), rupiah: 300_000, mistaken: [1, 2] } as const;

export const cast: readonly CastMember[] = [
  {
    ...base,
    variant: 'base',
    person: castPerson(1),
    differs: { id: 'Contoh dasar', en: 'The example itself' },
    expected: { completion: madyaCompletion, application: madyaApplication, ledger: bothStages },
  },
  {
    ...base,
    variant: 'two-peers',
    person: castPerson(2),
    differs: { id: 'Hanya dua rekan sejawat menjawab', en: 'Only two peers answer' },
    answers: { ...base.answers, peers: [4.0, 3.6] },
    expected: {
      completion: madyaCompletion,
      application: { ...madyaApplication, behavior: 7643, score: 8319 },
      ledger: bothStages,
    },
  },
  {
    ...base,
    variant: 'learning-unanswered',
    person: castPerson(3),
    differs: { id: 'Tugas LEARNING tidak pernah dijawab', en: 'The LEARNING task is never answered' },
    answers: { ...base.answers, learning: null },
    expected: {
      completion: madyaCompletion,
      application: {
        behavior: 7600,
        timeliness: 6667,
        score: 7227,
        tier: 'PRATAMA',
        points: 50,
        rupiah: 150_000,
      },
      ledger: [...completionAlone, { stage: 'APPLICATION', points: 50 }],
    },
  },
  {
    ...base,
    variant: 'no-independent-rating',
    person: castPerson(4),
    differs: {
      id: 'Atasan tidak menjawab dan hanya dua rekan menjawab',
      en: 'The supervisor does not answer, and only two peers do',
    },
    answers: { ...base.answers, supervisor: null, peers: [4.0, 3.6] },
    expected: {
      completion: madyaCompletion,
      application: { ...nothing, behavior: null, timeliness: 9333, because: 'NO_INDEPENDENT_RATING' },
      ledger: completionAlone,
    },
  },
  {
    ...base,
    variant: 'attendance-corrected-up',
    person: castPerson(5),
    differs: { id: 'Kehadiran dikoreksi menjadi 10 dari 10', en: 'Attendance is corrected to 10 of 10' },
    correction: {
      when: 'IN_CORRECTION_WINDOW',
      attendance: [{ session: 9, mark: 'PRESENT' }],
      reason: { id: 'Daftar hadir manual ditemukan', en: 'A paper attendance list was found' },
    },
    expected: {
      completion: madyaCompletion,
      application: madyaApplication,
      corrected: {
        completion: { ...madyaCompletion, attendance: 10000, score: 9360, tier: 'UTAMA', points: 150 },
        application: madyaApplication,
      },
      ledger: [...completionAlone, { stage: 'COMPLETION', points: 50 }, { stage: 'APPLICATION', points: 100 }],
    },
  },
  {
    ...base,
    variant: 'attendance-corrected-down',
    person: castPerson(6),
    differs: {
      id: 'Kehadiran dikoreksi menjadi 7 dari 10 setelah pelatihan dibuka kembali',
      en: 'Attendance is corrected to 7 of 10 after the training was reopened',
    },
    correction: {
      when: 'AFTER_REOPENING',
      attendance: [
        { session: 7, mark: 'ABSENT' },
        { session: 8, mark: 'ABSENT' },
      ],
      reason: { id: 'Temuan pemeriksaan atas daftar hadir', en: 'An audit finding on the attendance list' },
    },
    expected: {
      completion: madyaCompletion,
      application: madyaApplication,
      corrected: {
        completion: { completed: false, attendance: 7000, learning: 8400, score: 7560, tier: null, points: 0 },
        application: { ...nothing, behavior: null, timeliness: null, because: 'NOT_COMPLETED' },
      },
      ledger: [...bothStages, { stage: 'COMPLETION', points: -100 }, { stage: 'APPLICATION', points: -100 }],
    },
  },
  {
    ...base,
    variant: 'peers-alone',
    person: castPerson(7),
    differs: { id: 'Atasan tidak menjawab, tiga rekan menjawab', en: 'The supervisor does not answer, three peers do' },
    answers: { ...base.answers, supervisor: null },
    expected: {
      completion: madyaCompletion,
      application: { ...madyaApplication, behavior: 7700, score: 8353 },
      ledger: bothStages,
    },
  },
  {
    ...base,
    variant: 'own-task-unanswered',
    person: castPerson(8),
    differs: { id: 'Penilaian diri BEHAVIOR tidak dijawab', en: 'The own BEHAVIOR task is not answered' },
    answers: { ...base.answers, behavior: null },
    expected: {
      completion: madyaCompletion,
      application: { ...nothing, behavior: 7500, timeliness: 6000, score: 6900, because: 'GATE_OWN_TASK' },
      ledger: completionAlone,
    },
  },
  {
    ...base,
    variant: 'score-recorded-later',
    person: castPerson(9),
    differs: { id: 'Nilai post-test baru dicatat keesokan harinya', en: 'The post-test score is recorded a day later' },
    postTest: null,
    correction: {
      when: 'IN_CORRECTION_WINDOW',
      postTest: 84,
      reason: { id: 'Lembar jawaban susulan dinilai', en: 'A late answer sheet was marked' },
    },
    expected: {
      completion: { ...madyaCompletion, learning: 0, score: 5400, tier: null, points: 0 },
      application: madyaApplication,
      corrected: { completion: madyaCompletion, application: madyaApplication },
      ledger: bothStages,
    },
  },
  {
    ...base,
    variant: 'not-completed',
    person: castPerson(10),
    differs: {
      id: 'Tujuh kali hadir dan sekali terlambat: syarat kehadiran tidak terpenuhi',
      en: 'Seven times present and once late: the attendance gate is not met',
    },
    attendance: present(7, ['LATE', 'ABSENT', 'ABSENT']),
    answers: noAnswers,
    expected: {
      completion: { completed: false, attendance: 7500, learning: 8400, score: 7860, tier: null, points: 0 },
      application: { ...nothing, behavior: null, timeliness: null, because: 'NOT_COMPLETED' },
      ledger: [],
    },
  },
];

// ---- The budget: a training of four whose candidates ask for more than there is.

export interface BudgetCandidate {
  readonly person: string;
  readonly answers: Answers;
  readonly expected: {
    readonly behavior: number;
    readonly timeliness: number;
    readonly score: number;
    readonly tier: Tier;
    readonly rupiah: number;
    /** After the run, and after the credit. */
    readonly afterRun: 'RESERVED' | 'WAITING';
    readonly afterCredit: 'RESERVED' | 'WAITING';
  };
}

/** The days on which the four answer; LEARNING was due on 2026-11-03. */
const punctual = '2026-11-02';
const learningOn = { oneDayLate: '2026-11-04', twoDaysLate: '2026-11-05', threeDaysLate: '2026-11-06' } as const;

function answered(lateLearning: keyof typeof learningOn, self: number, supervisor: number, peers: number[]): Answers {
  return {
    reaction: { on: punctual, mean: 4.0 },
    learning: { on: learningOn[lateLearning], mean: 4.0 },
    behavior: { on: base.answers.behavior.on, mean: self },
    supervisor,
    peers,
  };
}

/**
 * A training with the sessions of {@link workedTraining}, in another program with a budget of its own; everybody was
 * always present and reached 84. Candidates stand in the order of their rank.
 */
export const budgetExample = {
  program: 'budaya-kerja',
  budget: { year: 2027, rupiah: 1_000_000 },
  /** Added after the run. */
  credit: 100_000,
  expectedReserved: { afterRun: 800_000, afterCredit: 1_100_000 },
  attendance: present(10, []),
  postTest: 84,
  candidates: [
    {
      person: castPerson(11),
      answers: answered('threeDaysLate', 4.8, 4.6, [4.8, 4.8, 4.6]),
      expected: {
        behavior: 9200,
        timeliness: 9000,
        score: 9120,
        tier: 'UTAMA',
        rupiah: 500_000,
        afterRun: 'RESERVED',
        afterCredit: 'RESERVED',
      },
    },
    {
      person: castPerson(12),
      answers: answered('twoDaysLate', 4.6, 4.2, [4.0, 4.0, 4.0, 3.8, 3.8]),
      expected: {
        behavior: 7990,
        timeliness: 9333,
        score: 8527,
        tier: 'MADYA',
        rupiah: 300_000,
        afterRun: 'RESERVED',
        afterCredit: 'RESERVED',
      },
    },
    {
      person: castPerson(13),
      answers: answered('oneDayLate', 4.2, 3.8, [4.2, 4.0, 4.0, 4.0]),
      expected: {
        behavior: 7388,
        timeliness: 9667,
        score: 8300,
        tier: 'MADYA',
        rupiah: 300_000,
        afterRun: 'WAITING',
        afterCredit: 'RESERVED',
      },
    },
    {
      person: castPerson(14),
      answers: answered('threeDaysLate', 3.8, 3.4, [3.2, 3.2, 3.0]),
      expected: {
        behavior: 6000,
        timeliness: 9000,
        score: 7200,
        tier: 'PRATAMA',
        rupiah: 150_000,
        afterRun: 'WAITING',
        afterCredit: 'WAITING',
      },
    },
  ] satisfies readonly BudgetCandidate[],
} as const;
