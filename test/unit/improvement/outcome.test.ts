import { outcomeOf } from '../../../core/improvement/outcome';
import type { LocatedFinding } from '../../../core/improvement/recommendation';
import { sample } from '../../support/entities';

const contribution = (differing: object) => sample('Contribution', { designVersion: 2, ...differing });
const finding = (differing: Partial<LocatedFinding>): LocatedFinding => ({
  ...(sample('Recommendation').findings[0] as LocatedFinding),
  ...differing,
});

it.each([
  ['RESPONSE_RATE', { raterKind: 'PEER' }, { kinds: [{ kind: 'PEER', invited: 9, answered: 5 }] }, 5556, 9],
  ['LEARNING_GAIN', {}, { gain: { n: 4, sum: 3999 } }, 1000, 4],
  ['BEHAVIOR', {}, { behavior: { n: 3, sum: 20_000 } }, 6667, 3],
  ['ATTENDANCE', {}, { attendance: { n: 3, sum: 24_000 } }, 8000, 3],
] as const)('measures %s again as the rule did', (rule, about, told, value, n) => {
  const found = finding({ rule, item: null, raterKind: null, threshold: value, ...about });
  expect(outcomeOf([contribution(told)], found)).toEqual({
    status: 'GONE',
    later: [{ designVersion: 2, trainings: 1, value, n, below: false }],
  });
  expect(outcomeOf([contribution(told)], { ...found, threshold: value + 1 }).status).toBe('STILL_PRESENT');
});

it('compares a level with itself, but attendance wherever it was told', () => {
  const elsewhere = contribution({ level: 'REACTION', attendance: { n: 3, sum: 24_000 }, behavior: { n: 3, sum: 9 } });
  expect(outcomeOf([elsewhere], finding({ rule: 'BEHAVIOR' })).status).toBe('NOT_YET_MEASURED');
  expect(outcomeOf([elsewhere], finding({ rule: 'ATTENDANCE', threshold: 8000 })).status).toBe('GONE');
});

it('counts designs after the one that showed it, whatever order the waves come in', () => {
  const at = (designVersion: number, sum: number) => contribution({ designVersion, behavior: { n: 1, sum } });
  const { status, later } = outcomeOf(
    [at(4, 8000), at(1, 1), at(3, 2)],
    finding({ rule: 'BEHAVIOR', threshold: 7000 }),
  );
  expect([status, later.map(({ designVersion, value }) => [designVersion, value])]).toEqual([
    'GONE',
    [
      [3, 2],
      [4, 8000],
    ],
  ]);
});
