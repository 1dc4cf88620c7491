import { type Actor, authorize } from '../access';
import { requireId } from '../ids';
import type { Deps, Page, PageRequest } from '../ports';
import type { PersonReading } from './reading';

/** Who looked at a person, latest first. @throws DomainError NOT_FOUND, BAD_INPUT */
export async function listReadings(
  { reads }: Deps,
  actor: Actor,
  personId: string,
  page: PageRequest,
): Promise<Page<PersonReading>> {
  authorize(actor, 'journal.read', {}, 'personId');
  return reads.readingsOf(requireId('person', personId, 'personId'), page);
}
