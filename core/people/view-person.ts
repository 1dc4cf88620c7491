import { type Actor, authorize } from '../access';
import type { Deps } from '../ports';
import { type PersonView, personResource, personView } from './standing';

/** A person and where they serve. @throws DomainError NOT_FOUND */
export async function viewPerson(deps: Deps, actor: Actor, personId: string, field = 'id'): Promise<PersonView> {
  const view = await personView(deps, personId, field);
  authorize(actor, 'person.read', personResource(personId, view.assignment), field);
  return view;
}
