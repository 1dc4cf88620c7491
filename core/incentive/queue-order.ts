import type { Instant } from '../time';
import { FULL } from './score';

/** One candidate of a run, as far as its rank goes. */
export interface Ranked {
  readonly personId: string;
  readonly score: number;
  readonly confirmedAt: Instant;
}

/** Sorts as text by score descending, then confirmation time, then enrollment (its person within the training). */
export function rankKey({ score, confirmedAt, personId }: Ranked): string {
  return `${String(FULL - score).padStart(5, '0')}#${confirmedAt}#${personId}`;
}

/** A place in a budget's queue: first by when the run joined, then by rank. */
export function placeOrder(joined: number, rank: string): string {
  return `${String(joined).padStart(8, '0')}#${rank}`;
}

/** The same place in the next year's queue: before whoever joined there, in the order of the year before. */
export function carriedOrder(order: string): string {
  return placeOrder(0, order);
}

export interface Claim {
  /** {@link rankKey}. */
  readonly key: string;
  readonly amount: number;
}

export interface Reservation {
  /** Key of the last candidate that is reserved; null when nobody is. */
  readonly cut: string | null;
  /** Rupiah. */
  readonly sum: number;
  /** How many have to wait. */
  readonly waiting: number;
  /** What they ask for, in rupiah. */
  readonly waitingAmount: number;
}

/**
 * Reserves in strict order until the first that does not fit; the rest waits. A later, cheaper one never overtakes.
 * Claims without money neither reserve nor wait.
 */
export function reserve(claims: readonly Claim[], available: number): Reservation {
  const ordered = claims.filter(({ amount }) => amount > 0).sort((a, b) => (a.key < b.key ? -1 : 1));
  let sum = 0;
  let cut: string | null = null;
  let served = 0;
  for (const { key, amount } of ordered) {
    if (sum + amount > available) break;
    sum += amount;
    cut = key;
    served++;
  }
  const waitingAmount = ordered.slice(served).reduce((total, { amount }) => total + amount, 0);
  return { cut, sum, waiting: ordered.length - served, waitingAmount };
}
