import type { Role } from '../access';
import type { Deps } from '../ports';
import { localDateOf } from '../time';
import { assignmentAt } from './assignment';

/** What a token says of its subject beside the identity provider's own claims. */
export interface TokenClaims {
  readonly personId: string | null;
  readonly agencyId: string | null;
  readonly partnerId: string | null;
  readonly roles: readonly Role[];
}

const nobody: TokenClaims = { personId: null, agencyId: null, partnerId: null, roles: [] };

/**
 * The claims of a subject: what its account says. An account that names no agency gets the one where its person is
 * assigned today; one that names an agency keeps it over a transfer, so that nobody carries an office's rights along.
 * A subject without an account, or whose person has left the service, may do nothing.
 */
export async function tokenClaims(
  deps: Pick<Deps, 'store' | 'reads' | 'clock'>,
  subject: string,
): Promise<TokenClaims> {
  const account = await deps.store.get('Account', { subject });
  if (account === undefined) return nobody;
  const { personId, partnerId } = account;
  const roles = account.roles as readonly Role[];
  if (personId === null) return { personId, agencyId: account.agencyId, partnerId, roles };
  const file = await deps.reads.personFile(personId);
  if (!file?.person.active) return nobody;
  const assigned = assignmentAt(file.assignments, localDateOf(deps.clock.now()))?.agencyId ?? null;
  return { personId, agencyId: account.agencyId ?? assigned, partnerId, roles };
}
