import fc from 'fast-check';
import { DomainError } from '../../../core/errors';
import { awardId, awardKey } from '../../../core/incentive/award-id';
import { commandOf } from '../../../schema/common/command';
import { enrollmentId, enrollmentKey, waveId, waveKey } from '../../../schema/common/node-id';
import { RupiahScalar } from '../../../schema/common/rupiah';
import { InstantScalar, LocalDateScalar } from '../../../schema/common/scalars';
import { toHundredths, toPoints } from '../../../schema/common/score';
import { answersOf } from '../../../schema/evaluation/answers';

describe('ids made from identities', () => {
  it('lead back to them', () => {
    const key = { trainingId: 'trn_1', personId: 'per_1' };
    expect(enrollmentKey(enrollmentId(key))).toEqual(key);
    expect(waveKey(waveId('trn_1', 'REACTION'))).toEqual({ trainingId: 'trn_1', code: 'REACTION' });
    const award = { ...key, stage: 'COMPLETION' as const };
    expect(awardKey(awardId(award))).toEqual(award);
  });

  it.each(['', '.', 'trn_1', 'trn_1.', 'a.b.c.d'])('answer %p like something unknown', (id) => {
    for (const read of [enrollmentKey, waveKey, awardKey]) expect(() => read(id)).toThrow(DomainError);
  });

  it('know the stages of awards', () => expect(() => awardKey('trn_1.NONE.per_1')).toThrow(DomainError));
});

describe('scores', () => {
  it('come back as they were given, for every hundredth', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (n) => toHundredths(toPoints(n)) === n));
  });

  it('keep a third decimal, so that it is refused', () => {
    expect(Number.isInteger(toHundredths(84.125))).toBe(false);
    expect(toHundredths(null)).toBeNull();
    expect(toHundredths(undefined)).toBeUndefined();
  });
});

describe('scalars', () => {
  it('bring instants into the stored form and refuse others', () => {
    expect(InstantScalar.parseValue('2026-10-31T16:00:00+07:00')).toBe('2026-10-31T09:00:00.000Z');
    for (const wrong of ['2026-10-31', '2026-13-01T00:00:00Z', 'now', 5, null]) {
      expect(() => InstantScalar.parseValue(wrong)).toThrow();
    }
  });

  it('take calendar dates that exist', () => {
    expect(LocalDateScalar.parseValue('2028-02-29')).toBe('2028-02-29');
    for (const wrong of ['2026-02-29', '2026-2-1', '20260201', ''])
      expect(() => LocalDateScalar.parseValue(wrong)).toThrow();
  });

  it('take whole rupiah beyond 32 bits', () => {
    expect(RupiahScalar.parseValue(5_000_000_000)).toBe(5_000_000_000);
    for (const wrong of [0.5, '5', 2 ** 53, Number.NaN]) expect(() => RupiahScalar.parseValue(wrong)).toThrow();
  });
});

describe('inputs', () => {
  it('lose what is null, except where it says something', () => {
    const input: { a: number | null; b: string | null; c?: number } = { a: null, b: null };
    expect(commandOf(input, 'b')).toEqual({ b: null });
  });

  it('become answers by item', () => {
    const answers = [
      { item: 'a', number: 4, text: null },
      { item: 'b', choices: ['X', 'Y'] },
      { item: 'c', choice: 'X' },
      { item: 'd', text: '' },
    ];
    expect(answersOf(answers)).toEqual({ a: 4, b: ['X', 'Y'], c: ['X'], d: '' });
  });

  it('tell every item that comes twice or with no or several answers, whatever it is called', () => {
    const wrong = [
      { item: 'a', number: 1 },
      { item: 'a', number: 2 },
      { item: 'b' },
      { item: 'c', number: 1, text: 'x' },
      { item: '__proto__', number: 3 },
    ];
    expect(Object.entries(answersOf(wrong))).toEqual([
      ['a', { unclear: 'REPEATED' }],
      ['b', { unclear: 'NOT_EXACTLY_ONE' }],
      ['c', { unclear: 'NOT_EXACTLY_ONE' }],
      ['__proto__', 3],
    ]);
  });
});
