import { Change } from '../change';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { peopleSeen, type Reading } from './reading';

/** Puts what somebody looked at into the trail, under them; delivered again, it is there already. */
export async function recordReading(deps: Deps, reading: Reading): Promise<void> {
  await persist(async () => {
    if ((await deps.store.get('Reading', reading)) !== undefined) return;
    const { reader, role } = reading;
    const action = role === 'AUDITOR' ? 'audit.read' : 'person.readProfile';
    const change = new Change({ actor: reader, role, action, entity: reader });
    change.create(reading);
    // The entry tells of them by their ids.
    for (const person of peopleSeen(reading)) change.mark(person);
    await deps.store.commit(change);
  });
}
