import fc from 'fast-check';
import { placeOrder, rankKey, reserve } from '../../../core/incentive/queue-order';

const ranked = (score: number, confirmedAt = '2026-10-01T00:00:00.000Z', personId = 'per_a') => ({
  score,
  confirmedAt,
  personId,
});

describe('the order of reservation', () => {
  it('ranks by score descending, then confirmation, then person', () => {
    const inOrder = [
      ranked(10_000),
      ranked(9120),
      ranked(8527, '2026-10-01T00:00:00.000Z', 'per_b'),
      ranked(8527, '2026-10-02T00:00:00.000Z', 'per_a'),
      ranked(8527, '2026-10-02T00:00:00.000Z', 'per_b'),
      ranked(0),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
        expect(shuffled.map(rankKey).sort()).toEqual(inOrder.map(rankKey));
      }),
    );
  });

  it('puts an earlier joining before a better rank', () => {
    expect(placeOrder(9, rankKey(ranked(7000))) < placeOrder(10, rankKey(ranked(9999)))).toBe(true);
  });

  it('never exceeds the budget and never lets a cheaper one overtake', () => {
    const amounts = fc.array(fc.constantFrom(0, 150_000, 300_000, 500_000), { maxLength: 30 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 5_000_000 }), (list, available) => {
        const claims = list.map((amount, i) => ({ key: String(i).padStart(3, '0'), amount }));
        const { cut, sum, waiting } = reserve(claims, available);
        const paid = claims.filter(({ amount }) => amount > 0);
        const served = paid.filter(({ key }) => cut !== null && key <= cut);
        expect(sum).toBe(served.reduce((total, { amount }) => total + amount, 0));
        expect(sum).toBeLessThanOrEqual(available);
        expect(waiting).toBe(paid.length - served.length);
        const first = paid[served.length];
        if (first !== undefined) expect(sum + first.amount).toBeGreaterThan(available);
      }),
    );
  });
});
