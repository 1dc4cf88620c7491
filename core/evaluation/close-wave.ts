import type { RunDeps } from '../ports';
import { startRun } from '../run/start-run';
import { closing } from './closing';
import { openWave } from './open-wave';

/**
 * Closes a wave whose window has ended, once, and has its answers aggregated by a run. A wave that was never opened in time is
 * opened first; one whose tasks are still being created closes when they are.
 */
export async function closeWave(deps: RunDeps, trainingId: string, code: string): Promise<void> {
  const wave = await deps.store.get('Wave', { trainingId, code });
  if (wave?.status === 'SCHEDULED' && wave.closesAt <= deps.clock.now()) await openWave(deps, trainingId, code);
  const start = await closing(deps, trainingId, code);
  if (start !== undefined) await startRun(deps, start);
}
