import { type Action, type Actor, authorize, type Role } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { Instrument, Task, Wave } from './evaluation';
import { decodeTaskId } from './task-id';

/** A task as its rater may act on it, with the questions that the training has pinned. */
export interface TaskAtHand {
  readonly task: Task;
  readonly wave: Wave;
  readonly instrument: Instrument;
  readonly role: Role;
}

/**
 * The rater's task: a person's own, or that of the agency whose administrator acts.
 * @throws DomainError BAD_INPUT (no task's id), NOT_FOUND
 */
export async function requireTask(deps: Deps, actor: Actor, action: Action, id: string): Promise<TaskAtHand> {
  const key = decodeTaskId(id);
  const { trainingId, waveCode } = key;
  const [task, wave, training] = await Promise.all([
    deps.store.get('Task', key),
    deps.store.get('Wave', { trainingId, code: waveCode }),
    deps.store.get('Training', { id: trainingId }),
  ]);
  const role = authorize(actor, action, { raterId: task?.raterId ?? null });
  if (task === undefined || wave === undefined || training === undefined) fail('NOT_FOUND', 'id');
  const instrument = await deps.store.get('Instrument', { programId: training.programId, ...wave.plan.instrument });
  if (instrument === undefined)
    throw new Error(`${training.programId} lacks the instrument of ${trainingId}/${waveCode}`);
  return { task, wave, instrument, role };
}
