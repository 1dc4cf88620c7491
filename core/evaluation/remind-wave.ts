import { Change } from '../change';
import { mayLeave } from '../notification/mail-hours';
import type { Deps } from '../ports';
import { persist } from '../run/persist';

/**
 * Tells once that a wave's reminder is due. One that comes late is left out when a later one has been sent, or when the
 * wave has closed; one that comes at night waits for the sweep of the morning.
 * @param reminder position in the wave's list of reminders
 */
export async function remindWave(deps: Deps, trainingId: string, code: string, reminder: number): Promise<void> {
  await persist(async () => {
    const wave = await deps.store.get('Wave', { trainingId, code });
    const at = wave?.reminders[reminder];
    if (wave === undefined || at === undefined || wave.status !== 'OPEN' || reminder < wave.remindersSent) return;
    const now = deps.clock.now();
    if (now < at || now >= wave.closesAt || !mayLeave(now)) return;
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'evaluation.remind', entity: trainingId });
    change.replace(wave, { ...wave, remindersSent: reminder + 1 });
    change.emit('EvaluationReminderDue', trainingId, { trainingId, wave: code, reminder });
    await deps.store.commit(change);
  });
}
