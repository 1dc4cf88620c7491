import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import type { Enrollment } from './enrollment';

/** Nominations that an agency has to decide, oldest first. @throws DomainError NOT_FOUND */
export async function nominationsOf(
  deps: Deps,
  actor: Actor,
  agencyId: string,
  page: PageRequest,
): Promise<Page<Enrollment>> {
  authorize(actor, 'enrollment.nominations', { agencyId }, 'agencyId');
  return deps.reads.nominationsOf(agencyId, page);
}
