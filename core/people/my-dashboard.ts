import { type Actor, can } from '../access';
import { fail } from '../errors';
import { taskStatus } from '../evaluation/task-status';
import type { Deps, PersonScreen } from '../ports';

/** What concerns the actor: trainings and awards, latest first, and the tasks that are still owed, by close. @throws DomainError NOT_FOUND */
export async function myDashboard(deps: Deps, actor: Actor): Promise<PersonScreen> {
  const { personId } = actor;
  const own = can(actor, 'enrollment.read', { personId }) && can(actor, 'award.read', { personId });
  const rates = can(actor, 'task.read', { raterId: personId });
  if (personId === null || !(own || rates)) fail('NOT_FOUND', 'person');
  const { enrollments, awards, tasks } = await deps.reads.screenOfPerson(personId);
  const now = deps.clock.now();
  return {
    enrollments: own ? enrollments : [],
    awards: own ? awards : [],
    tasks: rates ? tasks.filter((task) => taskStatus(task, now) === 'PENDING') : [],
  };
}
