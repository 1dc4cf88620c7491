import type { Actor } from '../access';
import { isUnchanged } from '../change';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { moveSession, moveTraining, trainingChange } from './aggregate';
import { plannedSession } from './planned';
import type { Session } from './training';
import { requireFacilitators } from './training-rules';

/** What is left out stays. */
export interface UpdateSession {
  readonly trainingId: string;
  readonly sessionId: string;
  readonly expectedVersion: number;
  readonly jp?: number | undefined;
  readonly topic?: string | undefined;
  readonly facilitatorId?: string | null | undefined;
}

/** @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, BAD_INPUT, INACTIVE_PERSON */
export async function updateSession(deps: Deps, actor: Actor, command: UpdateSession): Promise<Session> {
  const { trainingId } = command;
  return withRetry(async () => {
    const { training, role, before } = await plannedSession(deps, actor, command, 'reschedule');
    const { jp = before.jp, topic = before.topic, facilitatorId = before.facilitatorId } = command;
    new Problems().integer(jp, 'jp', 1, 24).text(topic, 'topic').throwIfAny();
    if (isUnchanged(before, { ...before, jp, topic, facilitatorId })) return before;
    if (facilitatorId !== before.facilitatorId) {
      await requireFacilitators(deps, [{ ...before, facilitatorId }], 'facilitatorId');
    }
    const change = trainingChange(actor, role, 'updateSession', trainingId);
    const session = moveSession(change, before, { jp, topic, facilitatorId });
    moveTraining(change, training, training);
    await deps.store.commit(change);
    return session;
  });
}
