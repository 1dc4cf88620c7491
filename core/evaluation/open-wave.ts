import { Change } from '../change';
import type { Deps, RunDeps } from '../ports';
import type { RunStart } from '../run/new-run';
import { persist } from '../run/persist';
import { PEOPLE_PER_CHUNK } from '../run/run';
import { startRun } from '../run/start-run';
import type { Instant } from '../time';
import type { Training } from '../training/training';
import type { Wave } from './evaluation';
import { opensOf } from './wave-dates';

/**
 * Opens a wave when state and clock say that it is due, once, and creates its tasks by a run. A wave that opens at the end
 * is due when completion is decided; any other at its date, whether completion is decided or not: who completes later joins.
 */
export async function openWave(deps: RunDeps, trainingId: string, code: string): Promise<void> {
  const start = await persist(() => open(deps, trainingId, code));
  if (start !== undefined) await startRun(deps, start);
}

/** Whether a planned wave's opening has come. */
export function isDue(
  wave: Pick<Wave, 'plan' | 'opensAt'>,
  training: Pick<Training, 'category' | 'completionRevision'>,
  now: Instant,
): boolean {
  const waits = opensOf(wave.plan, training.category) === 'AT_END' && training.completionRevision === null;
  return wave.opensAt <= now && !waits;
}

async function open(deps: Deps, trainingId: string, code: string): Promise<RunStart | undefined> {
  const [training, wave] = await Promise.all([
    deps.store.get('Training', { id: trainingId }),
    deps.store.get('Wave', { trainingId, code }),
  ]);
  if (training === undefined || wave === undefined || training.status === 'CANCELLED') return undefined;
  const now = deps.clock.now();
  if (wave.status === 'SCHEDULED') {
    if (!isDue(wave, training, now)) return undefined;
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'evaluation.open', entity: trainingId });
    change.check('Training', { id: trainingId }, [{ field: 'version', is: '=', than: training.version }]);
    change.replace(wave, { ...wave, status: 'OPEN', openedAt: now });
    await deps.store.commit(change);
  } else if (wave.status !== 'OPEN') {
    return undefined;
  }
  const ranges = await deps.reads.enrollmentRanges(trainingId, PEOPLE_PER_CHUNK);
  return { trainingId, runKind: 'OPEN_WAVE', waveCode: code, revision: 0, cause: `${trainingId}/${code}/open`, ranges };
}
