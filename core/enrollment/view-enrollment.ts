import { type Actor, authorize } from '../access';
import type { Deps } from '../ports';
import { requireTraining } from '../training/aggregate';
import { enrollmentResource, requireEnrollment } from './enrolling';
import type { Enrollment } from './enrollment';

/** A person in a training. @throws DomainError NOT_FOUND */
export async function viewEnrollment(
  deps: Deps,
  actor: Actor,
  trainingId: string,
  personId: string,
): Promise<Enrollment> {
  const [aggregate, enrollment] = await Promise.all([
    requireTraining(deps, trainingId),
    requireEnrollment(deps, trainingId, personId, 'id'),
  ]);
  authorize(actor, 'enrollment.read', await enrollmentResource(deps, aggregate, personId));
  return enrollment;
}
