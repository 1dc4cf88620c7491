import { type Actor, can } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import { allowedTraining } from '../training/aggregate';
import type { Enrollment, EnrollmentStatus } from './enrollment';

/** Who is in a training: by person, or of one status by its time. @throws DomainError NOT_FOUND */
export async function listEnrollments(
  deps: Deps,
  actor: Actor,
  trainingId: string,
  status: EnrollmentStatus | undefined,
  page: PageRequest,
): Promise<Page<Enrollment>> {
  const found =
    status === undefined
      ? deps.reads.enrollmentsOfTraining(trainingId, page)
      : deps.reads.enrollmentsByStatus(trainingId, status, page);
  const allowed = () => allowedTraining(deps, actor, 'enrollment.list', trainingId, 'trainingId');
  if (!can(actor, 'enrollment.list', { organizerId: actor.agencyId })) {
    // Who teaches stands in the training, read at the same time: a screen waits once.
    const [enrollments] = await Promise.all([found, allowed()]);
    return enrollments;
  }
  // Who organizes stands in every row.
  const enrollments = await found;
  const organizerId = enrollments.rows[0]?.node.organizerId;
  if (organizerId === undefined || !can(actor, 'enrollment.list', { organizerId })) await allowed();
  return enrollments;
}
