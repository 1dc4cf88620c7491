import { type Actor, authorize, isNamed, nameOfActor, namesOfActor } from '../access';
import { Change } from '../change';
import { fail, refuse } from '../errors';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { emitOfAwards, requireAwards } from './acting-on-awards';
import type { AwardBatch } from './award-batch';
import { awardId } from './award-id';
import { moneyOf } from './award-money';
import { moveBudget } from './budget-entries';
import { moveMoney } from './change-award';

export interface ApproveAwardBatch {
  readonly id: string;
  /** The batch's hash as it was shown to whoever approves. */
  readonly hash: string;
}

/**
 * Approves a batch that another administrator has submitted: in one transaction all of its awards, each exactly as it was shown.
 * Approved again by the same administrator it is answered as it is.
 * @throws DomainError NOT_FOUND, SAME_ADMINISTRATOR, NO_PERSON, OWN_AWARD, BATCH_CHANGED, ILLEGAL_TRANSITION
 */
export async function approveAwardBatch(deps: Deps, actor: Actor, command: ApproveAwardBatch): Promise<AwardBatch> {
  const role = authorize(actor, 'award.decide');
  const { id, hash } = command;
  const approvedBy = nameOfActor(actor);
  return withRetry(async () => {
    const batch = (await deps.store.get('AwardBatch', { id })) ?? fail('NOT_FOUND', 'id');
    if (batch.hash !== hash) fail('BATCH_CHANGED', 'hash');
    if (isNamed(actor, batch.submitter)) fail('SAME_ADMINISTRATOR', 'id');
    if (batch.approvedBy === approvedBy) return batch;
    if (batch.status !== 'SUBMITTED') refuse('BatchStatus', batch.status);
    const awards = await requireAwards(deps, actor, batch.items.map(awardId));
    const change = new Change({ actor: approvedBy, role, action: 'award.approve', entity: id });
    for (const [i, award] of awards.entries()) {
      if (award.version !== batch.items[i]?.version) fail('BATCH_CHANGED', `awards.${i}`);
      const money = moneyOf(award);
      const decidedBy = new Set([...award.decidedBy, ...batch.submitter, ...namesOfActor(actor)]);
      const approved = { ...money, proposed: 0, approved: money.approved + money.proposed };
      moveMoney(change, award, approved, { decidedBy: [...decidedBy] });
    }
    const at = deps.clock.now();
    moveBudget(change, batch, { approved: batch.total }, { at, reason: 'APPROVED', ref: id });
    const approved = { ...batch, status: 'APPROVED', approvedBy, approvedAt: at } as const;
    emitOfAwards(change.replace(batch, approved), 'AwardApproved', awards);
    await deps.store.commit(change);
    return { ...approved, version: batch.version + 1 };
  });
}
