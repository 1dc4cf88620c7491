import { Change } from '../change';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { peopleSeen, type Reading } from './reading';

/** Puts what an auditor looked at into the trail, under the auditor; delivered again, it is there already. */
export async function recordReading(deps: Deps, reading: Reading): Promise<void> {
  await persist(async () => {
    if ((await deps.store.get('Reading', reading)) !== undefined) return;
    const { auditor } = reading;
    const change = new Change({ actor: auditor, role: 'AUDITOR', action: 'audit.read', entity: auditor });
    change.create(reading);
    // The entry tells of them by their ids.
    for (const person of peopleSeen(reading)) change.mark(person);
    await deps.store.commit(change);
  });
}
