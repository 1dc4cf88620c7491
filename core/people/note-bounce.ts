import { Change } from '../change';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import type { MailStatus } from './people';

/** What came back of a mail, and from which of the person's addresses. */
export interface Bounce {
  readonly personId: string;
  readonly address: number;
  readonly status: Extract<MailStatus, 'BOUNCED' | 'COMPLAINED'>;
}

/** No more mail goes to an address from which mail came back, or whose owner wants none, until it is replaced. */
export async function noteBounce(deps: Deps, { personId, address, status }: Bounce): Promise<void> {
  await persist(async () => {
    const person = await deps.store.get('Person', { id: personId });
    if (person?.mail.address !== address || person.mail.status !== 'REACHABLE') return;
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'person.noteBounce', entity: personId });
    await deps.store.commit(change.replace(person, { ...person, mail: { status, address } }));
  });
}
