import { inBatches } from '../batches';
import { Change } from '../change';
import type { Wave } from '../evaluation/evaluation';
import type { Deps, Queue } from '../ports';
import { persist } from '../run/persist';
import { type DigestMessage, RECIPIENTS_PER_MESSAGE, type Recipient } from './notification';

export interface NotifyDeps extends Deps {
  readonly digests: Queue<DigestMessage>;
}

/**
 * Asks for a digest for everybody who owes an answer to a wave, whatever the number of their tasks, and counts those whom no mail
 * reaches. Called again it asks again: who has had their digest of the day gets no other.
 */
export async function notifyRaters(deps: NotifyDeps, trainingId: string, code: string): Promise<void> {
  const wave = await deps.store.get('Wave', { trainingId, code });
  if (wave === undefined || !isOpen(wave, deps.clock.now())) return;
  const recipients = await recipientsOf(deps, await deps.reads.ratersOwing(trainingId, code));
  const people = await deps.store.getMany(
    'Person',
    recipients.map(({ personId }) => ({ id: personId })),
  );
  const serving = recipients.flatMap((recipient, i) => {
    const person = people[i];
    return person?.active ? [{ recipient, isReached: person.mail.status === 'REACHABLE' }] : [];
  });
  const reached = serving.filter(({ isReached }) => isReached).map(({ recipient }) => recipient);
  await deps.digests.send(
    inBatches(reached, RECIPIENTS_PER_MESSAGE).map((some): DigestMessage => ({ recipients: some })),
  );
  await note(deps, wave, { people: serving.length, unreachable: serving.length - reached.length });
}

function isOpen({ status, closesAt }: Pick<Wave, 'status' | 'closesAt'>, now: string): boolean {
  return status === 'OPEN' && now < closesAt;
}

/** An agency is told by each of its administrators who is a person here. */
async function recipientsOf(deps: Deps, raterIds: readonly string[]): Promise<Recipient[]> {
  const found = await Promise.all(
    raterIds.map(async (raterId) => {
      const people = raterId.startsWith('agy_') ? await deps.reads.administratorsOf(raterId) : [raterId];
      return people.map((personId): Recipient => ({ raterId, personId }));
    }),
  );
  return found.flat();
}

/** Keeps the counts where whoever runs the training sees them. */
async function note(
  deps: Deps,
  { trainingId, code }: Wave,
  counts: { readonly people: number; readonly unreachable: number },
): Promise<void> {
  await persist(async () => {
    const wave = await deps.store.get('Wave', { trainingId, code });
    const at = deps.clock.now();
    if (wave === undefined || !isOpen(wave, at)) return;
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'evaluation.notify', entity: trainingId });
    await deps.store.commit(change.replace(wave, { ...wave, lastNotice: { at, ...counts } }));
  });
}
