import { inBatches } from '../batches';
import type { JournalEntry } from '../journal';
import { headAfter, type Leaf, leafOf, MAX_SEALED, sealAfter } from './seal';
import { SealConflict, type SealDeps } from './trail';

/** Attempts at one seal: each loss means that another sealer got on, and there are few of them. */
const ATTEMPTS = 10;

/**
 * Seals entries in the order in which they came; those that are sealed already are left out. The head moves only after
 * it was published, so that a crash between the two leaves one head at most to be published by whoever comes next.
 * @throws SealConflict after ten lost attempts: the entries arrive again
 */
export async function sealEntries(deps: SealDeps, entries: readonly JournalEntry[]): Promise<void> {
  const leaves = new Map(entries.map((entry) => [entry.id, leafOf(deps.sha256, entry)]));
  for (const some of inBatches([...leaves.values()], MAX_SEALED)) await sealAll(deps, some);
}

async function sealAll(deps: SealDeps, leaves: readonly Leaf[]): Promise<void> {
  let pending = leaves;
  for (let attempt = 1; ; attempt++) {
    try {
      return await sealNext(deps, pending);
    } catch (error) {
      if (!(error instanceof SealConflict) || attempt === ATTEMPTS) throw error;
      const { alreadySealed } = error;
      pending = pending.filter(({ entryId }) => !alreadySealed.has(entryId));
    }
  }
}

async function sealNext({ clock, sha256, trail, archive }: SealDeps, leaves: readonly Leaf[]): Promise<void> {
  const head = await trail.head();
  if (head.number > 0) await archive.publish(head);
  if (leaves.length === 0) return;
  const seal = sealAfter(sha256, head, leaves, clock.now());
  await trail.append(seal, leaves);
  await archive.publish(headAfter(sha256, seal));
}
