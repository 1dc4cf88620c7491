import type { Condition } from '../change';
import type { Deps } from '../ports';
import type { TrainingCounts } from '../training/training';

export type Seat = 'CONFIRMED' | 'WAITLISTED';

/**
 * What an approval gets, and the conditions that must still hold at the commit: a seat when one is free and nobody
 * waits; otherwise a place in the waiting list. Either answer fails when the counts have moved to the other one.
 */
export function seatFor({ quota, confirmed, waitlisted }: TrainingCounts): { seat: Seat; when: Condition[] } {
  if (waitlisted > 0) return { seat: 'WAITLISTED', when: [{ field: 'waitlisted', is: '>', than: 0 }] };
  if (confirmed >= quota) {
    return { seat: 'WAITLISTED', when: [{ field: 'confirmed', is: '>=', than: { field: 'quota' } }] };
  }
  return {
    seat: 'CONFIRMED',
    when: [
      { field: 'confirmed', is: '<', than: { field: 'quota' } },
      { field: 'waitlisted', is: '=', than: 0 },
    ],
  };
}

/** A seat is free for the head of the waiting list. */
export const seatFree: Condition = { field: 'confirmed', is: '<', than: { field: 'quota' } };

/** Of these trainings, those in which a seat is free and somebody waits: one batch read. */
export async function seatsToFill({ store }: Pick<Deps, 'store'>, trainingIds: readonly string[]): Promise<string[]> {
  const counts = await store.getMany(
    'TrainingCounts',
    trainingIds.map((trainingId) => ({ trainingId })),
  );
  return counts.flatMap((one) =>
    one !== undefined && one.waitlisted > 0 && one.confirmed < one.quota ? one.trainingId : [],
  );
}
