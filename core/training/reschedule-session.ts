import type { Actor } from '../access';
import { isUnchanged } from '../change';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { movedStart, moveSession, moveTraining, trainingChange } from './aggregate';
import { plannedSession } from './planned';
import { checkAhead, checkTimes, instants } from './session-rules';
import type { Session } from './training';

export interface RescheduleSession {
  readonly trainingId: string;
  readonly sessionId: string;
  readonly expectedVersion: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * Moves a session that is not over, of an open training to what is ahead; the schedules of its start and end move with it.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, SESSION_TIMES, SESSION_OVERLAP
 */
export async function rescheduleSession(deps: Deps, actor: Actor, command: RescheduleSession): Promise<Session> {
  const { trainingId, sessionId } = command;
  return withRetry(async () => {
    const { training, sessions, role, before, now } = await plannedSession(deps, actor, command, 'reschedule');
    const others = sessions.filter((other) => other.status !== 'CANCELLED' && other !== before);
    const problems = new Problems();
    const times = instants(problems, command);
    checkTimes(problems, times, others);
    if (training.status === 'OPEN') checkAhead(problems, times, now, before.startsAt);
    problems.throwIfAny();
    if (isUnchanged(before, { ...before, ...times })) return before;

    const change = trainingChange(actor, role, 'rescheduleSession', trainingId);
    const session = moveSession(change, before, times);
    moveTraining(change, training, { ...training, startsAt: movedStart(training, [...others, session], now) });
    if (training.status === 'OPEN') change.emit('SessionRescheduled', trainingId, { trainingId, sessionId });
    await deps.store.commit(change);
    return session;
  });
}
