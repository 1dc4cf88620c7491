import type { RunDeps } from '../ports';
import { PEOPLE_PER_CHUNK } from './run';
import { startRun } from './start-run';

/** Lets whoever still waits for a seat expire, once the first session of a training has started. Called again it resumes. */
export async function expireEnrollments(deps: RunDeps, trainingId: string, cause: string): Promise<void> {
  const training = await deps.store.get('Training', { id: trainingId });
  if (training?.started !== true) return;
  const ranges = await deps.reads.enrollmentRanges(trainingId, PEOPLE_PER_CHUNK);
  await startRun(deps, { trainingId, runKind: 'EXPIRE', revision: 0, cause, ranges });
}
