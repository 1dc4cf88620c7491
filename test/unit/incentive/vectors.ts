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
