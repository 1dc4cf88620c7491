import type { Sight } from '../people/view-profile';
import type { Deps } from '../ports';
import { requireTraining, trainingResource } from '../training/aggregate';
import type { Task } from './evaluation';

/** Whoever is asked about a person sees the name; those who run the training see the participant. */
export function sightOfSubject(deps: Deps, { subjectId, raterId, trainingId }: Task): Sight {
  return {
    standing: { personId: subjectId },
    further: async () => ({ ...trainingResource(await requireTraining(deps, trainingId)), personId: subjectId }),
    nameFor: { action: 'task.read', resource: { raterId } },
  };
}
