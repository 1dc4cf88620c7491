import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { Partner } from './people';

/** @throws DomainError NOT_FOUND */
export async function viewPartner(deps: Deps, actor: Actor, id: string): Promise<Partner> {
  authorize(actor, 'partner.read');
  return (await deps.store.get('Partner', { id })) ?? fail('NOT_FOUND', 'id');
}
