import { type Action, type Actor, authorize, nameOfActor, type Resource, type Role } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps, TrainingAggregate } from '../ports';
import { checkReason } from '../problems';
import { addMinutes, type Instant } from '../time';
import { mayStep, step } from './lifecycle';
import type { Session, Training } from './training';

/** Attendance and scores may be corrected for a day after the end, or after a reopening. */
const CORRECTION_MINUTES = 24 * 60;

/** How roles stand to a training. */
export function trainingResource({ training, sessions }: Pick<TrainingAggregate, 'training' | 'sessions'>): Resource {
  const { organizerId, partnerIds } = training;
  return { organizerId, partnerIds, facilitatorIds: sessions.map(({ facilitatorId }) => facilitatorId) };
}

/** @throws DomainError NOT_FOUND */
export async function requireTraining(deps: Deps, trainingId: string, field = 'id'): Promise<TrainingAggregate> {
  return (await deps.reads.trainingAggregate(trainingId)) ?? fail('NOT_FOUND', field);
}

/**
 * A training as the actor may act on it, and the role by which.
 * @throws DomainError NOT_FOUND
 */
export async function allowedTraining(
  deps: Deps,
  actor: Actor,
  action: Action,
  trainingId: string,
  field = 'id',
): Promise<TrainingAggregate & { readonly role: Role }> {
  const aggregate = await requireTraining(deps, trainingId, field);
  return { ...aggregate, role: authorize(actor, action, trainingResource(aggregate), field) };
}

/**
 * A session as the actor may act on it, and the role by which: facilitators stand to their own alone. Whether it is the training
 * or the session that is unknown, or forbidden, is not told.
 * @throws DomainError NOT_FOUND
 */
export async function allowedSession(
  deps: Deps,
  actor: Actor,
  action: Action,
  { trainingId, sessionId }: { readonly trainingId: string; readonly sessionId: string },
): Promise<{ readonly training: Training; readonly session: Session; readonly role: Role }> {
  const { training, sessions } = await requireTraining(deps, trainingId, 'sessionId');
  const session = sessions.find(({ id }) => id === sessionId);
  const role = authorize(
    actor,
    action,
    trainingResource({ training, sessions: session === undefined ? [] : [session] }),
    'sessionId',
  );
  return { training, session: session ?? fail('NOT_FOUND', 'sessionId'), role };
}

/**
 * A change of a training, named `training.<verb>` in the trail.
 * @throws DomainError BAD_INPUT for a reason that is blank or too long
 */
export function trainingChange(actor: Actor, role: Role, verb: string, trainingId: string, reason?: string): Change {
  checkReason(reason);
  const header = { actor: nameOfActor(actor), role, action: `training.${verb}`, entity: trainingId };
  return new Change(reason === undefined ? header : { ...header, reason });
}

/** @throws DomainError NOT_FOUND */
export function requireSession(sessions: readonly Session[], sessionId: string, field = 'sessionId'): Session {
  return sessions.find(({ id }) => id === sessionId) ?? fail('NOT_FOUND', field);
}

/** Start of the first session that is not cancelled. */
export function firstStart(sessions: readonly Session[]): Instant | null {
  const starts = sessions.filter(({ status }) => status !== 'CANCELLED').map(({ startsAt }) => startsAt);
  return starts.sort()[0] ?? null;
}

/**
 * When a training starts whose sessions have changed. A start that has come stays until it is recorded, or who moves that session
 * in between would open the nominations again.
 */
export function movedStart(
  { status, started, startsAt }: Training,
  sessions: readonly Session[],
  now: Instant,
): Instant | null {
  if (status === 'OPEN' && !started && startsAt !== null && startsAt <= now) return startsAt;
  return firstStart(sessions) ?? startsAt;
}

/**
 * Writes a training's next state. Its version is raised by every change of it and of its sessions, even when no field of
 * its own differs: so whatever is decided on the whole fails when a part has moved meanwhile.
 */
export function moveTraining(change: Change, before: Training, after: Training): Training {
  change.replace(before, after);
  return { ...after, version: before.version + 1 };
}

/** Fails at the commit when the training, or one of its sessions, has changed since it was read. */
export function holdTraining(change: Change, { id, version }: Training): void {
  change.check('Training', { id }, [{ field: 'version', is: '=', than: version }]);
}

type SessionFields = Partial<Pick<Session, 'startsAt' | 'endsAt' | 'jp' | 'topic' | 'facilitatorId' | 'status'>>;

/** Sets fields of a session in place: `recorded` is counted under races and must not be overwritten. */
export function moveSession(change: Change, before: Session, fields: SessionFields): Session {
  const { trainingId, id, version } = before;
  const changed = Object.entries(fields).filter(([name, value]) => before[name as keyof SessionFields] !== value);
  change.update(
    'Session',
    { trainingId, id },
    {
      set: Object.fromEntries(changed),
      add: { version: 1 },
      when: [{ field: 'version', is: '=', than: version }],
      was: Object.fromEntries(changed.map(([name]) => [name, before[name as keyof SessionFields]])),
    },
  );
  return { ...before, ...fields, version: version + 1 };
}

/** A session that is over by the clock was held, and is recorded so, whether its firing has come or is still to come. */
export function endWhenOver(change: Change, session: Session, now: Instant): Session {
  const { trainingId, id, status, endsAt } = session;
  if (!mayStep('Session', 'end', status) || endsAt > now) return session;
  change.emit('SessionEnded', trainingId, { trainingId, sessionId: id });
  return moveSession(change, session, { status: step('Session', 'end', status) });
}

export function correctionCloses(from: Instant): Instant {
  return addMinutes(from, CORRECTION_MINUTES);
}

/**
 * The training after its last session: ENDED, or CANCELLED when no session was held. Without an instant of the
 * organizer's it ended when its last held session was to end.
 */
export function ended(training: Training, sessions: readonly Session[], at?: Instant): Training {
  const ends = sessions.filter(({ status }) => status === 'ENDED').map(({ endsAt }) => endsAt);
  const last = ends.sort().at(-1);
  if (last === undefined) return { ...training, status: step('Training', 'cancel', training.status) };
  const endedAt = at ?? last;
  return {
    ...training,
    status: step('Training', 'end', training.status),
    endedAt,
    correctionClosesAt: correctionCloses(endedAt),
  };
}

/** Tells of a training that {@link ended}. */
export function emitEnd(change: Change, { id, status }: Training): Change {
  return change.emit(status === 'CANCELLED' ? 'TrainingCancelled' : 'TrainingEnded', id, { trainingId: id });
}
