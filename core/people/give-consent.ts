import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import type { Consent, ConsentPurpose } from './consent';

export interface GiveConsent {
  readonly purpose: ConsentPurpose;
  /** False withdraws it. */
  readonly given: boolean;
}

/** Gives or withdraws one's own consent, at once for every later reader. @throws DomainError NOT_FOUND */
export async function giveConsent(deps: Deps, actor: Actor, { purpose, given }: GiveConsent): Promise<Consent> {
  const personId = actor.personId ?? fail('NOT_FOUND', 'person');
  const role = authorize(actor, 'consent.give', { personId }, 'person');
  return withRetry(async () => {
    const before = await deps.store.get('Consent', { personId, purpose });
    if (before?.given === given) return before;
    const version = (before?.version ?? 0) + 1;
    const after: Consent = { kind: 'Consent', personId, purpose, given, at: deps.clock.now(), version };
    const action = given ? 'consent.give' : 'consent.withdraw';
    const change = new Change({ actor: nameOfActor(actor), role, action, entity: personId });
    await deps.store.commit(before === undefined ? change.create(after) : change.replace(before, after));
    return after;
  });
}
