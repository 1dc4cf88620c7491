import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { refuse } from '../errors';
import type { Deps } from '../ports';
import { checkReason } from '../problems';
import { withRetry } from '../retry';
import type { Task } from './evaluation';
import { administeredTask } from './require-task';
import { isAnonymous } from './task-status';

export interface VoidTask {
  readonly taskId: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes a task back while its wave is open: nobody owes it any more, and what was answered to it no longer counts. Answers of
 * peers and subordinates lead back to no task, so that such a task cannot be voided once it is answered.
 * @throws DomainError BAD_INPUT, NOT_FOUND, STALE_VERSION, TASK_CLOSED, ILLEGAL_TRANSITION
 */
export async function voidTask(deps: Deps, actor: Actor, command: VoidTask): Promise<Task> {
  const { taskId, reason } = command;
  return withRetry(async () => {
    const { task, role } = await administeredTask(deps, actor, command);
    checkReason(reason);
    const impossible = task.status === 'VOIDED' || (task.status === 'ANSWERED' && isAnonymous(task));
    if (impossible) refuse('TaskStatus', task.status, 'taskId');
    const after: Task = { ...task, status: 'VOIDED', voidReason: reason, version: task.version + 1 };
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.voidTask', entity: taskId, reason };
    await deps.store.commit(new Change(header).replace(task, after));
    return after;
  });
}
