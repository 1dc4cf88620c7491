import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { fail, refuse } from '../errors';
import { requireId } from '../ids';
import { holdService } from '../people/standing';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import type { Task, Wave } from './evaluation';
import { administeredTask, requireOpen } from './require-task';
import { dueFromJoining } from './wave-dates';

export interface ReassignTask {
  readonly taskId: string;
  readonly expectedVersion: number;
  /** Who answers instead: somebody in service who is not asked about the same person already. */
  readonly raterId: string;
  readonly reason: string;
}

/**
 * Gives a task that is not answered to another rater, due from now. Nobody else answers for the person themself or for an agency.
 * @throws DomainError BAD_INPUT, NOT_FOUND, STALE_VERSION, TASK_CLOSED, ILLEGAL_TRANSITION, INACTIVE_PERSON, CONFLICT (the
 *   rater is asked about the person already)
 */
export async function reassignTask(deps: Deps, actor: Actor, command: ReassignTask): Promise<Task> {
  const { taskId, raterId, reason } = command;
  return withRetry(async () => {
    const { task, wave, role } = await administeredTask(deps, actor, command);
    const { raterKind, subjectId } = task;
    new Problems()
      .reason(reason)
      .when(raterId === subjectId, 'raterId', 'RATES_THEMSELF')
      .throwIfAny();
    requireId('person', raterId, 'raterId');
    if (raterKind === 'SELF' || raterKind === 'AGENCY') refuse('RaterKind', raterKind, 'taskId');
    requireOpen(deps, { task, wave });
    const [rater, isAsked] = await Promise.all([
      deps.store.get('Person', { id: raterId }),
      isAskedAbout(deps, task, raterId),
    ]);
    if (rater === undefined) fail('NOT_FOUND', 'raterId');
    if (!rater.active) fail('INACTIVE_PERSON', 'raterId');
    if (isAsked) fail('CONFLICT', 'raterId');
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.reassign', entity: taskId, reason };
    const change = new Change(header);
    const after = moveTask(change, task, raterId, wave, deps.clock.now());
    holdService(change, raterId);
    await deps.store.commit(change);
    return after;
  });
}

/** Whether somebody owes an answer about the task's subject in its wave, or has given one. */
export async function isAskedAbout(
  deps: Deps,
  { trainingId, waveCode, subjectId }: Task,
  raterId: string,
): Promise<boolean> {
  const about = await deps.reads.tasksInRange(trainingId, waveCode, { from: subjectId, to: subjectId });
  return about.some((other) => other.raterId === raterId && other.status !== 'VOIDED');
}

/** Writes that a task has another rater, due from now, and tells it. */
export function moveTask(change: Change, task: Task, raterId: string, wave: Wave, now: string): Task {
  const { trainingId, waveCode } = task;
  const after: Task = { ...task, raterId, dueDate: dueFromJoining(wave, now), version: task.version + 1 };
  change.replace(task, after).emit('TaskReassigned', trainingId, { trainingId, wave: waveCode });
  return after;
}
