import { type Actor, nameOfActor, type Resource, type Role } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import { presentAssignment } from '../people/standing';
import type { Deps, TrainingAggregate } from '../ports';
import { checkReason } from '../problems';
import type { Instant } from '../time';
import { trainingResource } from '../training/aggregate';
import type { Enrollment, EnrollmentStatus } from './enrollment';

/**
 * A change of enrollments, named `enrollment.<verb>` in the trail of the training.
 * @throws DomainError BAD_INPUT for a reason that is blank or too long
 */
export function enrollmentChange(actor: Actor, role: Role, verb: string, trainingId: string, reason?: string): Change {
  checkReason(reason);
  const header = { actor: nameOfActor(actor), role, action: `enrollment.${verb}`, entity: trainingId };
  return new Change(reason === undefined ? header : { ...header, reason });
}

/** @throws DomainError NOT_FOUND */
export async function requireEnrollment(
  deps: Deps,
  trainingId: string,
  personId: string,
  field = 'personId',
): Promise<Enrollment> {
  return (await deps.store.get('Enrollment', { trainingId, personId })) ?? fail('NOT_FOUND', field);
}

/** Nominations, approvals and promotions end with the first session's start, by mark or by clock. */
export function acceptsEnrollments({ training }: Pick<TrainingAggregate, 'training'>, now: Instant): boolean {
  const { status, started, startsAt } = training;
  return status === 'OPEN' && !started && startsAt !== null && now < startsAt;
}

/** How roles stand to a person in a training: by the person's present place, and by the training. */
export async function enrollmentResource(
  deps: Deps,
  aggregate: Pick<TrainingAggregate, 'training' | 'sessions'>,
  personId: string,
): Promise<Resource> {
  const assignment = await presentAssignment(deps, personId);
  return {
    ...trainingResource(aggregate),
    personId,
    supervisorId: assignment?.supervisorId ?? null,
    agencyId: assignment?.agencyId ?? null,
  };
}

/** Those who hold or held a seat: their attendance and scores can be recorded. */
const seated: ReadonlySet<EnrollmentStatus> = new Set(['CONFIRMED', 'COMPLETED', 'NOT_COMPLETED']);

export function isSeated(enrollment: Enrollment | undefined): enrollment is Enrollment {
  return enrollment !== undefined && seated.has(enrollment.status);
}
