import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import type { Agency } from './people';

/** All agencies, by name. */
export async function listAgencies(deps: Deps, actor: Actor, page: PageRequest): Promise<Page<Agency>> {
  authorize(actor, 'agency.read');
  return deps.reads.agencies(page);
}
