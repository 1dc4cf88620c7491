import fc from 'fast-check';
import { fraction, integerRoot, mean, roundHalfUp, sum, weightedMean } from '../../../core/incentive/exact';

describe('exact arithmetic', () => {
  it('rounds a half up and everything else to the nearest', () => {
    expect([fraction(5, 2), fraction(7, 3), fraction(-5, 2), fraction(-7, 3), fraction(0)].map(roundHalfUp)).toEqual([
      3, 2, -2, -2, 0,
    ]);
  });

  it('is never further than a half from the exact value', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 6n), (numerator, denominator) => {
        const doubled = 2n * (BigInt(roundHalfUp({ numerator, denominator })) * denominator - numerator);
        return -denominator < doubled && doubled <= denominator;
      }),
    );
  });

  it('does not depend on the order of summing', () => {
    const fractions = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fractions, (parts) => {
        const forward = sum(parts.map(([n, d]) => fraction(n, d)));
        const backward = sum([...parts].reverse().map(([n, d]) => fraction(n, d)));
        return forward.numerator * backward.denominator === backward.numerator * forward.denominator;
      }),
    );
  });

  it('knows no mean of nothing', () => {
    expect(mean([])).toBeUndefined();
    expect(weightedMean([])).toBeUndefined();
  });

  it('finds integer roots', () => {
    expect([0n, 1n, 2n, 3n, 4n].map(integerRoot)).toEqual([0n, 1n, 1n, 1n, 2n]);
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 30n), (value) => {
        const root = integerRoot(value);
        return root * root <= value && value < (root + 1n) * (root + 1n);
      }),
    );
  });
});
