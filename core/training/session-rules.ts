import type { Actor } from '../access';
import { requireId } from '../ids';
import { originOf } from '../origin';
import type { Deps } from '../ports';
import type { Problems } from '../problems';
import { type Instant, localYearOf, parseInstant } from '../time';
import type { Session } from './training';

/** So that ending or cancelling a training remains one transaction. */
export const MOST_SESSIONS = 60;
const LONGEST_MS = 24 * 3_600_000;

export interface SessionInput {
  readonly id?: string | undefined;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Lesson hours of 45 minutes, 1 to 24. */
  readonly jp: number;
  readonly topic: string;
  readonly facilitatorId?: string | null | undefined;
}

type Times = Pick<Session, 'startsAt' | 'endsAt'>;

/** Sessions that follow one another without a gap do not overlap. */
export function overlap(a: Times, b: Times): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** Notes SESSION_TIMES and SESSION_OVERLAP against the other sessions of the training; `at` prefixes the fields. */
export function checkTimes(problems: Problems, times: Times, others: readonly Times[], at = ''): void {
  const length = Date.parse(times.endsAt) - Date.parse(times.startsAt);
  problems.when(!(length > 0 && length <= LONGEST_MS), `${at}endsAt`, 'SESSION_TIMES').when(
    others.some((other) => overlap(times, other)),
    `${at}startsAt`,
    'SESSION_OVERLAP',
  );
}

/**
 * Notes SESSION_TIMES for what is past: an open training gets no session that is over, nor one that has begun. A start
 * that stays may be past, so that a running session can be extended.
 */
export function checkAhead(problems: Problems, times: Times, now: Instant, start?: Instant): void {
  problems
    .when(times.startsAt < now && times.startsAt !== start, 'startsAt', 'SESSION_TIMES')
    .when(times.endsAt <= now, 'endsAt', 'SESSION_TIMES');
}

/** The planned session that an input describes, with its problems noted. */
export function plannedSession(
  deps: Pick<Deps, 'ids'>,
  actor: Actor,
  trainingId: string,
  input: SessionInput,
  problems: Problems,
  others: readonly Times[],
  at = '',
): Session {
  const times = instants(problems, input, at);
  checkTimes(problems, times, others, at);
  problems.integer(input.jp, `${at}jp`, 1, 24).text(input.topic, `${at}topic`);
  const id = input.id === undefined ? `ses_${deps.ids.ulid()}` : requireId('session', input.id, `${at}id`);
  const content = { ...times, jp: input.jp, topic: input.topic, facilitatorId: input.facilitatorId ?? null };
  return {
    kind: 'Session',
    id,
    trainingId,
    ...content,
    status: 'PLANNED',
    recorded: 0,
    origin: originOf(actor, content),
    version: 1,
  };
}

/** Both times in the stored form; what is no instant is noted as SESSION_TIMES, a year that is none of ours as OUT_OF_RANGE. */
export function instants(problems: Problems, times: Times, at = ''): Times {
  return {
    startsAt: instant(problems, times.startsAt, `${at}startsAt`),
    endsAt: instant(problems, times.endsAt, `${at}endsAt`),
  };
}

function instant(problems: Problems, text: string, field: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) problems.when(true, field, 'SESSION_TIMES');
  else problems.year(localYearOf(parsed), field);
  return parsed ?? text;
}

/** Whether two sets of sessions hold a pair that overlaps; cancelled ones are out of the way. */
export function collide(ours: readonly Session[], theirs: readonly Session[]): boolean {
  const standing = theirs.filter(({ status }) => status !== 'CANCELLED');
  return ours.some((one) => one.status !== 'CANCELLED' && standing.some((other) => overlap(one, other)));
}

/** The sessions of a training that took place: only they count. */
export function heldSessions(sessions: readonly Session[]): Session[] {
  return sessions.filter(({ status }) => status === 'ENDED');
}
