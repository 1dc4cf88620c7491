import type { Award, AwardMoney, AwardStatus, Payment, WaitingPart } from './incentive';

export const noMoney: AwardMoney = { waiting: [], proposed: 0, approved: 0, payments: [], lost: null };

export function moneyOf({ money }: Pick<Award, 'money'>): AwardMoney {
  return money ?? noMoney;
}

const sumOf = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((total, { amount }) => total + amount, 0);

/** What was paid and stays with the person. */
export function settledOf({ payments }: AwardMoney): number {
  return payments.reduce((total, { amount, takenBack }) => total + amount - takenBack, 0);
}

/** What awaits a budget, an approval or a payment, and ends with its fiscal year. */
export function openOf({ waiting, proposed, approved }: AwardMoney): number {
  return sumOf(waiting) + proposed + approved;
}

/** What was rejected or has expired: the part of an award's amount that stands nowhere. */
export function lostOf(money: AwardMoney, amount: number): number {
  return Math.max(0, amount - openOf(money) - settledOf(money));
}

/** The state of the part that is least far; of an award whose parts stand nowhere, why. */
export function statusOf(money: AwardMoney, amount: number): AwardStatus {
  if (money.waiting.length > 0) return 'PENDING_BUDGET';
  if (money.proposed > 0) return 'PROPOSED';
  if (money.approved > 0) return 'APPROVED';
  if (settledOf(money) > 0) return 'SETTLED';
  return amount > 0 && money.lost !== null ? money.lost : 'APPROVED';
}

/** What was taken off an award's money, and from where. */
export interface Taken {
  readonly money: AwardMoney;
  /** Places in the queue that ask for less; those with nothing `left` are given up. */
  readonly places: readonly (WaitingPart & { readonly left: number })[];
  readonly proposed: number;
  readonly approved: number;
  readonly paid: readonly Pick<Payment, 'reference' | 'year' | 'amount'>[];
}

/**
 * Takes rupiah off an award that is worth less than before: what stands nowhere first, then what waits (the latest place
 * first), what is proposed, what is approved, and only then what was paid (the latest payment first).
 * @param amount the award's amount before
 */
export function takeOff(money: AwardMoney, amount: number, by: number): Taken {
  let left = Math.max(0, by - lostOf(money, amount));
  const take = (most: number): number => {
    const taken = Math.min(left, most);
    left -= taken;
    return taken;
  };
  const places = money.waiting.toReversed().flatMap((part) => {
    const taken = take(part.amount);
    return taken === 0 ? [] : [{ order: part.order, amount: taken, left: part.amount - taken }];
  });
  const proposed = take(money.proposed);
  const approved = take(money.approved);
  const paid = money.payments.toReversed().flatMap(({ reference, year, ...payment }) => {
    const taken = take(payment.amount - payment.takenBack);
    return taken === 0 ? [] : [{ reference, year, amount: taken }];
  });
  const after: AwardMoney = {
    waiting: money.waiting.flatMap((part) => {
      const place = places.find(({ order }) => order === part.order);
      if (place === undefined) return [part];
      return place.left === 0 ? [] : [{ ...part, amount: place.left }];
    }),
    proposed: money.proposed - proposed,
    approved: money.approved - approved,
    payments: money.payments.map((payment) => {
      const back = paid.find(({ reference }) => reference === payment.reference);
      return back === undefined ? payment : { ...payment, takenBack: payment.takenBack + back.amount };
    }),
    lost: money.lost,
  };
  return { money: by >= amount ? { ...after, lost: null } : after, places, proposed, approved, paid };
}
