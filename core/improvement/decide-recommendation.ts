import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { checkReason } from '../problems';
import { withRetry } from '../retry';
import { step } from '../training/lifecycle';
import { requireVersion } from '../versions';
import type { Recommendation } from './recommendation';

export interface AcceptRecommendation {
  readonly programId: string;
  readonly id: string;
  readonly expectedVersion: number;
}

export interface DeclineRecommendation extends AcceptRecommendation {
  readonly reason: string;
}

/** @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function acceptRecommendation(
  deps: Deps,
  actor: Actor,
  command: AcceptRecommendation,
): Promise<Recommendation> {
  return decide(deps, actor, 'accept', command, null);
}

/** @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, BAD_INPUT */
export async function declineRecommendation(
  deps: Deps,
  actor: Actor,
  command: DeclineRecommendation,
): Promise<Recommendation> {
  checkReason(command.reason);
  return decide(deps, actor, 'decline', command, command.reason);
}

async function decide(
  deps: Deps,
  actor: Actor,
  verb: 'accept' | 'decline',
  { programId, id, expectedVersion }: AcceptRecommendation,
  reason: string | null,
): Promise<Recommendation> {
  const role = authorize(actor, 'recommendation.decide');
  const by = nameOfActor(actor);
  return withRetry(async () => {
    const before = (await deps.store.get('Recommendation', { programId, id })) ?? fail('NOT_FOUND', 'id');
    requireVersion(before, expectedVersion);
    const after: Recommendation = {
      ...before,
      status: step('Recommendation', verb, before.status),
      decidedBy: by,
      decidedAt: deps.clock.now(),
      reason,
      version: before.version + 1,
    };
    const header = { actor: by, role, action: `recommendation.${verb}`, entity: id };
    const change = new Change(reason === null ? header : { ...header, reason });
    await deps.store.commit(change.replace(before, after));
    return after;
  });
}
