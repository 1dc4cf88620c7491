import type { Instant } from '../time';
import { refuse, step } from './lifecycle';
import type { Session, SessionStatus, Training } from './training';

/**
 * Sessions of a draft or an open training change while they are planned. One that is over by the clock is held, though
 * its end may not be recorded yet.
 * @throws DomainError ILLEGAL_TRANSITION
 */
export function requirePlanned(
  training: Training,
  session: Session,
  verb: 'reschedule' | 'cancel',
  now: Instant,
): SessionStatus {
  if (training.status !== 'DRAFT' && training.status !== 'OPEN') refuse(training.status, 'trainingId');
  const next = step('Session', verb, session.status, 'sessionId');
  if (training.status === 'OPEN' && session.endsAt <= now) refuse('ENDED', 'sessionId');
  return next;
}
