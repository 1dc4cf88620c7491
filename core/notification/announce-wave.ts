import { Change } from '../change';
import type { Deps } from '../ports';
import { nameOfRun } from '../run/new-run';
import { persist } from '../run/persist';
import { announcementOf, mayLeave } from './mail-hours';

/**
 * Tells once that the raters of an open wave are to be told of it: with the first mail that leaves after its opening. Not before
 * its tasks are all created; the sweep comes back to it.
 */
export async function announceWave(deps: Deps, trainingId: string, code: string): Promise<void> {
  await persist(async () => {
    const [wave, asking] = await Promise.all([
      deps.store.get('Wave', { trainingId, code }),
      deps.store.get('Run', {
        trainingId,
        name: nameOfRun({ runKind: 'OPEN_WAVE', waveCode: code, revision: 0 }),
      }),
    ]);
    if (wave === undefined || asking?.status !== 'CLOSED') return;
    const at = announcementOf(wave);
    const now = deps.clock.now();
    if (at === undefined || now < at || now >= wave.closesAt || !mayLeave(now)) return;
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'evaluation.announce', entity: trainingId });
    change.replace(wave, { ...wave, announcedAt: now });
    change.emit('EvaluationNoticeDue', trainingId, { trainingId, wave: code });
    await deps.store.commit(change);
  });
}
