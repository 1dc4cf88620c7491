import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail, refuse } from '../errors';
import type { Deps } from '../ports';
import { checkReason } from '../problems';
import { withRetry } from '../retry';
import { requireAnother } from './acting-on-awards';
import type { AwardBatch } from './award-batch';

export interface DismissAwardBatch {
  readonly id: string;
  readonly reason: string;
}

/**
 * Gives a submitted batch up, so that its awards can stand in another one: by who submitted it, or by another administrator who
 * does not approve it. Dismissed again by the same administrator it is answered as it is.
 * @throws DomainError NOT_FOUND, BAD_INPUT, NO_PERSON, OWN_AWARD, ILLEGAL_TRANSITION
 */
export async function dismissAwardBatch(deps: Deps, actor: Actor, command: DismissAwardBatch): Promise<AwardBatch> {
  const role = authorize(actor, 'award.decide');
  const { id, reason } = command;
  checkReason(reason);
  const by = nameOfActor(actor);
  return withRetry(async () => {
    const batch = (await deps.store.get('AwardBatch', { id })) ?? fail('NOT_FOUND', 'id');
    for (const item of batch.items) requireAnother(actor, item, 'id');
    if (batch.dismissed?.by === by && batch.dismissed.reason === reason) return batch;
    if (batch.status !== 'SUBMITTED') refuse('BatchStatus', batch.status);
    const change = new Change({ actor: by, role, action: 'award.dismiss', entity: id, reason });
    for (const award of await deps.store.getMany('Award', batch.items)) {
      if (award?.batch === id) change.replace(award, { ...award, batch: null });
    }
    const dismissed = { ...batch, status: 'DISMISSED', dismissed: { by, at: deps.clock.now(), reason } } as const;
    await deps.store.commit(change.replace(batch, dismissed));
    return { ...dismissed, version: batch.version + 1 };
  });
}
