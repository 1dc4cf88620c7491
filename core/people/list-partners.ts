import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import type { Partner } from './people';

/** All partners, by name. */
export async function listPartners(deps: Deps, actor: Actor, page: PageRequest): Promise<Page<Partner>> {
  authorize(actor, 'partner.read');
  return deps.reads.partners(page);
}
