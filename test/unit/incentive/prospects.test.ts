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

const texts = (facts: ProspectFacts, stage: 0 | 1, language: 'id' | 'en') =>
  prospectInWords(prospects(facts)[stage]!, scheme).map(({ text }) => text[language]);

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

describe('what is still possible', () => {
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
    expect(texts({ ...facts, awards: { ...facts.awards, APPLICATION: award } }, 1, 'en')[0]).toBe(
      'Stage Application: tier MADYA, 100 points and Rp300,000.',
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
    const [, late] = applicationProspectVectors;
    expect(texts(afterTraining(late!), 1, 'en')).toEqual([
      'Stage Application: not computed yet, on 2027-03-28 at the earliest.',
      'Condition training completed: met.',
      'Condition own behavior evaluation answered: open.',
      'Condition rating by the supervisor or by at least 3 peers: open.',
      'Evaluation Learning: not answered, 0.',
      'Evaluation Reaction: answered, 0 days late, 100.00.',
      'Evaluation Behavior: not answered, due on 2027-03-14; answered today it gives 60.00, each day late costs 10.00, and from 2027-03-28 on it cannot be answered.',
      'At best: tier MADYA, 100 points and Rp300,000.',
      'At worst: nothing (own evaluation not answered).',
    ]);
    const upcoming = { ...afterTraining(late!), ownTasks: new Map(), now: '2026-12-01T03:00:00.000Z' };
    expect(texts(upcoming, 1, 'id')).toContain(
      'Evaluasi Perilaku: dibuka 2027-02-28, jawab paling lambat 2027-03-14; tiap hari terlambat mengurangi 10,00 dari 100,00, dan tidak dapat dijawab lagi sejak 2027-03-28.',
    );
    expect(texts(duringTraining(completionProspectVectors[2]!), 0, 'en')).toEqual([
      'Stage Completion: not computed yet.',
      'Condition attendance of at least 80.00: met.',
      'At best: tier UTAMA, 150 points.',
      'At worst: tier MADYA, 100 points.',
    ]);
  });
});
