import type { Actor } from '../access';
import { fail } from '../errors';
import type { VaultDeps } from '../ports';
import { plainNip } from './nip';
import type { PersonView } from './standing';
import { viewPerson } from './view-person';

/** The person with a NIP. @throws DomainError BAD_NIP when it is none, NOT_FOUND */
export async function viewPersonByNip(deps: VaultDeps, actor: Actor, nip: string): Promise<PersonView> {
  const plain = plainNip(nip);
  if (!/^\d{18}$/.test(plain)) fail('BAD_NIP', 'nip');
  const hash = await deps.vault.nipHash(plain);
  const alias = (await deps.store.get('NipAlias', { hash })) ?? fail('NOT_FOUND', 'nip');
  return viewPerson(deps, actor, alias.personId, 'nip');
}
