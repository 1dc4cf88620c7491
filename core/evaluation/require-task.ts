import { type Action, type Actor, authorize, type Role } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { Training } from '../training/training';
import { requireVersion } from '../versions';
import type { Instrument, Task, Wave } from './evaluation';
import { decodeTaskId } from './task-id';

/** A task as its rater may act on it, with the questions that the training has pinned. */
export interface TaskAtHand {
  readonly task: Task;
  readonly wave: Wave;
  readonly instrument: Instrument;
  readonly role: Role;
}

/** A task by its id, with its wave and training; what does not exist is undefined. @throws DomainError BAD_INPUT (no task's id) */
async function placeOf(deps: Deps, id: string, field: string) {
  const key = decodeTaskId(id, field);
  const { trainingId, waveCode } = key;
  const [task, wave, training] = await Promise.all([
    deps.store.get('Task', key),
    deps.store.get('Wave', { trainingId, code: waveCode }),
    deps.store.get('Training', { id: trainingId }),
  ]);
  return { task, wave, training };
}

/**
 * The rater's task: a person's own, or that of the agency whose administrator acts.
 * @throws DomainError BAD_INPUT (no task's id), NOT_FOUND
 */
export async function requireTask(
  deps: Deps,
  actor: Actor,
  action: Action,
  id: string,
  field = 'taskId',
): Promise<TaskAtHand> {
  const { task, wave, training } = await placeOf(deps, id, field);
  const role = authorize(actor, action, { raterId: task?.raterId ?? null }, field);
  if (task === undefined || wave === undefined || training === undefined) fail('NOT_FOUND', field);
  const instrument = await deps.store.get('Instrument', { programId: training.programId, ...wave.plan.instrument });
  if (instrument === undefined)
    throw new Error(`${training.programId} lacks the instrument of ${training.id}/${wave.code}`);
  return { task, wave, instrument, role };
}

/** @throws DomainError TASK_VOIDED, TASK_CLOSED unless the task can be answered now */
export function requireOpen({ clock }: Pick<Deps, 'clock'>, { task, wave }: Pick<TaskAtHand, 'task' | 'wave'>): void {
  if (task.status === 'VOIDED') fail('TASK_VOIDED', 'taskId');
  const now = clock.now();
  const open = task.status === 'OPEN' && wave.status === 'OPEN' && task.opensAt <= now && now < task.closesAt;
  if (!open) fail('TASK_CLOSED', 'taskId');
}

/**
 * A task that an administrator acts on while its wave is open, at the version that they have seen.
 * @throws DomainError BAD_INPUT, NOT_FOUND, STALE_VERSION, TASK_CLOSED (its wave is not open)
 */
export async function administeredTask(
  deps: Deps,
  actor: Actor,
  { taskId, expectedVersion }: { readonly taskId: string; readonly expectedVersion: number },
): Promise<Omit<TaskAtHand, 'instrument'> & { readonly training: Training }> {
  const { task, wave, training } = await placeOf(deps, taskId, 'taskId');
  const role = authorize(actor, 'task.administer', { personId: task?.subjectId ?? null }, 'taskId');
  if (task === undefined || wave === undefined || training === undefined) fail('NOT_FOUND', 'taskId');
  requireVersion(task, expectedVersion);
  if (wave.status !== 'OPEN' || deps.clock.now() >= wave.closesAt) fail('TASK_CLOSED', 'taskId');
  return { task, wave, training, role };
}
