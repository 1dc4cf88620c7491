import fc from 'fast-check';
import { lostOf, noMoney, openOf, settledOf, statusOf, takeOff } from '../../../core/incentive/award-money';
import type { AwardMoney } from '../../../core/incentive/incentive';

const rupiah = fc.integer({ min: 1, max: 1_000_000 });
const money = fc
  .record({
    waiting: fc.array(rupiah, { maxLength: 3 }),
    proposed: fc.option(rupiah, { nil: 0 }),
    approved: fc.option(rupiah, { nil: 0 }),
    payments: fc.array(rupiah, { maxLength: 2 }),
    lost: fc.option(rupiah, { nil: 0 }),
  })
  .map(({ waiting, payments, lost, ...rest }): { money: AwardMoney; amount: number } => {
    const held: AwardMoney = {
      ...rest,
      waiting: waiting.map((amount, i) => ({ order: `${i}`, amount })),
      payments: payments.map((amount, i) => ({ reference: `SP2D-${i}`, year: 2027, amount, takenBack: 0, at: '' })),
      lost: lost > 0 ? 'REJECTED' : null,
    };
    return { money: held, amount: openOf(held) + settledOf(held) + lost };
  });

describe('what of an award stands nowhere', () => {
  it('is what was rejected or has expired, however little is left to be worth', () => {
    fc.assert(
      fc.property(money, rupiah, ({ money: held, amount }, less) => {
        expect(openOf(held) + settledOf(held) + lostOf(held, amount)).toBe(amount);
        expect(lostOf(held, amount - less)).toBe(Math.max(0, lostOf(held, amount) - less));
      }),
    );
  });
});

describe('what is taken off an award', () => {
  it('leaves what it is worth, and comes from what is least far', () => {
    fc.assert(
      fc.property(money, fc.nat(), ({ money: before, amount }, part) => {
        const by = amount === 0 ? 0 : part % (amount + 1);
        const taken = takeOff(before, amount, by);
        const after = taken.money;
        const held = openOf(before) + settledOf(before);
        expect(openOf(after) + settledOf(after)).toBe(Math.min(held, amount - by));
        const sum = (parts: readonly { readonly amount: number }[]) => parts.reduce((all, one) => all + one.amount, 0);
        const away = sum(taken.places) + taken.proposed + taken.approved + sum(taken.paid);
        expect(away).toBe(held - openOf(after) - settledOf(after));
        if (sum(taken.paid) > 0) expect(openOf(after)).toBe(0);
        if (taken.approved > 0) expect(after.proposed + sum(after.waiting)).toBe(0);
        if (taken.proposed > 0) expect(after.waiting).toEqual([]);
      }),
    );
  });

  it('comes from the latest place first, which then asks for less', () => {
    const waiting = [
      { order: 'a', amount: 300 },
      { order: 'b', amount: 200 },
    ];
    expect(takeOff({ ...noMoney, waiting }, 500, 250)).toMatchObject({
      money: { waiting: [{ order: 'a', amount: 250 }] },
      places: [
        { order: 'b', amount: 200, left: 0 },
        { order: 'a', amount: 50, left: 250 },
      ],
    });
  });
});

describe('the status of an award', () => {
  const payment = { reference: 'x', year: 2027, amount: 100, takenBack: 0, at: '' };
  it.each([
    [{}, 0, 'APPROVED'],
    [{ proposed: 100 }, 100, 'PROPOSED'],
    [{ proposed: 100, waiting: [{ order: 'a', amount: 1 }] }, 101, 'PENDING_BUDGET'],
    [{ approved: 100, proposed: 1 }, 101, 'PROPOSED'],
    [{ approved: 100, payments: [payment] }, 200, 'APPROVED'],
    [{ payments: [payment] }, 100, 'SETTLED'],
    [{ payments: [{ ...payment, takenBack: 100 }] }, 0, 'APPROVED'],
    [{ lost: 'REJECTED' }, 100, 'REJECTED'],
    [{ lost: 'EXPIRED' }, 100, 'EXPIRED'],
    [{ lost: 'REJECTED', payments: [payment] }, 200, 'SETTLED'],
  ] as const)('of %j is that of the part that is least far', (parts, amount, status) => {
    expect(statusOf({ ...noMoney, ...parts }, amount)).toBe(status);
  });
});
