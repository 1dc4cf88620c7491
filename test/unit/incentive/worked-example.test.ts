import type { AttendanceMark, Enrollment } from '../../../core/enrollment/enrollment';
import { defaultInstruments } from '../../../core/evaluation/default-plan';
import type { Level, RaterKind, Response } from '../../../core/evaluation/evaluation';
import { type ApplicationFacts, applicationValue } from '../../../core/incentive/application';
import { likertItemsOf } from '../../../core/incentive/behavior';
import { decideCompletion } from '../../../core/incentive/completion';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { reserve } from '../../../core/incentive/queue-order';
import type { OwnTask } from '../../../core/incentive/score';
import type { Session } from '../../../core/training/training';

const scheme = defaultScheme('prg');
const behaviorItems = likertItemsOf(defaultInstruments('prg').find(({ code }) => code === 'BEHAVIOR')!);

const sessions = Array.from(
  { length: 10 },
  (_, i): Session => ({
    kind: 'Session',
    id: `ses_${i}`,
    trainingId: 'trn',
    startsAt: '2026-10-31T01:00:00.000Z',
    endsAt: '2026-10-31T09:00:00.000Z',
    jp: 2,
    topic: '',
    facilitatorId: null,
    status: 'ENDED',
    recorded: 1,
    origin: { by: 'test', content: '' },
    version: 1,
  }),
);

function presentAt(count: number): Enrollment['attendance'] {
  const mark = (status: AttendanceMark['status']): AttendanceMark => ({ status, source: 'RECORD' });
  return Object.fromEntries(sessions.map(({ id }, i) => [id, mark(i < count ? 'PRESENT' : 'ABSENT')]));
}

function completion(present: number, postTest: number | null = 8400) {
  return decideCompletion({ attendance: presentAt(present), postTest }, { hasTest: true }, sessions, scheme);
}

/** Five items whose mean is `mean`. */
function rating(raterKind: RaterKind, mean: number): Response {
  const sum = Math.round(mean * 5);
  const answers = Object.fromEntries(
    behaviorItems.map((item, i) => [item, Math.floor(sum / 5) + (i < sum % 5 ? 1 : 0)]),
  );
  return {
    kind: 'Response',
    trainingId: 'trn',
    waveCode: 'BEHAVIOR',
    subjectId: 'per',
    raterKind,
    random: '',
    answers,
    texts: {},
    task: null,
    submittedOn: null,
    authorId: null,
  };
}

function ownTask(level: Level, dueDate: string, answeredOn: string | null): OwnTask {
  return { level, dueDate, answeredOn, status: answeredOn === null ? 'OPEN' : 'ANSWERED' };
}

const reaction = ownTask('REACTION', '2026-11-03', '2026-11-02');
const learningTwoDaysLate = ownTask('LEARNING', '2026-11-03', '2026-11-05');
const behavior = ownTask('BEHAVIOR', '2027-03-14', '2027-03-14');
const peers = [rating('PEER', 4.0), rating('PEER', 3.6), rating('PEER', 4.4)];

const original: ApplicationFacts = {
  enrollment: { personId: 'per', status: 'COMPLETED', confirmedAt: null },
  ratings: [rating('SELF', 4.2), rating('SUPERVISOR', 4.0), ...peers],
  ownTask: behavior,
  ownTasks: [reaction, learningTwoDaysLate, behavior],
};

const application = (variant: Partial<ApplicationFacts> = {}) =>
  applicationValue({ ...original, ...variant }, behaviorItems, scheme);
const scoreOf = (value: ReturnType<typeof application>, component: string) =>
  value.breakdown.find((part) => part.component === component)?.score;

describe('the worked example', () => {
  it('awards MADYA for completing', () => {
    const { completed, jp, value } = completion(9);
    expect({ completed, jp }).toEqual({ completed: true, jp: 20 });
    expect(value).toMatchObject({ outcome: 'AWARDED', score: 8760, tier: 'MADYA', points: 100, amount: 0 });
    expect(value.breakdown.map(({ score }) => score)).toEqual([9000, 8400]);
  });

  it('awards MADYA and Rp300,000 for applying', () => {
    const value = application();
    expect(scoreOf(value, 'BEHAVIOR')).toBe(7600);
    expect(scoreOf(value, 'TIMELINESS')).toBe(9333);
    expect(value).toMatchObject({ score: 8293, tier: 'MADYA', points: 100, amount: 300_000 });
    expect(value.countedKinds).toEqual(['SELF', 'SUPERVISOR', 'PEER']);
  });

  it('drops the peers when only two of them answered', () => {
    const value = application({ ratings: [rating('SELF', 4.2), rating('SUPERVISOR', 4.0), ...peers.slice(0, 2)] });
    expect(scoreOf(value, 'BEHAVIOR')).toBe(7643);
    expect(value.score).toBe(8319);
  });

  it('counts an unanswered own task as nothing', () => {
    const value = application({
      ownTasks: [reaction, { ...learningTwoDaysLate, status: 'OPEN', answeredOn: null }, behavior],
    });
    expect(scoreOf(value, 'TIMELINESS')).toBe(6667);
    expect(value).toMatchObject({ score: 7227, tier: 'PRATAMA', points: 50, amount: 150_000 });
  });

  it('awards nothing on a self-rating', () => {
    const value = application({ ratings: [rating('SELF', 5), ...peers.slice(0, 2)] });
    expect(value).toMatchObject({ outcome: 'NO_INDEPENDENT_RATING', tier: null, points: 0, amount: 0 });
  });

  it('awards nothing without the own task answered', () => {
    const value = application({ ownTask: { status: 'OPEN' } });
    expect(value).toMatchObject({ outcome: 'GATE_OWN_TASK', points: 0, amount: 0 });
  });

  it('awards UTAMA when attendance is corrected to 10 of 10', () => {
    expect(completion(10).value).toMatchObject({ score: 9360, tier: 'UTAMA', points: 150 });
  });

  it('fails the gate when attendance is corrected to 7 of 10', () => {
    const { completed, jp, value } = completion(7);
    expect({ completed, jp }).toEqual({ completed: false, jp: 0 });
    expect(value).toMatchObject({ outcome: 'GATE_ATTENDANCE', tier: null, points: 0 });
    expect(application({ enrollment: { ...original.enrollment, status: 'NOT_COMPLETED' } })).toMatchObject({
      outcome: 'NOT_COMPLETED',
      points: 0,
      amount: 0,
    });
  });

  it('reserves in strict order until the first that does not fit', () => {
    const claims = [
      { key: '1', amount: 500_000 },
      { key: '3', amount: 300_000 },
      { key: '4', amount: 150_000 },
      { key: '2', amount: 300_000 },
    ];
    expect(reserve(claims, 1_000_000)).toEqual({ cut: '2', sum: 800_000, waiting: 2, waitingAmount: 450_000 });
  });
});

describe('completion', () => {
  it('counts a missing score as 0, and leaves the component out without a test', () => {
    expect(completion(10, null).value.score).toBe(6000);
    const without = decideCompletion(
      { attendance: presentAt(9), postTest: null },
      { hasTest: false },
      sessions,
      scheme,
    );
    expect(without.value.score).toBe(9000);
  });

  it('counts LATE half and what is unrecorded or cancelled not at all', () => {
    const attendance = { ses_0: { status: 'LATE', source: 'CHECK_IN' } } as const;
    const two = [sessions[0]!, sessions[1]!];
    const score = (held: readonly Session[]) =>
      decideCompletion({ attendance, postTest: null }, { hasTest: false }, held, scheme).value.score;
    expect(score(two)).toBe(2500);
    expect(score([two[0]!, { ...two[1]!, status: 'CANCELLED' }])).toBe(5000);
  });

  it('weighs subordinates once three of them answered', () => {
    const subordinates = [5, 5, 5].map((mean) => rating('SUBORDINATE', mean));
    const value = application({ ratings: [...original.ratings, ...subordinates] });
    // (15·8000 + 45·7500 + 25·7500 + 15·10000) / 100
    expect(scoreOf(value, 'BEHAVIOR')).toBe(7950);
  });
});
