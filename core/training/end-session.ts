import { system } from '../access';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { emitEnd, ended, endWhenOver, moveTraining, requireTraining, trainingChange } from './aggregate';

/**
 * Records that a session is over, once the clock says so; with the last one the training ends. Anything else is a late
 * or repeated firing, and changes nothing.
 */
export async function endSession(deps: Deps, trainingId: string, sessionId: string): Promise<void> {
  await persist(async () => {
    const aggregate = await requireTraining(deps, trainingId);
    const { training } = aggregate;
    const before = aggregate.sessions.find(({ id }) => id === sessionId);
    if (before === undefined || training.status !== 'OPEN') return;

    const change = trainingChange(system, 'SYSTEM', 'endSession', trainingId);
    const session = endWhenOver(change, before, deps.clock.now());
    if (session === before) return;
    const sessions = aggregate.sessions.map((other) => (other === before ? session : other));
    const over = sessions.every(({ status }) => status !== 'PLANNED');
    const after = moveTraining(change, training, over ? ended(training, sessions) : training);
    if (over) emitEnd(change, after);
    await deps.store.commit(change);
  });
}
