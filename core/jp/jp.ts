import type { Change } from '../change';
import { type Instant, type LocalDate, localDateOf, localYearOf } from '../time';

/**
 * JP credited to a person, by the day on which they count. It is counted in the transaction that credits an enrollment or
 * takes its credit back, so that it is always the sum of the person's enrollments; which of it is recognized is derived.
 */
export interface JpYear {
  readonly kind: 'JpYear';
  readonly personId: string;
  readonly year: number;
  readonly days: { readonly [date: LocalDate]: number };
}

export const jpBases = ['CALENDAR_YEAR', 'CONTRACT_YEAR'] as const;
/** What a period of JP follows: the calendar for PNS, the contract's anniversary for PPPK. */
export type JpBasis = (typeof jpBases)[number];

/** Counts what an enrollment gains or loses, on the local date of its training's end. */
export function countJp(change: Change, personId: string, endedAt: Instant | null, gained: number): void {
  if (gained === 0) return;
  if (endedAt === null) throw new Error('JP of a training that has not ended');
  change.count('JpYear', { personId, year: localYearOf(endedAt) }, { [localDateOf(endedAt)]: gained });
}
