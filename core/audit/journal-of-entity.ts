import { type Actor, authorize } from '../access';
import type { JournalEntry } from '../journal';
import type { Deps, Page, PageRequest } from '../ports';

/** What was done to an aggregate, latest first. @throws DomainError NOT_FOUND */
export async function journalOfEntity(
  deps: Deps,
  actor: Actor,
  entity: string,
  page: PageRequest,
): Promise<Page<JournalEntry>> {
  authorize(actor, 'journal.read', {}, 'entity');
  return deps.reads.journalOfEntity(entity, page);
}
