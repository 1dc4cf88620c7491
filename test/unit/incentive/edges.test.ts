import fc from 'fast-check';
import { DomainError } from '../../../core/errors';
import { applicationValue, applicationWave } from '../../../core/incentive/application';
import { awardId, awardKey } from '../../../core/incentive/award-id';
import { moneyOf, noMoney, statusOf, takeOff } from '../../../core/incentive/award-money';
import { hasMoney } from '../../../core/incentive/award-value';
import { bare, packBasis, unpackBasis } from '../../../core/incentive/basis';
import { behaviorScore, kindFigures, likertMean } from '../../../core/incentive/behavior';
import { keyOfCandidate, unpackCandidates } from '../../../core/incentive/candidates';
import { everyoneRecorded, rulesOf } from '../../../core/incentive/completion';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { AwardMoney, Payment } from '../../../core/incentive/incentive';
import { carriedOrder, placeOrder, rankKey, reserve } from '../../../core/incentive/queue-order';
import { setOff } from '../../../core/incentive/set-off';
import { idOf, sample } from '../../support/entities';

const scheme = defaultScheme('prg');

describe('an award by one text', () => {
  const key = { trainingId: 'trn_a', stage: 'APPLICATION', personId: 'per_b' } as const;

  it('leads back to the award', () => {
    expect(awardId(key)).toBe('trn_a.APPLICATION.per_b');
    expect(awardKey(awardId(key))).toEqual(key);
  });

  it.each([
    '',
    'trn_a',
    'trn_a.APPLICATION',
    'trn_a.OTHER.per_b',
    '.APPLICATION.per_b',
    'trn_a.APPLICATION.',
    'trn_a.APPLICATION.per_b.c',
  ])('is refused as not found where it is none: %j', (text) => {
    const refusal = (): unknown => {
      try {
        return awardKey(text);
      } catch (error) {
        return error instanceof DomainError && [error.code, error.problems[0]?.field];
      }
    };
    expect(refusal()).toEqual(['NOT_FOUND', 'id']);
  });
});

describe('the order of a queue', () => {
  const ranked = { score: 9120, confirmedAt: '2026-10-01T00:00:00.000Z', personId: 'per_a' };

  it('is stored as text of these widths', () => {
    expect(rankKey(ranked)).toBe('00880#2026-10-01T00:00:00.000Z#per_a');
    expect(placeOrder(12, 'rank')).toBe('00000012#rank');
    expect(carriedOrder('00000012#rank')).toBe('00000000#00000012#rank');
  });

  it('reserves what takes the last rupiah', () => {
    expect(reserve([{ key: 'a', amount: 500 }], 500)).toEqual({ cut: 'a', sum: 500, waiting: 0, waitingAmount: 0 });
    expect(reserve([{ key: 'a', amount: 500 }], 499)).toEqual({ cut: null, sum: 0, waiting: 1, waitingAmount: 500 });
  });

  it('does not depend on the order of arrival', () => {
    const amounts = fc.array(fc.constantFrom(0, 150_000, 300_000, 500_000), { minLength: 1, maxLength: 12 });
    const arrivals = amounts.chain((list) => {
      const claims = list.map((amount, i) => ({ key: String(i).padStart(2, '0'), amount }));
      return fc.record({
        claims: fc.constant(claims),
        shuffled: fc.shuffledSubarray(claims, { minLength: claims.length }),
      });
    });
    fc.assert(
      fc.property(arrivals, fc.nat({ max: 4_000_000 }), ({ claims, shuffled }, available) => {
        expect(reserve(shuffled, available)).toEqual(reserve(claims, available));
      }),
      { numRuns: 500 },
    );
  });

  it('ranks a candidate without a score as 0', () => {
    const value = { ...sample('Award'), score: null };
    const { personId, confirmedAt } = ranked;
    expect(keyOfCandidate({ personId, confirmedAt, value })).toBe(rankKey({ ...ranked, score: 0 }));
    const scored = { ...value, score: 9120 };
    expect(keyOfCandidate({ personId, confirmedAt, value: scored })).toBe(rankKey(ranked));
  });
});

describe('the money of an award', () => {
  const payment = (reference: string, amount: number, takenBack = 0): Payment => ({
    reference,
    year: 2027,
    amount,
    takenBack,
    at: '',
  });
  const rejected: AwardMoney = { ...noMoney, proposed: 100, lost: 'REJECTED' };

  it('is none until it has held any', () => {
    expect(moneyOf({ money: null })).toBe(noMoney);
    expect(moneyOf({ money: rejected })).toBe(rejected);
  });

  it('is approved when it is worth nothing or nothing of it is lost', () => {
    expect(statusOf({ ...noMoney, lost: 'REJECTED' }, 0)).toBe('APPROVED');
    expect(statusOf(noMoney, 100)).toBe('APPROVED');
  });

  it('forgets what was lost only when all of it is taken', () => {
    expect(takeOff(rejected, 300, 299).money).toEqual({ ...noMoney, proposed: 1, lost: 'REJECTED' });
    expect(takeOff(rejected, 300, 300).money).toEqual(noMoney);
  });

  it('takes back of a payment what is still with the person, and names no part that it leaves alone', () => {
    const payments = [payment('a', 100), payment('b', 100, 60)];
    expect(takeOff({ ...noMoney, payments }, 140, 50)).toMatchObject({
      paid: [
        { reference: 'b', amount: 40 },
        { reference: 'a', amount: 10 },
      ],
    });
    const waiting = [{ order: 'x', amount: 100 }];
    expect(takeOff({ ...noMoney, waiting, payments }, 240, 0)).toMatchObject({ places: [], paid: [] });
  });

  it('sets an increase off in one order, whatever order the recoveries come in', () => {
    const due = (n: number, reference: string) =>
      ({ n, payment: reference, amount: 100, status: 'DUE', dueAt: '' }) as const;
    const recoveries = [due(2, 'a'), due(1, 'b'), due(1, 'a'), due(10, 'a')];
    const money = { ...noMoney, payments: [payment('a', 900, 300), payment('b', 100, 100)] };
    fc.assert(
      fc.property(fc.shuffledSubarray(recoveries, { minLength: 4 }), (shuffled) => {
        const { parts, left } = setOff(money, shuffled, 250);
        expect(parts.map(({ recovery, amount }) => [recovery.n, recovery.payment, amount])).toEqual([
          [1, 'a', 100],
          [1, 'b', 100],
          [2, 'a', 50],
        ]);
        expect(left).toBe(0);
      }),
    );
  });

  it('is part of a stage as soon as one tier has some', () => {
    const application = rulesOf(scheme, 'APPLICATION');
    const lastWithout = application.tiers.map((tier, i) => (i === 2 ? { ...tier, amount: 0 } : tier));
    expect(hasMoney({ ...application, tiers: lastWithout })).toBe(true);
    expect(hasMoney(rulesOf(scheme, 'COMPLETION'))).toBe(false);
  });
});

describe('what a stage is computed from', () => {
  it('is nothing but its gates where nothing else was looked at, and is stored so', () => {
    const gates = [
      { gate: 'COMPLETED', met: true },
      { gate: 'OWN_TASK', met: false },
    ] as const;
    expect(bare(...gates)).toEqual({ gates, jp: null, learning: null, ratings: [], ownTasks: [] });
    expect(packBasis(bare(...gates))).toEqual(['0+2-', null, null, [], []]);
    expect(unpackBasis(['0+2-', null, null, [], []])).toEqual(bare(...gates));
  });

  it('stores an own task without a number as one', () => {
    const late = (['UNANSWERED', 'VOIDED', 3] as const).map((days) => ({ level: 'LEARNING', late: days }) as const);
    const [, , , , stored] = packBasis({ ...bare(), ownTasks: late }) as unknown as readonly [0, 0, 0, 0, number[][]];
    expect(stored.map(([, days]) => days)).toEqual([-1, -2, 3]);
  });

  it('is refused for a stage that the scheme lacks', () => {
    expect(() => rulesOf({ ...scheme, stages: [] }, 'COMPLETION')).toThrow('scheme prg/1 has no stage COMPLETION');
  });

  it('is empty in a chunk that found nobody', () => {
    for (const output of [null, {}, { candidates: 'none' }])
      expect(unpackCandidates(output, scheme, 'COMPLETION')).toEqual([]);
  });

  it('counts Likert answers alone: no text, no response that says nothing', () => {
    expect(likertMean({ a: 4, b: 'text' as never }, ['a', 'b', 'c'])).toEqual({ numerator: 4n, denominator: 1n });
    const silent = { raterKind: 'SUPERVISOR', answers: {} } as const;
    expect(kindFigures([silent], ['a'], scheme.behavior)).toEqual([]);
    expect(kindFigures([silent, { ...silent, answers: { a: 5 } }], ['a'], scheme.behavior)).toEqual([
      { kind: 'SUPERVISOR', responses: 1, score: 10_000 },
    ]);
    expect(behaviorScore([], scheme.behavior)).toEqual({ score: null, counted: [] });
  });

  it('needs every confirmed person recorded in every held session', () => {
    const session = (recorded: number, status: 'ENDED' | 'CANCELLED' = 'ENDED') =>
      sample('Session', { recorded, status });
    expect(everyoneRecorded([session(3), session(3)], 3)).toBe(true);
    expect(everyoneRecorded([session(4), session(2)], 3)).toBe(false);
    expect(everyoneRecorded([session(3), session(0, 'CANCELLED')], 3)).toBe(true);
  });
});

describe('stage APPLICATION', () => {
  const wave = (code: string, opensAt: string, level: 'BEHAVIOR' | 'LEARNING' = 'BEHAVIOR') =>
    sample('Wave', { code, opensAt, level });

  it('is computed at the first wave of level BEHAVIOR, by opening, then by code', () => {
    const early = '2027-01-01T00:00:00.000Z';
    const waves = [
      wave('C', '2027-02-01T00:00:00.000Z'),
      wave('B', early),
      wave('A', early),
      wave('L', '2026-01-01T00:00:00.000Z', 'LEARNING'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(waves, { minLength: 4 }), (shuffled) => {
        expect(applicationWave(shuffled)?.code).toBe('A');
      }),
    );
    const laterOfLowerCode = [wave('A', '2027-02-01T00:00:00.000Z'), wave('B', early)];
    expect(applicationWave(laterOfLowerCode)?.code).toBe('B');
    expect(applicationWave(laterOfLowerCode.toReversed())?.code).toBe('B');
    expect(applicationWave([])).toBeUndefined();
  });

  it('is worth nothing in a cancelled training, nor without completion, nor without an own task', () => {
    const facts = (status: 'CANCELLED' | 'COMPLETED' | 'NOT_COMPLETED') => ({
      enrollment: { personId: idOf('person'), status, confirmedAt: null },
      ratings: [],
      ownTask: undefined,
      ownTasks: [],
    });
    expect(applicationValue(facts('CANCELLED'), [], scheme)).toMatchObject({
      outcome: 'TRAINING_CANCELLED',
      tier: null,
      points: 0,
      amount: 0,
      basis: bare({ gate: 'COMPLETED', met: false }),
    });
    const notCompleted = applicationValue(facts('NOT_COMPLETED'), [], scheme);
    expect(notCompleted).toMatchObject({
      outcome: 'NOT_COMPLETED',
      basis: bare({ gate: 'COMPLETED', met: false }),
    });
    expect(applicationValue(facts('COMPLETED'), [], scheme).outcome).toBe('GATE_OWN_TASK');
  });
});
