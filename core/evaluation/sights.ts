import type { Sight } from '../people/view-profile';
import type { Deps } from '../ports';
import { requireTraining, trainingResource } from '../training/aggregate';
import type { Task } from './evaluation';

/** On what ground the readers of a list of tasks see whom they are about. */
export type SightOfTask = (task: Task) => Sight;

/** Whoever is asked about a person sees the name, and no more. */
export const sightOfRated: SightOfTask = ({ subjectId, raterId }) => ({
  standing: { personId: subjectId },
  nameFor: { action: 'task.read', resource: { raterId }, only: true },
});

/** Of one training: those who run it see its participants. */
export const sightOfSubject =
  (deps: Deps): SightOfTask =>
  ({ subjectId, trainingId }) => ({
    standing: { personId: subjectId },
    further: [async () => trainingResource(await requireTraining(deps, trainingId))],
  });
