import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { fail, refuse } from '../errors';
import { holdService } from '../people/standing';
import type { Deps } from '../ports';
import { checkReason } from '../problems';
import { withRetry } from '../retry';
import type { Task } from './evaluation';
import { fromJoining, newTask } from './new-task';
import { administeredTask } from './require-task';
import { taskStatus } from './task-status';
import { platformReasons } from './void-reasons';
import type { VoidTask } from './void-task';

/** Two digits of a task's id. */
const MOST_TASKS = 99;

/**
 * Asks again what a voided task asked, of the same rater, due from now: a task of its own, in the next place.
 * @throws DomainError BAD_INPUT, NOT_FOUND, STALE_VERSION, TASK_CLOSED, ILLEGAL_TRANSITION (not voided by an administrator; or
 *   the rater owes it, or has answered it, already: with that task's status), CONFLICT (no place is left), INACTIVE_PERSON
 */
export async function reissueTask(deps: Deps, actor: Actor, command: VoidTask): Promise<Task> {
  const { taskId, reason } = command;
  return withRetry(async () => {
    const { task, wave, role } = await administeredTask(deps, actor, command);
    checkReason(reason);
    const { subjectId, raterKind, raterId, trainingId, waveCode } = task;
    const byAdministrator = task.status === 'VOIDED' && !platformReasons.has(task.voidReason ?? '');
    if (!byAdministrator) refuse('TaskStatus', taskStatus(task, deps.clock.now()), 'taskId');
    const isPerson = raterKind !== 'AGENCY';
    if (isPerson && (await deps.store.get('Person', { id: raterId }))?.active !== true)
      fail('INACTIVE_PERSON', 'taskId');
    const about = await deps.reads.tasksInRange(trainingId, waveCode, { from: subjectId, to: subjectId });
    const standing = about.find((other) => other.raterId === raterId && other.status !== 'VOIDED');
    if (standing !== undefined) refuse('TaskStatus', taskStatus(standing, deps.clock.now()), 'taskId');
    const places = about.filter((other) => other.raterKind === raterKind).map(({ n }) => n);
    const n = Math.max(...places) + 1;
    if (n > MOST_TASKS) fail('CONFLICT', 'taskId');
    const again = newTask(wave, subjectId, { raterKind, n, raterId }, fromJoining(wave, deps.clock.now()));
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.reissueTask', entity: taskId, reason };
    const change = new Change(header).create(again);
    if (isPerson) holdService(change, raterId);
    await deps.store.commit(change);
    return again;
  });
}
