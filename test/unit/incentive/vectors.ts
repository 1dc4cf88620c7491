/**
 * Figures computed by hand, to be checked with a calculator. All scores are basis points; `null` is "there is none".
 *
 * COMPLETION: attendance = JP present + ½ JP late, of JP held; learning = post-test / 100; stage = (60·a + 40·l) / 100, or a alone
 * without a test. The gate is 8000.
 */
export interface CompletionVector {
  /** JP of each held session, and how the person attended: P present, L late, E excused, A absent, - unrecorded. */
  readonly sessions: readonly (readonly [jp: number, mark: 'P' | 'L' | 'E' | 'A' | '-'])[];
  /** Hundredths of a point; undefined where the training has no test. */
  readonly postTest?: number | null;
  readonly attendance: number;
  readonly score: number;
  readonly tier: string | null;
  readonly points: number;
}

const marks = (text: string, jp = 2): CompletionVector['sessions'] =>
  [...text].map((mark) => [jp, mark as 'P' | 'L' | 'E' | 'A' | '-'] as const);

export const completionVectors: readonly CompletionVector[] = [
  // 20/20 = 10000; (60·10000 + 40·10000)/100
  { sessions: marks('PPPPPPPPPP'), postTest: 10_000, attendance: 10_000, score: 10_000, tier: 'UTAMA', points: 150 },
  // (60·10000 + 40·7500)/100 = 9000: the limit itself is reached
  { sessions: marks('PPPPPPPPPP'), postTest: 7500, attendance: 10_000, score: 9000, tier: 'UTAMA', points: 150 },
  // (600000 + 40·7499)/100 = 8999.6 → 9000
  { sessions: marks('PPPPPPPPPP'), postTest: 7499, attendance: 10_000, score: 9000, tier: 'UTAMA', points: 150 },
  // (600000 + 40·7498)/100 = 8999.2 → 8999
  { sessions: marks('PPPPPPPPPP'), postTest: 7498, attendance: 10_000, score: 8999, tier: 'MADYA', points: 100 },
  // a missing score counts 0: 6000
  { sessions: marks('PPPPPPPPPP'), postTest: null, attendance: 10_000, score: 6000, tier: null, points: 0 },
  // 16/20 = 8000 passes the gate; (60·8000 + 40·8400)/100 = 8160
  { sessions: marks('PPPPPPPPAA'), postTest: 8400, attendance: 8000, score: 8160, tier: 'MADYA', points: 100 },
  // 15/20 = 7500 fails it: (60·7500 + 40·10000)/100 = 8500, and nothing
  { sessions: marks('PPPPPPPLAA'), postTest: 10_000, attendance: 7500, score: 8500, tier: null, points: 0 },
  // late counts half: (16 + ½·2)/20 = 8500; (510000 + 40·9000)/100 = 8700
  { sessions: marks('PPPPPPPPLA'), postTest: 9000, attendance: 8500, score: 8700, tier: 'MADYA', points: 100 },
  // excused is not attended: 9/10
  { sessions: marks('PPPPPPPPPE'), postTest: 8400, attendance: 9000, score: 8760, tier: 'MADYA', points: 100 },
  // unrecorded is not attended either
  { sessions: marks('PPPPPPPPP-'), postTest: 8400, attendance: 9000, score: 8760, tier: 'MADYA', points: 100 },
  // without a test attendance alone: 9000
  { sessions: marks('PPPPPPPPPA'), attendance: 9000, score: 9000, tier: 'UTAMA', points: 150 },
  // 8500 alone
  { sessions: marks('PPPPPPPPLA'), attendance: 8500, score: 8500, tier: 'MADYA', points: 100 },
  // 5/6 = 8333.3 → 8333; (499980 + 40·9000)/100 = 8599.8 → 8600
  { sessions: marks('PPPPPA', 1), postTest: 9000, attendance: 8333, score: 8600, tier: 'MADYA', points: 100 },
  // 11/12 (one late of six) = 9166.67 → 9167; (550020 + 40·8000)/100 = 8700.2 → 8700
  { sessions: marks('PPPPPL', 1), postTest: 8000, attendance: 9167, score: 8700, tier: 'MADYA', points: 100 },
  // JP weigh: 8 of 10 JP though one session of two is missed
  {
    sessions: [
      [8, 'P'],
      [2, 'A'],
    ],
    postTest: 7000,
    attendance: 8000,
    score: 7600,
    tier: 'PRATAMA',
    points: 50,
  },
  // (3 + ½·4)/7 = 7142.86 → 7143: below the gate; (428580 + 280000)/100 = 7085.8 → 7086, and nothing
  {
    sessions: [
      [3, 'P'],
      [4, 'L'],
    ],
    postTest: 7000,
    attendance: 7143,
    score: 7086,
    tier: null,
    points: 0,
  },
  // lowest score with the gate passed: 4800
  { sessions: marks('PPPPPPPPAA'), postTest: 0, attendance: 8000, score: 4800, tier: null, points: 0 },
  // (480000 + 40·5500)/100 = 7000: PRATAMA begins here
  { sessions: marks('PPPPPPPPAA'), postTest: 5500, attendance: 8000, score: 7000, tier: 'PRATAMA', points: 50 },
  // (480000 + 40·5498)/100 = 6999.2 → 6999
  { sessions: marks('PPPPPPPPAA'), postTest: 5498, attendance: 8000, score: 6999, tier: null, points: 0 },
];

/**
 * BEHAVIOR: a kind's score = (mean of its Likert means − 1) / 4; weights 20/50/30, or 15/45/25/15 where subordinates count.
 * TIMELINESS: the mean of 10000 − 1000 for each day late, 0 for an unanswered task. Stage = (60·b + 40·t) / 100.
 */
export interface ApplicationVector {
  /** Sums of five Likert answers each. */
  readonly self?: number;
  readonly supervisor?: number;
  readonly peers?: readonly number[];
  readonly subordinates?: readonly number[];
  /** Days late of each own task; null where it was not answered. The last is the BEHAVIOR task. */
  readonly late: readonly (number | null)[];
  readonly behavior: number | null;
  readonly timeliness: number;
  readonly score: number | null;
  readonly outcome: string;
  readonly amount: number;
}

const inTime = [0, 0, 0] as const;

export const applicationVectors: readonly ApplicationVector[] = [
  // all at 5: 10000
  {
    self: 25,
    supervisor: 25,
    peers: [25, 25, 25],
    late: inTime,
    behavior: 10_000,
    timeliness: 10_000,
    score: 10_000,
    outcome: 'AWARDED',
    amount: 500_000,
  },
  // supervisor alone, 4.0 → 7500 counts in full; (450000 + 400000)/100 = 8500
  {
    supervisor: 20,
    late: inTime,
    behavior: 7500,
    timeliness: 10_000,
    score: 8500,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // (20·10000 + 50·0)/70 = 2857.14 → 2857; (171420 + 400000)/100 = 5714.2 → 5714
  {
    self: 25,
    supervisor: 5,
    late: inTime,
    behavior: 2857,
    timeliness: 10_000,
    score: 5714,
    outcome: 'BELOW_TIERS',
    amount: 0,
  },
  // three peers at 3.4 → 6000 without a supervisor; self 4.2 → 8000: (160000 + 180000)/50 = 6800; (408000 + 400000)/100
  {
    self: 21,
    peers: [17, 17, 17],
    late: inTime,
    behavior: 6800,
    timeliness: 10_000,
    score: 8080,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // two peers do not count: nobody independent, no BEHAVIOR, no score
  {
    self: 25,
    peers: [25, 25],
    late: inTime,
    behavior: null,
    timeliness: 10_000,
    score: null,
    outcome: 'NO_INDEPENDENT_RATING',
    amount: 0,
  },
  // the own task unanswered: (60·7500 + 40·6667)/100 = 7166.8 → 7167, and nothing
  {
    supervisor: 20,
    late: [0, 0, null],
    behavior: 7500,
    timeliness: 6667,
    score: 7167,
    outcome: 'GATE_OWN_TASK',
    amount: 0,
  },
  // peers 4, 4, 3: mean 3.6667 → (2.6667)/4 = 6666.7 → 6667; self 8000, supervisor 7500: (160000 + 375000 + 200010)/100 = 7350.1 → 7350
  {
    self: 21,
    supervisor: 20,
    peers: [20, 20, 15],
    late: inTime,
    behavior: 7350,
    timeliness: 10_000,
    score: 8410,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // subordinates at 5 count: (15·8000 + 45·7500 + 25·7500 + 15·10000)/100 = 7950; (477000 + 400000)/100
  {
    self: 21,
    supervisor: 20,
    peers: [20, 20, 20],
    subordinates: [25, 25, 25],
    late: inTime,
    behavior: 7950,
    timeliness: 10_000,
    score: 8770,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // two subordinates do not: (160000 + 375000 + 225000)/100 = 7600
  {
    self: 21,
    supervisor: 20,
    peers: [20, 20, 20],
    subordinates: [25, 25],
    late: inTime,
    behavior: 7600,
    timeliness: 10_000,
    score: 8560,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // subordinates without peers: (15·8000 + 45·7500 + 15·10000)/75 = 8100
  {
    self: 21,
    supervisor: 20,
    subordinates: [25, 25, 25],
    late: inTime,
    behavior: 8100,
    timeliness: 10_000,
    score: 8860,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // ten days late and more is 0: (10000 + 0 + 10000)/3 = 6666.67 → 6667; (450000 + 266680)/100 = 7166.8 → 7167
  {
    supervisor: 20,
    late: [0, 10, 0],
    behavior: 7500,
    timeliness: 6667,
    score: 7167,
    outcome: 'AWARDED',
    amount: 150_000,
  },
  {
    supervisor: 20,
    late: [0, 25, 0],
    behavior: 7500,
    timeliness: 6667,
    score: 7167,
    outcome: 'AWARDED',
    amount: 150_000,
  },
  // nine days late is 1000: 21000/3 = 7000; (450000 + 280000)/100
  {
    supervisor: 20,
    late: [0, 9, 0],
    behavior: 7500,
    timeliness: 7000,
    score: 7300,
    outcome: 'AWARDED',
    amount: 150_000,
  },
  // one day late each: 9000; (450000 + 360000)/100
  {
    supervisor: 20,
    late: [1, 1, 1],
    behavior: 7500,
    timeliness: 9000,
    score: 8100,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // early is no more than in time
  {
    supervisor: 20,
    late: [-3, -1, 0],
    behavior: 7500,
    timeliness: 10_000,
    score: 8500,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // supervisor 4.2 → 8000: (480000 + 400000)/100 = 8800
  {
    supervisor: 21,
    late: inTime,
    behavior: 8000,
    timeliness: 10_000,
    score: 8800,
    outcome: 'AWARDED',
    amount: 300_000,
  },
  // supervisor 4.4 → 8500, one task a day late: 29000/3 = 9666.67 → 9667; (510000 + 386680)/100 = 8966.8 → 8967
  {
    supervisor: 22,
    late: [1, 0, 0],
    behavior: 8500,
    timeliness: 9667,
    score: 8967,
    outcome: 'AWARDED',
    amount: 300_000,
  },
];

/** Paid money of an award by payment, what of it corrections took back, and what of that is still due; then an increase. */
export interface SetOffVector {
  readonly payments: readonly (readonly [amount: number, takenBack: number])[];
  /** Recoveries in the order in which they became due: of which payment, and how much. */
  readonly recoveries: readonly (readonly [payment: number, amount: number, status: 'DUE' | 'RECOVERED' | 'WAIVED'])[];
  readonly increase: number;
  /** What of each payment stays taken back. */
  readonly takenBack: readonly number[];
  /** What of each recovery is still to come back, came back or was given up. */
  readonly due: readonly number[];
  /** What joins the budget. */
  readonly left: number;
}

export const setOffVectors: readonly SetOffVector[] = [
  // Nothing is owed: all of it is claimed.
  { payments: [[300_000, 0]], recoveries: [], increase: 200_000, takenBack: [0], due: [], left: 200_000 },
  // 500k paid, corrected to 300k and back to 500k: nothing moves but the debt.
  {
    payments: [[500_000, 200_000]],
    recoveries: [[0, 200_000, 'DUE']],
    increase: 200_000,
    takenBack: [0],
    due: [0],
    left: 0,
  },
  // 500k paid, corrected to nothing, then to 300k: 500k − 300k are still to come back.
  {
    payments: [[500_000, 500_000]],
    recoveries: [[0, 500_000, 'DUE']],
    increase: 300_000,
    takenBack: [200_000],
    due: [200_000],
    left: 0,
  },
  // 300k paid, corrected to 150k, then to 500k: of 350k more, 150k is the debt and 200k new.
  {
    payments: [[300_000, 150_000]],
    recoveries: [[0, 150_000, 'DUE']],
    increase: 350_000,
    takenBack: [0],
    due: [0],
    left: 200_000,
  },
  // 300k and 200k paid; to 300k (the later payment), then to nothing (the earlier one); 350k again: the older debt first, then 150k.
  {
    payments: [
      [300_000, 300_000],
      [200_000, 200_000],
    ],
    recoveries: [
      [1, 200_000, 'DUE'],
      [0, 300_000, 'DUE'],
    ],
    increase: 350_000,
    takenBack: [150_000, 0],
    due: [0, 150_000],
    left: 0,
  },
  // What came back is owed no more: the increase is paid anew.
  {
    payments: [[500_000, 200_000]],
    recoveries: [[0, 200_000, 'RECOVERED']],
    increase: 200_000,
    takenBack: [200_000],
    due: [200_000],
    left: 200_000,
  },
  // What was given up is still with the person: 250k more are 200k of the debt and 50k of the 300k that were waived.
  {
    payments: [[500_000, 500_000]],
    recoveries: [
      [0, 300_000, 'WAIVED'],
      [0, 200_000, 'DUE'],
    ],
    increase: 250_000,
    takenBack: [250_000],
    due: [250_000, 0],
    left: 0,
  },
  // 300k paid, taken back and waived; corrected back to 300k and on to 500k: 200k are paid, so that 500k were in all.
  {
    payments: [[300_000, 300_000]],
    recoveries: [[0, 300_000, 'WAIVED']],
    increase: 500_000,
    takenBack: [0],
    due: [0],
    left: 200_000,
  },
];

/** A participant in the middle of things: what can still come of stage COMPLETION. All sessions are of 2 JP. */
export interface CompletionProspectVector {
  /** P present, L late, A absent; - not recorded, held or still to come. */
  readonly marks: string;
  /** Hundredths of a point, null while there is none. */
  readonly postTest: number | null;
  readonly gate: 'MET' | 'NOT_MET' | 'OPEN';
  readonly best: readonly [score: number, tier: string | null];
  readonly worst: readonly [score: number, tier: string | null];
}

export const completionProspectVectors: readonly CompletionProspectVector[] = [
  // Nothing has happened: everything or nothing.
  { marks: '----------', postTest: null, gate: 'OPEN', best: [10_000, 'UTAMA'], worst: [0, null] },
  // 6 of 10: at best 10000, at worst 6000 without a test: 3600, and the gate is not passed
  { marks: 'PPPPPP----', postTest: null, gate: 'OPEN', best: [10_000, 'UTAMA'], worst: [3600, null] },
  // 8 of 10 are 8000 already: the gate is passed. (480000 + 40·8400)/100 = 8160; with the rest (600000 + 336000)/100 = 9360
  { marks: 'PPPPPPPP--', postTest: 8400, gate: 'MET', best: [9360, 'UTAMA'], worst: [8160, 'MADYA'] },
  // three missed of ten: 7000 at best, and the gate is lost: (420000 + 400000)/100 = 8200, at worst 5000: 3000
  { marks: 'PPPPPAAA--', postTest: null, gate: 'NOT_MET', best: [8200, null], worst: [3000, null] },
  // twice late and once absent, two to come: (5 + ½·2 + 2)/10 = 8000 just passes: (480000 + 40·6000)/100; at worst 6000: 3600 + 2400
  { marks: 'PPPPPLLA--', postTest: 6000, gate: 'OPEN', best: [7200, 'PRATAMA'], worst: [6000, null] },
];

/**
 * What can still come of stage APPLICATION before anybody has rated: BEHAVIOR 10000 at best. REACTION and LEARNING were due on
 * 2026-11-03, BEHAVIOR is due on 2027-03-14 and closes on 2027-03-28; all dates are local.
 */
export interface ApplicationProspectVector {
  readonly today: string;
  /** When each was answered; null where it is not, V where it was voided. */
  readonly reaction: string | null;
  readonly learning: string | null;
  readonly behavior: string | null;
  readonly ownTask: 'MET' | 'NOT_MET' | 'OPEN';
  /** What each evaluation gives, or can still give. */
  readonly scores: readonly (number | null)[];
  readonly best: readonly [score: number | null, tier: string | null, amount: number];
  readonly worst: string;
}

export const applicationProspectVectors: readonly ApplicationProspectVector[] = [
  // in time, two days late, and BEHAVIOR in time: (10000 + 8000 + 10000)/3 = 9333; (600000 + 40·9333)/100 = 9733.2
  {
    today: '2027-03-01',
    reaction: '2026-11-02',
    learning: '2026-11-05',
    behavior: null,
    ownTask: 'OPEN',
    scores: [8000, 10_000, 10_000],
    best: [9733, 'UTAMA', 500_000],
    worst: 'GATE_OWN_TASK',
  },
  // four days late today: (10000 + 0 + 6000)/3 = 5333; (600000 + 40·5333)/100 = 8133.2
  {
    today: '2027-03-18',
    reaction: '2026-11-03',
    learning: null,
    behavior: null,
    ownTask: 'OPEN',
    scores: [0, 10_000, 6000],
    best: [8133, 'MADYA', 300_000],
    worst: 'GATE_OWN_TASK',
  },
  // ten days late today: (10000 + 0 + 0)/3 = 3333; (600000 + 133320)/100 = 7333.2
  {
    today: '2027-03-24',
    reaction: '2026-11-03',
    learning: null,
    behavior: null,
    ownTask: 'OPEN',
    scores: [0, 10_000, 0],
    best: [7333, 'PRATAMA', 150_000],
    worst: 'GATE_OWN_TASK',
  },
  // answered: what is open is the rating of others
  {
    today: '2027-03-20',
    reaction: '2026-11-03',
    learning: '2026-11-03',
    behavior: '2027-03-14',
    ownTask: 'MET',
    scores: [10_000, 10_000, 10_000],
    best: [10_000, 'UTAMA', 500_000],
    worst: 'NO_INDEPENDENT_RATING',
  },
  // a voided one is left out: (10000 + 9000)/2 = 9500; (600000 + 380000)/100
  {
    today: '2027-03-20',
    reaction: '2026-11-03',
    learning: 'V',
    behavior: '2027-03-15',
    ownTask: 'MET',
    scores: [null, 10_000, 9000],
    best: [9800, 'UTAMA', 500_000],
    worst: 'NO_INDEPENDENT_RATING',
  },
  // the wave has closed: too late, whatever the others say. (10000 + 10000 + 0)/3 = 6667; (600000 + 266680)/100 = 8666.8
  {
    today: '2027-03-28',
    reaction: '2026-11-03',
    learning: '2026-11-03',
    behavior: null,
    ownTask: 'NOT_MET',
    scores: [10_000, 10_000, 0],
    best: [8667, null, 0],
    worst: 'GATE_OWN_TASK',
  },
];
