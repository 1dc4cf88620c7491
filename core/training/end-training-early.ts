import type { Actor } from '../access';
import type { Deps, TrainingAggregate } from '../ports';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import {
  allowedTraining,
  emitEnd,
  ended,
  endWhenOver,
  firstStart,
  moveSession,
  moveTraining,
  trainingChange,
} from './aggregate';
import { step } from './lifecycle';

export interface EndTrainingEarly {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Ends an open training at once. Sessions that are over were held, all others become CANCELLED; without any held one the
 * training is CANCELLED.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION
 */
export async function endTrainingEarly(
  deps: Deps,
  actor: Actor,
  command: EndTrainingEarly,
): Promise<TrainingAggregate> {
  const { id, reason } = command;
  return withRetry(async () => {
    const aggregate = await allowedTraining(deps, actor, 'training.end', id);
    const { training, counts, waves, role } = aggregate;
    requireVersion(training, command.expectedVersion);
    step('Training', 'end', training.status);
    const now = deps.clock.now();
    const change = trainingChange(actor, role, 'endEarly', id, reason);
    const sessions = aggregate.sessions.map((before) => {
      const session = endWhenOver(change, before, now);
      if (session.status !== 'PLANNED') return session;
      change.emit('SessionCancelled', id, { trainingId: id, sessionId: session.id });
      return moveSession(change, session, { status: step('Session', 'cancel', session.status) });
    });
    const moved = { ...training, startsAt: firstStart(sessions) ?? training.startsAt };
    const after = moveTraining(change, training, ended(moved, sessions, now));
    await deps.store.commit(emitEnd(change, after));
    return { training: after, counts, sessions, waves };
  });
}
