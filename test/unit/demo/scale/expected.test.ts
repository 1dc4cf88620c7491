import type { Level } from '../../../../core/evaluation/evaluation';
import { applicationValue } from '../../../../core/incentive/application';
import { behaviorScore, kindFigures } from '../../../../core/incentive/behavior';
import { decideCompletion } from '../../../../core/incentive/completion';
import { defaultScheme } from '../../../../core/incentive/default-scheme';
import type { OwnTask } from '../../../../core/incentive/score';
import {
  behaviorOf,
  type Candidate,
  expectedOf,
  jp,
  type RatingKind,
  reservedOf,
} from '../../../../local/demo/scale/expected';
import { type Participation, participationOf } from '../../../../local/demo/scale/participation';
import { sample } from '../../../support/entities';

const scheme = defaultScheme('prg_1');

/** What the platform's own rules make of it; the demo computes it without them. */
function byTheRules({ marks, postTest, answers, supervisor }: Participation) {
  const sessions = jp.map((hours, n) => sample('Session', { id: `ses_${n}`, jp: hours, status: 'ENDED' }));
  const attendance = Object.fromEntries(marks.map((status, n) => [`ses_${n}`, { status, source: 'RECORD' as const }]));
  const score = postTest === null ? null : postTest * 100;
  const { completed, value } = decideCompletion({ attendance, postTest: score }, { hasTest: true }, sessions, scheme);
  const ownTask = (level: Level, late: number | null): OwnTask => ({
    level,
    status: late === null ? 'OPEN' : 'ANSWERED',
    dueDate: '2026-10-25',
    answeredOn: late === null ? null : `2026-10-${25 + late}`,
  });
  const rating = (raterKind: 'SELF' | 'SUPERVISOR', value: number) =>
    sample('Response', { raterKind, answers: { a: value, b: value } });
  const own = ownTask('BEHAVIOR', answers === null ? null : 0);
  const application = applicationValue(
    {
      enrollment: { personId: 'per_1', status: completed ? 'COMPLETED' : 'NOT_COMPLETED', confirmedAt: null },
      ratings: [
        ...(answers === null ? [] : [rating('SELF', answers.behavior)]),
        ...(supervisor === null ? [] : [rating('SUPERVISOR', supervisor)]),
      ],
      ownTask: own,
      ownTasks: [
        ownTask('REACTION', answers?.reaction ? 0 : null),
        ownTask('LEARNING', answers?.learning ?? null),
        own,
      ],
    },
    ['a', 'b'],
    scheme,
  );
  const told = (stage: string, { score, tier, points, amount }: typeof value) => ({
    stage,
    score,
    tier,
    points,
    amount,
  });
  return { completed, completion: told('COMPLETION', value), application: told('APPLICATION', application) };
}

const everybody = Array.from({ length: 2100 }, (_, index) => participationOf(index, index % 150 !== 0));

test('the plain arithmetic gives what the rules give, for everything that participants do', () => {
  for (const does of everybody) expect({ does, is: expectedOf(does) }).toEqual({ does, is: byTheRules(does) });
});

test('every tier of both stages occurs, and every way to get nothing', () => {
  const outcomes = everybody.map((does) => ({ does, ...expectedOf(does) }));
  for (const stage of ['completion', 'application'] as const) {
    const tiers = new Set(outcomes.map((outcome) => outcome[stage].tier));
    expect(tiers).toEqual(new Set(['UTAMA', 'MADYA', 'PRATAMA', null]));
  }
  const sampled = outcomes.filter(({ does }) => does.answers !== null);
  expect(sampled.some(({ does }) => does.supervisor === null)).toBe(true);
  expect(sampled.some(({ application }) => application.score !== null && application.tier === null)).toBe(true);
  expect(outcomes.some(({ completed }) => !completed)).toBe(true);
});

test('behavior is weighed as the rules weigh it, whoever has answered', () => {
  const responses = (n: number, value: number) => Array.from({ length: n }, (_, i) => [value, 1 + ((i + value) % 5)]);
  const rules = scheme.behavior;
  for (const [self, supervisor, peers, subordinates] of [
    [1, 1, 5, 5],
    [1, 1, 3, 2],
    [0, 1, 2, 3],
    [1, 0, 4, 0],
    [1, 0, 2, 5],
    [0, 0, 3, 3],
  ] as const) {
    const ratings = {
      SELF: responses(self, 5),
      SUPERVISOR: responses(supervisor, 3),
      PEER: responses(peers, 4),
      SUBORDINATE: responses(subordinates, 2),
    };
    const given = Object.entries(ratings).flatMap(([kind, all]) =>
      all.map(([a = 0, b = 0]) => ({ raterKind: kind as RatingKind, answers: { a, b } })),
    );
    expect(behaviorOf(ratings)).toBe(behaviorScore(kindFigures(given, ['a', 'b'], rules), rules).score);
  }
});

const claim = (id: string, score: number, amount: number, confirmedAt = '2026-10-19'): Candidate => ({
  id,
  score,
  amount,
  confirmedAt,
});

test('the budget of the worked example: nobody overtakes one who does not fit', () => {
  const candidates = [claim('d', 7200, 150), claim('b', 8527, 300), claim('c', 8300, 300), claim('a', 9120, 500)];
  expect([...reservedOf(candidates, 1000)]).toEqual(['a', 'b']);
  expect([...reservedOf(candidates, 1100)]).toEqual(['a', 'b', 'c']);
});

test('equal scores are served by confirmation, then by id; who gets no money waits for none', () => {
  const equal = [
    claim('z', 8000, 300, '2026-10-18'),
    claim('y', 8000, 300),
    claim('x', 8000, 300),
    claim('w', 9999, 0),
  ];
  expect([...reservedOf(equal, 600)]).toEqual(['z', 'x']);
});
