import type { AwardMoney } from './incentive';
import type { Recovery } from './recovery';

type Due = Pick<Recovery, 'payment' | 'amount' | 'status' | 'dueAt' | 'n'>;

/** What an increase of an award does to what the person still owes of it. */
export interface SetOff<R extends Due> {
  readonly money: AwardMoney;
  /** Recoveries with the part of each that the person keeps by right from now on. */
  readonly parts: readonly { readonly recovery: R; readonly amount: number }[];
  /** What of the increase is left to be claimed. */
  readonly left: number;
}

/**
 * Sets an increase off against paid money that was taken back and is still with the person: what is due, the oldest first, then
 * what was waived. They keep it instead of paying it back and being paid again, or of being paid twice.
 */
export function setOff<R extends Due>(money: AwardMoney, recoveries: readonly R[], increase: number): SetOff<R> {
  let left = increase;
  const kept = (['DUE', 'WAIVED'] as const).flatMap((status) =>
    recoveries.filter((recovery) => recovery.status === status).sort(byAge),
  );
  const parts = kept.flatMap((recovery) => {
    const amount = Math.min(left, recovery.amount);
    left -= amount;
    return amount === 0 ? [] : [{ recovery, amount }];
  });
  const payments = money.payments.map((payment) => {
    const own = parts.filter(({ recovery }) => recovery.payment === payment.reference);
    return own.reduce(({ takenBack, ...paid }, { amount }) => ({ ...paid, takenBack: takenBack - amount }), payment);
  });
  return { money: { ...money, payments }, parts, left };
}

function byAge(a: Due, b: Due): number {
  if (a.n !== b.n) return a.n - b.n;
  return a.payment < b.payment ? -1 : 1;
}

/** A recovery after a part of it was set off; it ends when nothing is left of it. */
export function lessened(recovery: Recovery, by: number, at: string): Recovery {
  const amount = recovery.amount - by;
  const after = { ...recovery, amount, setOff: recovery.setOff + by };
  return amount > 0 ? after : { ...after, status: 'SET_OFF', closedAt: at };
}
