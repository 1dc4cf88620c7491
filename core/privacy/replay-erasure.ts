import { Change } from '../change';
import { operator } from '../operator';
import type { NipAlias } from '../people/people';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { erased } from './erased';
import { completeOf, type PrivacyRequest } from './privacy';

/** What a backup brought back of somebody, beside the table's own items about them. */
export interface CameBack {
  readonly aliases: readonly NipAlias[];
  /** Whether the vault holds an item of theirs. */
  readonly inVault: boolean;
}

/**
 * Erases again whom a restored table or vault brought back, and lets a table that was restored from before the erasure know
 * of it: also of one who is not registered in it, for the vault may be restored next. Whether it may be was decided when it
 * was granted, on a state that the restored table no longer has.
 * @returns whether anything was left to do
 * @throws DomainError CONFLICT when something else writes to the same person
 */
export async function replayErasure(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  granted: PrivacyRequest,
  { aliases, inVault }: CameBack,
): Promise<boolean> {
  const { personId } = granted;
  return withRetry(async () => {
    const [person, request] = await Promise.all([
      store.get('Person', { id: personId }),
      store.get('PrivacyRequest', granted),
    ]);
    const change = new Change({
      ...operator,
      action: 'privacy.replayErasure',
      entity: personId,
      reason: 'RESTORED_FROM_BACKUP',
    });
    // What came back into the vault is in its backups once more.
    const after = inVault ? { ...granted, completeAt: completeOf(clock.now()) } : granted;
    if (request === undefined) change.create(after);
    else if (inVault || request.status !== granted.status) change.replace(request, after);
    if (person !== undefined && person.erased !== true) {
      change.replace(person, erased(person)).emit('PersonErased', personId, { personId });
      if (person.active) change.emit('PersonLeft', personId, { personId });
    }
    for (const alias of aliases) change.quietly({ op: 'remove', entity: alias });
    if (inVault) change.erase(personId);
    if (change.writes.length === 0) return false;
    await store.commit(change);
    return true;
  });
}
