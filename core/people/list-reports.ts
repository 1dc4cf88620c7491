import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import { personViews } from './person-views';
import type { PersonView } from './standing';

/** Whom a person supervises at present. @throws DomainError NOT_FOUND */
export async function listReports(
  deps: Deps,
  actor: Actor,
  supervisorId: string,
  page: PageRequest,
): Promise<Page<PersonView>> {
  authorize(actor, 'person.reports', { personId: supervisorId }, 'supervisorId');
  return personViews(deps, await deps.reads.reportsOf(supervisorId, page));
}
