import type { Actor } from '../access';
import type { Deps, TrainingAggregate } from '../ports';
import { withRetry } from '../retry';
import { emitEnd, ended, endWhenOver, movedStart, moveSession, moveTraining, trainingChange } from './aggregate';
import { plannedSession } from './planned';

export interface CancelSession {
  readonly trainingId: string;
  readonly sessionId: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Cancels a session. When none is left planned in an open training, the training ends now, or is cancelled when none
 * was held.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION
 */
export async function cancelSession(deps: Deps, actor: Actor, command: CancelSession): Promise<TrainingAggregate> {
  const { trainingId, sessionId, reason } = command;
  return withRetry(async () => {
    const { sessions: former, ...rest } = await plannedSession(deps, actor, command, 'cancel');
    const { training, counts, waves, role, before, now, status } = rest;

    const change = trainingChange(actor, role, 'cancelSession', trainingId, reason);
    const session = moveSession(change, before, { status });
    const sessions = former.map((other) => {
      if (other === before) return session;
      return training.status === 'OPEN' ? endWhenOver(change, other, now) : other;
    });
    const moved = { ...training, startsAt: movedStart(training, sessions, now) };
    const over = training.status === 'OPEN' && sessions.every((other) => other.status !== 'PLANNED');
    const after = moveTraining(change, training, over ? ended(moved, sessions, now) : moved);
    if (training.status === 'OPEN') change.emit('SessionCancelled', trainingId, { trainingId, sessionId });
    if (over) emitEnd(change, after);
    await deps.store.commit(change);
    return { training: after, counts, sessions, waves };
  });
}
