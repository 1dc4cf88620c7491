import type { Change } from '../change';
import type { Deps, TrainingAggregate } from '../ports';
import { collide } from '../training/session-rules';
import type { Calendar } from './enrollment';

/** A person's calendar as it was read, with what is still open of it. */
export interface Engagements {
  readonly personId: string;
  readonly calendar: Calendar | undefined;
  readonly open: readonly TrainingAggregate[];
}

/**
 * The open trainings in which a person is confirmed, but for one. All of it from the base table: together with
 * {@link engage} it holds against every confirmation that is made at the same time.
 */
export async function engagementsOf(
  { store, reads }: Pick<Deps, 'store' | 'reads'>,
  personId: string,
  except: string,
): Promise<Engagements> {
  const calendar = await store.get('Calendar', { personId });
  const others = (calendar?.trainingIds ?? []).filter((id) => id !== except);
  const aggregates = await Promise.all(others.map((id) => reads.trainingAggregate(id)));
  const open = aggregates.filter((other) => other?.training.status === 'OPEN') as TrainingAggregate[];
  return { personId, calendar, open };
}

/** Whether a session of a training overlaps one of those. */
export function conflicts({ open }: Engagements, { sessions }: Pick<TrainingAggregate, 'sessions'>): boolean {
  return open.some((other) => collide(sessions, other.sessions));
}

/** Enters a training into the calendar, and leaves out what is over. Fails at the commit when the calendar has moved. */
export function engage(change: Change, { personId, calendar, open }: Engagements, trainingId: string): void {
  const trainingIds = [...open.map(({ training }) => training.id), trainingId];
  if (calendar === undefined) change.mark({ kind: 'Calendar', personId, trainingIds, version: 1 });
  else change.quietly({ op: 'replace', entity: { ...calendar, trainingIds, version: calendar.version + 1 } });
}

/** Takes a training out of the calendar. */
export function disengage(change: Change, calendar: Calendar | undefined, trainingId: string): void {
  if (!calendar?.trainingIds.includes(trainingId)) return;
  const trainingIds = calendar.trainingIds.filter((id) => id !== trainingId);
  change.quietly({ op: 'replace', entity: { ...calendar, trainingIds, version: calendar.version + 1 } });
}
