import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { Agency } from './people';

/** @throws DomainError NOT_FOUND */
export async function viewAgency(deps: Deps, actor: Actor, id: string): Promise<Agency> {
  authorize(actor, 'agency.read');
  return (await deps.store.get('Agency', { id })) ?? fail('NOT_FOUND', 'id');
}
