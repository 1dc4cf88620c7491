import type { Change } from '../change';
import { givingUpPlace } from '../run/giving-up-place';
import type { Instant } from '../time';
import { holdTraining } from '../training/aggregate';
import { step } from '../training/lifecycle';
import type { Training } from '../training/training';
import { disengage } from './calendar';
import type { Calendar, Enrollment } from './enrollment';

/** Which count an enrollment of a status stands in. */
const countOf = { NOMINATED: 'nominated', WAITLISTED: 'waitlisted', CONFIRMED: 'confirmed' } as const;

/**
 * Takes a person out of an open training, and tells it, so that a freed seat goes to the waiting list. Records of attendance
 * stay in the revisions and no longer count.
 * @returns the enrollment as it is after the commit
 */
export function giveUp(
  change: Change,
  training: Training,
  before: Enrollment,
  calendar: Calendar | undefined,
  now: Instant,
): Enrollment {
  const { trainingId, personId } = before;
  const status = step('Enrollment', 'withdraw', before.status, 'personId');
  const after: Enrollment = { ...givingUpPlace(change, before), status, statusAt: now, attendance: {} };
  change.replace(before, after);
  const count = countOf[before.status as keyof typeof countOf];
  change.update('TrainingCounts', { trainingId }, { add: { [count]: -1 } });
  for (const id of Object.keys(before.attendance)) {
    change.update('Session', { trainingId, id }, { add: { recorded: -1 } });
  }
  disengage(change, calendar, trainingId);
  holdTraining(change, training);
  change.emit('EnrollmentWithdrawn', trainingId, { trainingId, personId });
  return { ...after, version: before.version + 1 };
}
