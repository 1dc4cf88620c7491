import { mayStep, step } from '../training/lifecycle';
import { givingUpPlace } from './giving-up-place';
import type { RunHandler } from './handler';
import { peopleInRange } from './people-in-range';

/** Who still waited when the first session started: NOMINATED and WAITLISTED become EXPIRED, their places are given up. */
export const expireWaiting: RunHandler = {
  action: 'enrollment.expire',
  async load(deps, run, chunk) {
    const { trainingId } = run;
    const people = await peopleInRange(deps, run, chunk);
    return {
      ids: people.ids,
      writesPerPerson: 2,
      decide(id, change) {
        const enrollment = people.get(id);
        if (!mayStep('Enrollment', 'expire', enrollment.status)) return;
        const status = step('Enrollment', 'expire', enrollment.status);
        const count = enrollment.status === 'NOMINATED' ? 'nominated' : 'waitlisted';
        change.replace(enrollment, { ...givingUpPlace(change, enrollment), status, statusAt: deps.clock.now() });
        change.update('TrainingCounts', { trainingId }, { add: { [count]: -1 } });
      },
      refresh: (id) => people.refresh(id),
      output: async () => null,
    };
  },
};
