import type { Task, Wave } from '../../../core/evaluation/evaluation';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { prospectInWords } from '../../../core/incentive/prospect-words';
import { type ProspectFacts, prospects } from '../../../core/incentive/prospects';
import { atLocal } from '../../../core/time';
import { idOf, sample } from '../../support/entities';
import {
  type ApplicationProspectVector,
  applicationProspectVectors,
  type CompletionProspectVector,
  completionProspectVectors,
} from './vectors';

const scheme = defaultScheme('prg');
const statuses = { P: 'PRESENT', L: 'LATE', A: 'ABSENT' } as const;
const nothingYet: ProspectFacts = {
  now: '2026-10-25T03:00:00.000Z',
  training: sample('Training'),
  sessions: [sample('Session', { status: 'PLANNED' })],
  waves: [],
  enrollment: sample('Enrollment', { attendance: {} }),
  ownTasks: new Map(),
  awards: { COMPLETION: undefined, APPLICATION: undefined },
  scheme,
};

function duringTraining({ marks, postTest }: CompletionProspectVector): ProspectFacts {
  const sessions = [...marks].map((mark, n) =>
    sample('Session', { id: idOf('session', n), jp: 2, status: mark === '-' ? 'PLANNED' : 'ENDED' }),
  );
  const recorded = [...marks].flatMap((mark, n) =>
    mark === '-' ? [] : [[idOf('session', n), { status: statuses[mark as 'P'], source: 'RECORD' }] as const],
  );
  const cancelled = sample('Session', { id: idOf('session', 99), jp: 8, status: 'CANCELLED' });
  const enrollment = sample('Enrollment', { attendance: Object.fromEntries(recorded), postTest });
  return { ...nothingYet, sessions: [...sessions, cancelled], enrollment };
}

const waveOf = (level: 'REACTION' | 'LEARNING' | 'BEHAVIOR' | 'RESULTS') => {
  const atEnd = { opensAt: '2026-10-31T09:00:00.000Z', closesAt: atLocal('2026-11-07'), dueDate: '2026-11-03' };
  const later = { opensAt: atLocal('2027-10-31'), closesAt: atLocal('2027-11-30'), dueDate: '2027-11-14' };
  const dates = level === 'BEHAVIOR' ? {} : level === 'RESULTS' ? later : atEnd;
  return sample('Wave', { code: level, level, ...dates });
};
const waves = (['RESULTS', 'BEHAVIOR', 'REACTION', 'LEARNING'] as const).map(waveOf);

function afterTraining({ today, ...answers }: ApplicationProspectVector): ProspectFacts {
  const on = { REACTION: answers.reaction, LEARNING: answers.learning, BEHAVIOR: answers.behavior };
  const ownTasks = Object.entries(on).map(([waveCode, answered]) => {
    const { dueDate, closesAt, opensAt } = waves.find(({ code }) => code === waveCode)!;
    const status = answered === null ? 'OPEN' : answered === 'V' ? 'VOIDED' : 'ANSWERED';
    const answeredOn = status === 'ANSWERED' ? answered : null;
    const common = { waveCode, raterKind: 'SELF', opensAt, closesAt, dueDate } as const;
    return [waveCode, sample('Task', { ...common, status, answeredOn })] as const;
  });
  const enrollment = sample('Enrollment', { status: 'COMPLETED' });
  const completed = sample('Award', {
    stage: 'COMPLETION',
    basis: { ...sample('Award').basis, gates: [{ gate: 'ATTENDANCE', met: true }] },
  });
  return {
    ...nothingYet,
    now: atLocal(today, 10),
    waves,
    enrollment,
    ownTasks: new Map(ownTasks),
    awards: { COMPLETION: completed, APPLICATION: undefined },
  };
}

describe('what is still possible, computed by hand', () => {
  it.each(completionProspectVectors)('COMPLETION after $marks: $gate, $best, $worst', (vector) => {
    const [completion] = prospects(duringTraining(vector));
    expect(completion?.gates).toEqual([{ gate: 'ATTENDANCE', state: vector.gate }]);
    expect([completion?.best.score, completion?.best.tier]).toEqual(vector.best);
    expect([completion?.worst.score, completion?.worst.tier]).toEqual(vector.worst);
  });

  it.each(applicationProspectVectors)('APPLICATION on $today: $ownTask, $best, $worst', (vector) => {
    const [, application] = prospects(afterTraining(vector));
    expect(application?.gates).toEqual([
      { gate: 'COMPLETED', state: 'MET' },
      { gate: 'OWN_TASK', state: vector.ownTask },
      { gate: 'INDEPENDENT_RATING', state: 'OPEN' },
    ]);
    expect(application?.duties.map(({ waveCode, score }) => [waveCode, score])).toEqual(
      ['LEARNING', 'REACTION', 'BEHAVIOR'].map((code, i) => [code, vector.scores[i]]),
    );
    const { best, worst } = application ?? {};
    expect([best?.score, best?.tier, best?.amount]).toEqual(vector.best);
    expect([worst?.outcome, worst?.tier]).toEqual([vector.worst, null]);
  });
});

const behaviorWave = waveOf('BEHAVIOR');
const own = (parts: Partial<Task> = {}): Task => sample('Task', { raterKind: 'SELF', ...parts });
const lastMoment = '2027-03-27T16:59:59.999Z';

describe('an own evaluation', () => {
  // opens on 2027-02-28, is due on 2027-03-14 and closes as 2027-03-28 begins, local time
  it.each<[string, string, Task | undefined, [string, number | null, number | null]]>([
    ['not asked yet', atLocal('2026-12-01'), undefined, ['UPCOMING', 0, 10_000]],
    ['not asked yet, at the last moment', lastMoment, undefined, ['UPCOMING', 13, 0]],
    ['asked, on the day when it is due', atLocal('2027-03-14', 23), own(), ['OPEN', 0, 10_000]],
    ['asked, a day later', atLocal('2027-03-15'), own(), ['OPEN', 1, 9000]],
    ['asked, at the last moment', lastMoment, own(), ['OPEN', 13, 0]],
    ['asked, as it closes', behaviorWave.closesAt, own(), ['UNANSWERED', null, 0]],
    [
      'answered two days late, closed since',
      behaviorWave.closesAt,
      own({ status: 'ANSWERED', answeredOn: '2027-03-16' }),
      ['ANSWERED', 2, 8000],
    ],
    ['voided', atLocal('2027-03-20'), own({ status: 'VOIDED' }), ['VOIDED', null, null]],
  ])('%s', (_case, now, task, [state, late, score]) => {
    const ownTasks = new Map(task === undefined ? [] : [[behaviorWave.code, task]]);
    const [, application] = prospects({ ...nothingYet, now, waves: [behaviorWave], ownTasks });
    const { opensAt, closesAt, dueDate } = behaviorWave;
    const common = { level: 'BEHAVIOR', waveCode: 'BEHAVIOR', opensAt, closesAt, dueDate };
    expect(application?.duties).toEqual([{ ...common, state, late, score }]);
    expect(application?.computedFrom).toBe(closesAt);
  });

  it('has the dates of the task where it has been asked', () => {
    const dates = { opensAt: atLocal('2027-03-01'), closesAt: atLocal('2027-03-29'), dueDate: '2027-03-16' };
    const now = atLocal('2027-03-28', 10);
    const ownTasks = new Map([['BEHAVIOR', own(dates)]]);
    const [, application] = prospects({ ...nothingYet, now, waves: [behaviorWave], ownTasks });
    expect(application?.duties).toEqual([
      { level: 'BEHAVIOR', waveCode: 'BEHAVIOR', ...dates, state: 'OPEN', late: 12, score: 0 },
    ]);
  });

  it('counts when it asks the person, is not cancelled, has not passed unasked, and opens before the stage is computed', () => {
    const wave = (code: string, parts: Partial<Wave>) => sample('Wave', { code, level: 'LEARNING', ...parts });
    const ofOthers = { ...behaviorWave.plan, raters: [{ kind: 'SUPERVISOR', max: 1, managerialOnly: false } as const] };
    const waves = [
      wave('LATE', { opensAt: lastMoment, closesAt: atLocal('2027-04-30'), dueDate: '2027-04-15' }),
      wave('TOO_LATE', { opensAt: behaviorWave.closesAt, closesAt: atLocal('2027-04-30') }),
      wave('CANCELLED', { status: 'CANCELLED' }),
      wave('OF_OTHERS', { plan: ofOthers }),
      wave('PASSED', { closesAt: nothingYet.now }),
      behaviorWave,
    ];
    const [, application] = prospects({ ...nothingYet, waves });
    expect(application?.duties.map(({ waveCode }) => waveCode)).toStrictEqual(['BEHAVIOR', 'LATE']);
  });
});

describe('when a stage is computed', () => {
  const [early, middle, late] = ['2026-10-20T02:30:00.000Z', '2026-10-25T02:30:00.000Z', '2026-10-30T02:30:00.000Z'];
  const ends = (...all: string[]) => all.map((endsAt, n) => sample('Session', { id: idOf('session', n), endsAt }));
  it.each([
    ['at its end once it has ended', { endedAt: middle, sessions: ends(late) }, middle],
    ['at the last session’s end, whatever their order', { sessions: ends(middle, late, early) }, late],
    [
      'not at a cancelled one’s',
      { sessions: [...ends(middle), { ...ends(late)[0]!, status: 'CANCELLED' as const }] },
      middle,
    ],
    ['as long as it is to come', { sessions: ends(middle), now: '2026-10-25T02:29:59.999Z' }, middle],
    ['and unknown as it passes', { sessions: ends(middle), now: middle! }, null],
    ['or where none is planned', { sessions: [] }, null],
  ])(
    'COMPLETION: %s',
    (_case, { endedAt = null, ...parts }: { endedAt?: string | null } & Partial<ProspectFacts>, from) => {
      const training = sample('Training', { endedAt: endedAt ?? null });
      const [completion] = prospects({ ...nothingYet, now: early!, training, ...parts });
      expect(completion).toMatchObject({ award: undefined, computedFrom: from, duties: [] });
    },
  );

  it('APPLICATION: unknown without a wave', () => {
    expect(prospects(nothingYet)[1]).toMatchObject({ award: undefined, computedFrom: null, duties: [] });
  });
});

describe('what decides whether applying can still be awarded', () => {
  const session = nothingYet.sessions[0]!;
  const attended = (status: 'PRESENT' | 'ABSENT') => ({ [session.id]: { status, source: 'RECORD' } as const });
  const answered = new Map([['BEHAVIOR', own({ status: 'ANSWERED', answeredOn: '2027-03-14' })]]);
  const ofOthers = { ...behaviorWave, plan: { ...behaviorWave.plan, raters: [] } };
  it.each<[string, Partial<ProspectFacts>, string, string]>([
    ['nothing known yet', {}, 'OPEN', 'OPEN'],
    ['attended', { enrollment: sample('Enrollment', { attendance: attended('PRESENT') }) }, 'MET', 'OPEN'],
    ['missed', { enrollment: sample('Enrollment', { attendance: attended('ABSENT') }) }, 'NOT_MET', 'OPEN'],
    [
      'cancelled',
      { enrollment: sample('Enrollment', { status: 'CANCELLED', attendance: attended('PRESENT') }) },
      'NOT_MET',
      'OPEN',
    ],
    ['own evaluation to come', { waves: [behaviorWave] }, 'OPEN', 'OPEN'],
    ['own evaluation asked', { waves: [behaviorWave], ownTasks: new Map([['BEHAVIOR', own()]]) }, 'OPEN', 'OPEN'],
    ['own evaluation answered', { waves: [behaviorWave], ownTasks: answered }, 'OPEN', 'MET'],
    [
      'own evaluation voided',
      { waves: [behaviorWave], ownTasks: new Map([['BEHAVIOR', own({ status: 'VOIDED' })]]) },
      'OPEN',
      'NOT_MET',
    ],
    ['closed without having asked', { waves: [behaviorWave], now: behaviorWave.closesAt }, 'OPEN', 'NOT_MET'],
    ['the wave asks others alone', { waves: [ofOthers] }, 'OPEN', 'NOT_MET'],
    [
      'the wave asks others alone, another one the person',
      { waves: [ofOthers, waveOf('LEARNING')], ownTasks: new Map([['LEARNING', own()]]) },
      'OPEN',
      'NOT_MET',
    ],
  ])('%s', (_case, parts, completed, ownTask) => {
    const [, application] = prospects({ ...nothingYet, ...parts });
    expect(application?.gates.map(({ state }) => state)).toEqual([completed, ownTask, 'OPEN']);
  });

  it('and from what both ends are computed', () => {
    const facts = afterTraining({ ...applicationProspectVectors[0]!, reaction: 'V', learning: '2026-11-05' });
    const [, application] = prospects(facts);
    expect(application?.best.basis.ratings).toEqual([{ kind: 'SUPERVISOR', responses: 1, score: 10_000 }]);
    expect(application?.best.basis.ownTasks).toEqual([
      { level: 'LEARNING', late: 2 },
      { level: 'REACTION', late: 'VOIDED' },
      { level: 'BEHAVIOR', late: 0 },
    ]);
    expect(application?.worst.basis.ratings).toEqual([]);
    expect(application?.worst.basis.ownTasks).toEqual([
      { level: 'LEARNING', late: 2 },
      { level: 'REACTION', late: 'VOIDED' },
      { level: 'BEHAVIOR', late: 'UNANSWERED' },
    ]);
    const [, withoutWave] = prospects(nothingYet);
    expect(withoutWave?.best.basis.ownTasks).toEqual([{ level: 'BEHAVIOR', late: 0 }]);
    expect(withoutWave?.worst.basis.ownTasks).toEqual([{ level: 'BEHAVIOR', late: 'UNANSWERED' }]);
  });
});

describe('what is still possible', () => {
  it('weighs attendance alone without a test, and asks for none without a gate', () => {
    const training = sample('Training', { hasTest: false });
    const stages = scheme.stages.map((stage) => ({ ...stage, attendanceGate: null }));
    const [completion] = prospects({ ...nothingYet, training, scheme: { ...scheme, stages } });
    expect(completion?.gates).toEqual([{ gate: 'ATTENDANCE', state: 'MET' }]);
    expect(completion?.best).toMatchObject({ score: 10_000, basis: { learning: null } });
    expect(completion?.worst).toMatchObject({ score: 0, basis: { learning: null } });
  });

  it('is everything before the training, and nothing of applying for whoever does not complete it', () => {
    const [, open] = prospects(nothingYet);
    expect(open?.gates.map(({ state }) => state)).toEqual(['OPEN', 'OPEN', 'OPEN']);
    expect(open?.best).toMatchObject({ score: 10_000, tier: 'UTAMA', amount: 500_000 });
    const failed = { ...nothingYet, enrollment: sample('Enrollment', { status: 'NOT_COMPLETED' }), waves };
    const [, lost] = prospects(failed);
    expect(lost?.gates[0]).toEqual({ gate: 'COMPLETED', state: 'NOT_MET' });
    expect(lost?.best).toMatchObject({ outcome: 'NOT_COMPLETED', tier: null });
  });

  it('is what was computed once it is, whatever the records say since', () => {
    const [vector] = applicationProspectVectors;
    const award = sample('Award');
    const facts = afterTraining(vector!);
    const [, decided] = prospects({ ...facts, awards: { ...facts.awards, APPLICATION: award } });
    expect(decided).toMatchObject({ award, best: award, worst: award });
    expect(decided?.gates.map(({ state }) => state)).toEqual(['MET', 'MET', 'MET']);
    const gates = [{ gate: 'ATTENDANCE', met: false } as const];
    const missed = sample('Award', { stage: 'COMPLETION', basis: { ...award.basis, gates } });
    const [completion] = prospects({ ...facts, awards: { ...facts.awards, COMPLETION: missed } });
    expect(completion).toMatchObject({
      gates: [{ gate: 'ATTENDANCE', state: 'NOT_MET' }],
      best: missed,
      worst: missed,
    });
    const said = prospectInWords(decided!, scheme).map(({ text }) => text.en);
    expect(said[0]).toBe('Stage Application: tier MADYA, 100 points and Rp300,000.');
    expect(said.at(-1)).toBe(
      'Evaluation Behavior: not answered, due on 2027-03-14; answered today it gives 100.00, each day late costs 10.00, and from 2027-03-28 on it cannot be answered.',
    );
  });

  it('tells own evaluations in the order in which the stage counts them: by when each is due from this person', () => {
    const [vector] = applicationProspectVectors;
    const facts = afterTraining(vector!);
    const joinedLater = { ...facts.ownTasks.get('LEARNING')!, dueDate: '2026-11-05' };
    const ownTasks = new Map([...facts.ownTasks, ['LEARNING', joinedLater]]);
    const [, application] = prospects({ ...facts, ownTasks });
    expect(application?.duties.map(({ waveCode }) => waveCode)).toEqual(['REACTION', 'LEARNING', 'BEHAVIOR']);
  });

  it('is told in words, with what each day costs', () => {
    const told = (facts: ProspectFacts, stage: 0 | 1) => prospectInWords(prospects(facts)[stage]!, scheme);
    const said = (facts: ProspectFacts, stage: 0 | 1) => told(facts, stage).map(({ text }) => [text.id, text.en]);
    const answers = { reaction: 'V', learning: '2026-11-05', behavior: null };
    const asked = afterTraining({ ...applicationProspectVectors[0]!, ...answers, today: '2027-03-18' });
    const unasked = {
      ...asked,
      ownTasks: new Map([['LEARNING', asked.ownTasks.get('LEARNING')!]]),
      waves: waves.filter(({ level }) => level !== 'REACTION'),
      now: atLocal('2027-03-01'),
    };
    expect(told(asked, 1).map(({ topic }) => topic)).toEqual([
      'OUTCOME',
      ...['GATE', 'GATE', 'GATE'],
      ...['COMPONENT', 'COMPONENT', 'COMPONENT'],
      ...['TIER', 'TIER'],
    ]);
    // two days late, left out, four days late today: (8000 + 6000)/2 = 7000; (600000 + 40·7000)/100 = 8800
    expect(said(asked, 1)).toEqual([
      [
        'Tahap Penerapan: belum dihitung, paling cepat 2027-03-28.',
        'Stage Application: not computed yet, on 2027-03-28 at the earliest.',
      ],
      ['Syarat lulus pelatihan: terpenuhi.', 'Condition training completed: met.'],
      ['Syarat evaluasi perilaku diri dijawab: belum pasti.', 'Condition own behavior evaluation answered: open.'],
      [
        'Syarat penilaian atasan atau sedikitnya 3 rekan: belum pasti.',
        'Condition rating by the supervisor or by at least 3 peers: open.',
      ],
      [
        'Evaluasi Pembelajaran: dijawab, 2 hari terlambat, 80,00.',
        'Evaluation Learning: answered, 2 days late, 80.00.',
      ],
      ['Evaluasi Reaksi: ditiadakan, tidak dihitung.', 'Evaluation Reaction: voided, it does not count.'],
      [
        'Evaluasi Perilaku: belum dijawab, batas waktu 2027-03-14; dijawab hari ini bernilai 60,00, tiap hari terlambat mengurangi 10,00, dan tidak dapat dijawab lagi sejak 2027-03-28.',
        'Evaluation Behavior: not answered, due on 2027-03-14; answered today it gives 60.00, each day late costs 10.00, and from 2027-03-28 on it cannot be answered.',
      ],
      [
        'Paling tinggi masih dapat dicapai: jenjang MADYA, 100 poin dan Rp300.000.',
        'At best: tier MADYA, 100 points and Rp300,000.',
      ],
      [
        'Paling rendah: tidak ada insentif (evaluasi diri tidak dijawab).',
        'At worst: nothing (own evaluation not answered).',
      ],
    ]);
    expect(said(unasked, 1)).toContainEqual([
      'Evaluasi Perilaku: dibuka 2027-02-28, jawab paling lambat 2027-03-14; tiap hari terlambat mengurangi 10,00 dari 100,00, dan tidak dapat dijawab lagi sejak 2027-03-28.',
      'Evaluation Behavior: opens on 2027-02-28, answer by 2027-03-14; each day late costs 10.00 of 100.00, and from 2027-03-28 on it cannot be answered.',
    ]);
    expect(said({ ...asked, now: behaviorWave.closesAt }, 1)).toContainEqual([
      'Evaluasi Perilaku: tidak dijawab, 0.',
      'Evaluation Behavior: not answered, 0.',
    ]);
    expect(said(duringTraining(completionProspectVectors[2]!), 0)).toEqual([
      ['Tahap Penyelesaian: belum dihitung.', 'Stage Completion: not computed yet.'],
      ['Syarat kehadiran sedikitnya 80,00: terpenuhi.', 'Condition attendance of at least 80.00: met.'],
      ['Paling tinggi masih dapat dicapai: jenjang UTAMA, 150 poin.', 'At best: tier UTAMA, 150 points.'],
      ['Paling rendah: jenjang MADYA, 100 poin.', 'At worst: tier MADYA, 100 points.'],
    ]);
  });
});
