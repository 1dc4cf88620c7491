import { type Actor, authorize } from '../access';
import { ofKnown } from '../known';
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
  authorize(actor, 'person.list', { agencyId }, 'agencyId');
  return personViews(deps, await ofKnown(deps, 'Agency', agencyId, await deps.reads.peopleOfAgency(agencyId, page)));
}
