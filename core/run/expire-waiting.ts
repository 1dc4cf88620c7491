import type { Enrollment, WaitingPlace } from '../enrollment/enrollment';
import { everyNode } from '../page';
import type { RunHandler } from './handler';
import { peopleInRange } from './people-in-range';

/** Who still waited when the first session started: NOMINATED and WAITLISTED become EXPIRED, their places are given up. */
export const expireWaiting: RunHandler = {
  action: 'enrollment.expire',
  writesPerPerson: 2,
  async load(deps, run, chunk) {
    const { trainingId } = run;
    const people = await peopleInRange(deps, run, chunk);
    const places = new Map<string, WaitingPlace>();
    const findPlaces = async (): Promise<void> => {
      places.clear();
      for await (const place of everyNode((page) => deps.reads.waitingList(trainingId, page)))
        places.set(place.personId, place);
    };
    if (people.some(({ status }) => status === 'WAITLISTED')) await findPlaces();
    return {
      ids: people.ids,
      async decide(id, change) {
        const enrollment: Enrollment = people.get(id);
        const { status } = enrollment;
        if (status !== 'NOMINATED' && status !== 'WAITLISTED') return;
        change.replace(enrollment, { ...enrollment, status: 'EXPIRED', statusAt: deps.clock.now() });
        const place = places.get(id);
        if (place !== undefined) change.remove(place);
        change.update(
          'TrainingCounts',
          { trainingId },
          { add: { [status === 'NOMINATED' ? 'nominated' : 'waitlisted']: -1 } },
        );
      },
      async refresh(id) {
        await people.refresh(id);
        await findPlaces();
      },
      output: async (failed) => ({ failed: [...failed] }),
    };
  },
};
