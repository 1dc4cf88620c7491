import type { Actor } from '../access';
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
  // Read at the same time as the training that decides whether they may be seen: a screen waits once.
  const enrollments =
    status === undefined
      ? deps.reads.enrollmentsOfTraining(trainingId, page)
      : deps.reads.enrollmentsByStatus(trainingId, status, page);
  const [found] = await Promise.all([
    enrollments,
    allowedTraining(deps, actor, 'enrollment.list', trainingId, 'trainingId'),
  ]);
  return found;
}
