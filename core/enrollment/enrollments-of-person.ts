import { type Actor, authorize } from '../access';
import { personResource, presentAssignment } from '../people/standing';
import type { Deps, Page, PageRequest } from '../ports';
import type { Enrollment } from './enrollment';

/** A person's trainings, latest nomination first. @throws DomainError NOT_FOUND */
export async function enrollmentsOfPerson(
  deps: Deps,
  actor: Actor,
  personId: string,
  page: PageRequest,
): Promise<Page<Enrollment>> {
  // One's own list is one query: nobody's assignment has a say in it.
  const own = actor.personId === personId;
  const assignment = own ? undefined : await presentAssignment(deps, personId);
  authorize(actor, 'enrollment.read', personResource(personId, assignment), 'personId');
  return deps.reads.enrollmentsOfPerson(personId, page);
}
