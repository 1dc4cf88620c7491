import type { Actor } from '../access';
import { refuse } from '../errors';
import { createdBefore } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { allowedTraining, movedStart, moveTraining, trainingChange } from './aggregate';
import { checkAhead, MOST_SESSIONS, plannedSession, type SessionInput } from './session-rules';
import type { Session } from './training';
import { requireFacilitators } from './training-rules';

export interface AddSession extends SessionInput {
  readonly trainingId: string;
}

/**
 * Adds a session to a draft or to an open training; to an open one none that has begun.
 * @throws DomainError NOT_FOUND, ILLEGAL_TRANSITION, BAD_INPUT, SESSION_TIMES, SESSION_OVERLAP, INACTIVE_PERSON, ID_TAKEN
 */
export async function addSession(deps: Deps, actor: Actor, command: AddSession): Promise<Session> {
  const { trainingId } = command;
  return withRetry(async () => {
    const { training, sessions, role } = await allowedTraining(deps, actor, 'training.plan', trainingId, 'trainingId');
    const existing = sessions.find(({ id }) => id === command.id);
    const others = sessions.filter((other) => other.status !== 'CANCELLED' && other !== existing);
    const problems = new Problems();
    const session = plannedSession(deps, actor, trainingId, command, problems, others);
    if (existing !== undefined) return createdBefore(existing, session.origin);
    if (training.status !== 'DRAFT' && training.status !== 'OPEN')
      refuse('TrainingStatus', training.status, 'trainingId');
    const now = deps.clock.now();
    if (training.status === 'OPEN') checkAhead(problems, session, now);
    problems.between(sessions.length + 1, 'trainingId', 1, MOST_SESSIONS).throwIfAny();
    await requireFacilitators(deps, [session], 'facilitatorId');

    const change = trainingChange(actor, role, 'addSession', trainingId).create(session);
    moveTraining(change, training, { ...training, startsAt: movedStart(training, [...sessions, session], now) });
    if (training.status === 'OPEN') change.emit('TrainingRescheduled', trainingId, { trainingId });
    await deps.store.commit(change);
    return session;
  });
}
