import { type Actor, authorize } from '../access';
import { personResource, presentAssignment } from '../people/standing';
import type { Deps, Page, PageRequest } from '../ports';
import type { PrivacyRequest } from './privacy';

/** What waits for a decision, the first due first. @throws DomainError NOT_FOUND, BAD_CURSOR */
export async function privacyWorklist(deps: Deps, actor: Actor, page: PageRequest): Promise<Page<PrivacyRequest>> {
  authorize(actor, 'privacy.list');
  return deps.reads.privacyRequestsWaiting(page);
}

/** Everything that a person asked for, oldest first. @throws DomainError NOT_FOUND, BAD_CURSOR */
export async function privacyRequestsOf(
  deps: Deps,
  actor: Actor,
  personId: string,
  page: PageRequest,
): Promise<Page<PrivacyRequest>> {
  authorize(actor, 'privacy.read', personResource(personId, await presentAssignment(deps, personId)), 'personId');
  return deps.reads.privacyRequestsOf(personId, page);
}
