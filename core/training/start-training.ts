import { system } from '../access';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { firstStart, moveTraining, requireTraining, trainingChange } from './aggregate';
import type { Training } from './training';

/**
 * Marks a training whose first session has started: nominations, approvals and promotions stop with it. What waited then
 * expires by a run of its own, whose start the caller makes sure of each time.
 * @returns the training, or undefined when it has not started by the clock
 */
export async function startTraining(deps: Deps, trainingId: string): Promise<Training | undefined> {
  return persist(async () => {
    const { training, sessions } = await requireTraining(deps, trainingId);
    const { status, started, startsAt } = training;
    if (status === 'DRAFT' || status === 'CANCELLED') return undefined;
    if (started) return training;
    if (startsAt === null || startsAt > deps.clock.now()) return undefined;
    const change = trainingChange(system, 'SYSTEM', 'start', trainingId);
    const begun = moveTraining(change, training, {
      ...training,
      started: true,
      startsAt: firstStart(sessions) ?? startsAt,
    });
    await deps.store.commit(change);
    return begun;
  });
}
