import type { Actor } from '../access';
import type { Deps } from '../ports';
import type { TaskAtHand } from './require-task';
import { requireTask } from './require-task';

/**
 * A task with the questions that it asks.
 * @throws DomainError BAD_INPUT, NOT_FOUND
 */
export async function viewTask(deps: Deps, actor: Actor, id: string): Promise<Omit<TaskAtHand, 'role'>> {
  const { task, wave, instrument } = await requireTask(deps, actor, 'task.read', id, 'id');
  return { task, wave, instrument };
}
