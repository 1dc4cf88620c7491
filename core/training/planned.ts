import type { Actor } from '../access';
import { refuse } from '../errors';
import type { Deps } from '../ports';
import type { Instant } from '../time';
import { requireVersion } from '../versions';
import { allowedTraining, requireSession } from './aggregate';
import { step } from './lifecycle';
import type { Session, SessionStatus, Training } from './training';

/**
 * Sessions of a draft or an open training change while they are planned. One that is over by the clock is held, though
 * its end may not be recorded yet.
 * @throws DomainError ILLEGAL_TRANSITION
 */
function requirePlanned(
  training: Training,
  session: Session,
  verb: 'reschedule' | 'cancel',
  now: Instant,
): SessionStatus {
  if (training.status !== 'DRAFT' && training.status !== 'OPEN')
    refuse('TrainingStatus', training.status, 'trainingId');
  const next = step('Session', verb, session.status, 'sessionId');
  if (training.status === 'OPEN' && session.endsAt <= now) refuse('SessionStatus', 'ENDED', 'sessionId');
  return next;
}

/** Which session a command is about, at the version that its sender has seen. */
export interface SessionNamed {
  readonly trainingId: string;
  readonly sessionId: string;
  readonly expectedVersion: number;
}

/**
 * A session that the actor may still change, with its training, and the status that the change leads to.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION
 */
export async function plannedSession(deps: Deps, actor: Actor, named: SessionNamed, verb: 'reschedule' | 'cancel') {
  const aggregate = await allowedTraining(deps, actor, 'training.plan', named.trainingId, 'trainingId');
  const before = requireSession(aggregate.sessions, named.sessionId);
  requireVersion(before, named.expectedVersion);
  const now = deps.clock.now();
  return { ...aggregate, before, now, status: requirePlanned(aggregate.training, before, verb, now) };
}
