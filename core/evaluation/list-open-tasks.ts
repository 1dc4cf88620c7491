import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import type { Task } from './evaluation';

export interface ListOpenTasks extends PageRequest {
  /** Whose: the actor's own, or those of the agency that the actor administers. */
  readonly of?: 'PERSON' | 'AGENCY';
}

/**
 * Tasks that a rater still owes, by close.
 * @throws DomainError NOT_FOUND when the actor is no such rater, BAD_CURSOR
 */
export async function listOpenTasks(
  deps: Deps,
  actor: Actor,
  { of = 'PERSON', ...page }: ListOpenTasks,
): Promise<Page<Task>> {
  const raterId = of === 'PERSON' ? actor.personId : actor.agencyId;
  authorize(actor, 'task.read', { raterId });
  return deps.reads.openTasksOf(raterId ?? '', deps.clock.now(), page);
}
