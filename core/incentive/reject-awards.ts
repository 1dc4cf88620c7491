import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { checkReason } from '../problems';
import { withRetry } from '../retry';
import { emitOfAwards, requireAwards } from './acting-on-awards';
import { moneyOf } from './award-money';
import { moveBudget, refOfAward } from './budget-entries';
import { moveMoney } from './change-award';
import type { Award } from './incentive';

export interface RejectAwards {
  /** Ids of 1 to 80 awards of one program and fiscal year that wait for approval. */
  readonly awards: readonly string[];
  readonly reason: string;
}

/**
 * Refuses the money that waits for approval; it goes back to the budget. The points stay, and so does money that was approved before.
 * @throws DomainError NOT_FOUND, BAD_INPUT, NO_PERSON, OWN_AWARD, NOT_PROPOSED
 */
export async function rejectAwards(deps: Deps, actor: Actor, command: RejectAwards): Promise<readonly Award[]> {
  const role = authorize(actor, 'award.decide', {}, 'awards');
  const { reason } = command;
  checkReason(reason);
  return withRetry(async () => {
    const awards = await requireAwards(deps, actor, command.awards);
    const [first] = awards;
    const { programId, year } = first;
    const by = nameOfActor(actor);
    const at = deps.clock.now();
    const change = new Change({ actor: by, role, action: 'award.reject', entity: programId, reason });
    let sum = 0;
    for (const [i, award] of awards.entries()) {
      const money = moneyOf(award);
      if (money.proposed === 0) fail('NOT_PROPOSED', `awards.${i}`);
      sum += money.proposed;
      const rejected = { by, at, amount: money.proposed, reason };
      moveMoney(change, award, { ...money, proposed: 0, lost: 'REJECTED' }, { rejected });
    }
    const cause = { at, reason: 'REJECTED', ref: refOfAward(first) } as const;
    moveBudget(change, first, { available: sum, reserved: -sum }, cause);
    emitOfAwards(change, 'AwardRejected', awards);
    await deps.store.commit(change.emit('BudgetCredited', programId, { programId, year }));
    return (await deps.store.getMany('Award', awards)).flatMap((award) => award ?? []);
  });
}
