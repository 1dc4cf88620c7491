import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { refuse } from '../errors';
import type { Deps } from '../ports';
import { checkReason } from '../problems';
import { withRetry } from '../retry';
import { requireAwards } from './acting-on-awards';
import { nothing } from './award-value';
import type { Award } from './incentive';
import { reviseAward } from './settle-person';

export interface ReverseAward {
  readonly award: string;
  readonly reason: string;
}

/**
 * Takes an award back as a whole, points and money; what was paid becomes due for recovery. No later correction gives it again.
 * @throws DomainError NOT_FOUND, BAD_INPUT, NO_PERSON, OWN_AWARD, ILLEGAL_TRANSITION
 */
export async function reverseAward(deps: Deps, actor: Actor, { award: id, reason }: ReverseAward): Promise<Award> {
  const role = authorize(actor, 'award.decide', {}, 'award');
  checkReason(reason);
  return withRetry(async () => {
    const [award] = await requireAwards(deps, actor, [id]);
    if (award.outcome === 'REVERSED') refuse('Outcome', award.outcome, 'award');
    const header = { actor: nameOfActor(actor), role, action: 'award.reverse', entity: award.trainingId, reason };
    const change = new Change(header);
    const why = { at: deps.clock.now(), reason: 'REVERSED', cause: reason };
    reviseAward(change, award, nothing(award, 'REVERSED'), why);
    await deps.store.commit(change);
    const [reversed] = await requireAwards(deps, actor, [id]);
    return reversed;
  });
}
