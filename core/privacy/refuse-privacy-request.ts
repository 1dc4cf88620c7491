import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import type { Deps } from '../ports';
import { checkReason } from '../problems';
import { withRetry } from '../retry';
import { decided, type PrivacyRequest, type PrivacyStep, type RefusalGround, waitingRequest } from './privacy';

export interface RefusePrivacyRequest extends PrivacyStep {
  readonly ground: RefusalGround;
  /** What the person is told, without personal data; the trail keeps it. */
  readonly reason: string;
}

/**
 * Refuses a request on a ground that the law knows. Nobody decides about their own.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, BAD_INPUT
 */
export async function refusePrivacyRequest(
  deps: Deps,
  actor: Actor,
  command: RefusePrivacyRequest,
): Promise<PrivacyRequest> {
  const { personId, ground, reason } = command;
  const role = authorize(actor, 'privacy.decide', { personId }, 'personId');
  checkReason(reason);
  return withRetry(async () => {
    const before = await waitingRequest(deps, command);
    const decidedBy = nameOfActor(actor);
    const after = decided(before, { status: 'REFUSED', decidedBy, decidedAt: deps.clock.now(), ground });
    const header = { actor: decidedBy, role, action: 'privacy.refuse', entity: personId, reason };
    await deps.store.commit(new Change(header).replace(before, after));
    return after;
  });
}
