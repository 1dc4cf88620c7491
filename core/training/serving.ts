import { type Actor, authorize, type Resource, type Role } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { localDateOf } from '../time';

/** How an actor stands to a program: a partner serves it when a training of it names the partner. */
export async function programResource(
  deps: Pick<Deps, 'reads'>,
  { partnerId }: Pick<Actor, 'partnerId'>,
  programId: string,
): Promise<Resource> {
  const serves = partnerId !== null && (await deps.reads.servesProgram(partnerId, programId));
  return { partnerIds: serves ? [partnerId] : [] };
}

/**
 * The role by which somebody takes part in a program's improvement; a partner's agreement has to be in force, its last day
 * included.
 * @throws DomainError NOT_FOUND, AGREEMENT_ENDED
 */
export async function takingPart(deps: Deps, actor: Actor, programId: string): Promise<Role> {
  const resource = await programResource(deps, actor, programId);
  const role = authorize(actor, 'recommendation.discuss', resource, 'programId');
  if (role === 'PARTNER') {
    const partner = await deps.store.get('Partner', { id: actor.partnerId ?? '' });
    const today = localDateOf(deps.clock.now());
    const inForce = partner !== undefined && partner.agreement.from <= today && today <= partner.agreement.to;
    if (!inForce) fail('AGREEMENT_ENDED', 'programId');
  }
  return role;
}
