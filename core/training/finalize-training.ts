import { type Actor, type Role, system } from '../access';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { persist } from '../run/persist';
import { requireVersion } from '../versions';
import { allowedTraining, moveTraining, trainingChange } from './aggregate';
import { mayStep, step } from './lifecycle';
import type { Training } from './training';

export interface FinalizeTraining {
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Closes the records of an ended training before its correction window does.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION
 */
export async function finalizeTraining(deps: Deps, actor: Actor, command: FinalizeTraining): Promise<Training> {
  return withRetry(async () => {
    const { training, role } = await allowedTraining(deps, actor, 'training.finalize', command.id);
    requireVersion(training, command.expectedVersion);
    return finalize(deps, actor, role, training);
  });
}

/** Closes the records once the correction window has closed; a late or repeated firing changes nothing. */
export async function finalizeDue(deps: Deps, trainingId: string): Promise<void> {
  await persist(async () => {
    const { training, role } = await allowedTraining(deps, system, 'training.finalize', trainingId);
    const { status, correctionClosesAt } = training;
    if (!mayStep('Training', 'finalize', status) || correctionClosesAt === null) return;
    if (correctionClosesAt <= deps.clock.now()) await finalize(deps, system, role, training);
  });
}

async function finalize(deps: Deps, actor: Actor, role: Role, training: Training): Promise<Training> {
  const status = step('Training', 'finalize', training.status);
  const change = trainingChange(actor, role, 'finalize', training.id);
  const finalized = moveTraining(change, training, { ...training, status });
  await deps.store.commit(change.emit('TrainingFinalized', training.id, { trainingId: training.id }));
  return finalized;
}
