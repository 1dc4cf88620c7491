import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import { personViews } from './person-views';
import type { PersonView } from './standing';

/** Who serves at an agency, ordered by person. @throws DomainError NOT_FOUND */
export async function listPeopleOfAgency(
  deps: Deps,
  actor: Actor,
  agencyId: string,
  page: PageRequest,
): Promise<Page<PersonView>> {
  authorize(actor, 'person.list', { agencyId });
  return personViews(deps, await deps.reads.peopleOfAgency(agencyId, page));
}
