import { type Actor, authorize } from '../access';
import { createOnce } from '../create-once';
import { fail } from '../errors';
import { requireId } from '../ids';
import { originOf } from '../origin';
import type { Deps, TrainingAggregate } from '../ports';
import { Problems } from '../problems';
import { firstStart, requireTraining, trainingChange } from './aggregate';
import { MOST_SESSIONS, plannedSession, type SessionInput } from './session-rules';
import type { Session, Training, TrainingCounts } from './training';
import { checkTraining, requireFacilitators, requirePartners } from './training-rules';

export interface CreateTraining
  extends Pick<
    Training,
    'programId' | 'organizerId' | 'title' | 'type' | 'category' | 'delivery' | 'location' | 'hasTest'
  > {
  readonly id?: string | undefined;
  readonly partnerIds?: readonly string[] | undefined;
  readonly signatory?: Training['signatory'] | undefined;
  /** Seats, 1 to 100,000. */
  readonly quota: number;
  readonly sessions?: readonly SessionInput[] | undefined;
}

/**
 * Plans a training as a draft. Its sessions may lie anywhere, for nothing follows from a draft; what is published, or added
 * later, lies ahead.
 * @throws DomainError BAD_INPUT, SESSION_TIMES, SESSION_OVERLAP, NOT_FOUND, INACTIVE_PERSON (a facilitator), ID_TAKEN
 */
export async function createTraining(deps: Deps, actor: Actor, command: CreateTraining): Promise<TrainingAggregate> {
  const { programId, organizerId, title, type, category, delivery, location, hasTest, quota } = command;
  const role = authorize(actor, 'training.plan', { organizerId }, 'organizerId');
  const { sessions: inputs = [], signatory = null } = command;
  const partnerIds = [...new Set(command.partnerIds ?? [])];
  const id = command.id === undefined ? `trn_${deps.ids.ulid()}` : requireId('training', command.id);
  const problems = new Problems().size(inputs, 'sessions', 0, MOST_SESSIONS);
  checkTraining(problems, { title, location, partnerIds, signatory, quota });
  const sessions: Session[] = [];
  for (const [i, input] of inputs.entries()) {
    const isTaken = sessions.some((session) => session.id === input.id);
    problems.when(isTaken, `sessions.${i}.id`, 'REPEATED');
    sessions.push(plannedSession(deps, actor, id, input, problems, sessions, `sessions.${i}.`));
  }
  problems.throwIfAny();

  const about = { programId, organizerId, partnerIds, title, type, category, delivery, location };
  const content = { ...about, hasTest, signatory };
  const training: Training = {
    kind: 'Training',
    id,
    ...content,
    status: 'DRAFT',
    revision: 0,
    startsAt: firstStart(sessions),
    endedAt: null,
    correctionClosesAt: null,
    started: false,
    completionRevision: null,
    pinned: null,
    origin: originOf(actor, { ...content, quota, sessions: sessions.map(({ origin }) => origin.content) }),
    version: 1,
  };
  const counts: TrainingCounts = {
    kind: 'TrainingCounts',
    trainingId: id,
    quota,
    nominated: 0,
    confirmed: 0,
    waitlisted: 0,
  };
  const [program, organizer] = await Promise.all([
    deps.store.get('Program', { id: programId }),
    deps.store.get('Agency', { id: organizerId }),
    requirePartners(deps, partnerIds),
    requireFacilitators(deps, sessions),
  ]);
  if (program === undefined) fail('NOT_FOUND', 'programId');
  if (organizer === undefined) fail('NOT_FOUND', 'organizerId');

  const change = trainingChange(actor, role, 'create', id).create(training).create(counts);
  for (const partnerId of partnerIds) change.create({ kind: 'TrainingPartner', programId, partnerId, trainingId: id });
  for (const session of sessions) change.create(session);
  const created = await createOnce(deps, change, training, () => deps.store.get('Training', { id }));
  if (created !== training) return requireTraining(deps, id);
  return { training, counts, sessions: sessions.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)), waves: [] };
}
