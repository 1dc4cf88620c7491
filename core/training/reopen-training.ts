import type { Actor } from '../access';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import { allowedTraining, correctionCloses, moveTraining, trainingChange } from './aggregate';
import { step } from './lifecycle';
import type { Training } from './training';

export interface ReopenTraining {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Opens the records of a finalized training for another correction window. Its end, sessions and waves stay.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION
 */
export async function reopenTraining(deps: Deps, actor: Actor, command: ReopenTraining): Promise<Training> {
  const { id, reason } = command;
  return withRetry(async () => {
    const { training, role } = await allowedTraining(deps, actor, 'training.reopen', id);
    requireVersion(training, command.expectedVersion);
    const change = trainingChange(actor, role, 'reopen', id, reason);
    const reopened = moveTraining(change, training, {
      ...training,
      status: step('Training', 'reopen', training.status),
      revision: training.revision + 1,
      correctionClosesAt: correctionCloses(deps.clock.now()),
    });
    await deps.store.commit(change.emit('TrainingReopened', id, { trainingId: id }));
    return reopened;
  });
}
