import type { Change } from '../change';
import type { Enrollment } from '../enrollment/enrollment';

/** Removes a person's place in the waiting list, where they have one; the enrollment without it. */
export function givingUpPlace(change: Change, enrollment: Enrollment): Enrollment {
  const { trainingId, personId, waitingSeq } = enrollment;
  if (waitingSeq === null) return enrollment;
  change.remove({ kind: 'WaitingPlace', trainingId, seq: waitingSeq, personId });
  return { ...enrollment, waitingSince: null, waitingSeq: null };
}
