import type { Enrollment } from '../enrollment/enrollment';
import type { Deps } from '../ports';
import type { KeyRange, Run } from './run';

/** Enrollments of a chunk, by person. */
export interface PeopleInRange {
  /** In order, whatever their status, so that every delivery has the same. */
  readonly ids: readonly string[];
  get(personId: string): Enrollment;
  refresh(personId: string): Promise<void>;
}

/** @throws Error when the run has no such chunk */
export function rangeOf(run: Run, chunk: number): KeyRange {
  const range = run.ranges[chunk];
  if (range === undefined) throw new Error(`run ${run.name} has no chunk ${chunk}`);
  return range;
}

export async function peopleInRange(deps: Deps, run: Run, chunk: number): Promise<PeopleInRange> {
  const { trainingId } = run;
  const enrollments = await deps.reads.enrollmentsInRange(trainingId, rangeOf(run, chunk));
  const byPerson = new Map(enrollments.map((enrollment) => [enrollment.personId, enrollment]));
  return {
    ids: [...byPerson.keys()],
    get(personId) {
      const enrollment = byPerson.get(personId);
      if (enrollment === undefined) throw new Error(`${personId} is not in the training`);
      return enrollment;
    },
    async refresh(personId) {
      const fresh = await deps.store.get('Enrollment', { trainingId, personId });
      if (fresh !== undefined) byPerson.set(personId, fresh);
    },
  };
}
