import { Change } from '../change';
import type { Deps } from '../ports';
import { nameOfRun, type RunStart } from '../run/new-run';
import { persist } from '../run/persist';
import { PEOPLE_PER_CHUNK } from '../run/run';
import type { Wave } from './evaluation';

/** Closes the wave and names the run that aggregates it; undefined while there is nothing to close. */
export async function closing(deps: Deps, trainingId: string, code: string): Promise<RunStart | undefined> {
  return persist(async () => {
    const wave = await deps.store.get('Wave', { trainingId, code });
    if (wave === undefined) return undefined;
    if (wave.status === 'OPEN') {
      if (deps.clock.now() < wave.closesAt || !(await tasksCreated(deps, wave))) return undefined;
      const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'evaluation.close', entity: trainingId });
      change.replace(wave, { ...wave, status: 'CLOSED', closedAt: deps.clock.now() });
      await deps.store.commit(change);
    } else if (wave.status !== 'CLOSED') {
      return undefined;
    }
    const ranges =
      wave.level === 'RESULTS'
        ? await deps.reads.taskSubjectRanges(trainingId, code, PEOPLE_PER_CHUNK)
        : await deps.reads.enrollmentRanges(trainingId, PEOPLE_PER_CHUNK);
    return {
      trainingId,
      runKind: 'CLOSE_WAVE',
      waveCode: code,
      revision: 0,
      cause: `${trainingId}/${code}/close`,
      ranges,
    };
  });
}

/** Whether the run that creates a wave's tasks has closed. */
export async function tasksCreated(
  deps: Deps,
  { trainingId, code }: Pick<Wave, 'trainingId' | 'code'>,
): Promise<boolean> {
  const name = nameOfRun({ runKind: 'OPEN_WAVE', waveCode: code, revision: 0 });
  return (await deps.store.get('Run', { trainingId, name }))?.status === 'CLOSED';
}
