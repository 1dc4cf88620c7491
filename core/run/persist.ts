import { Change, type ChangeHeader } from '../change';
import { CommitConflict } from '../errors';
import type { Deps } from '../ports';
import { mergeChanges } from './merge-changes';
import { packs } from './slices';

const ATTEMPTS = 10;

/**
 * Reads, decides and commits until it holds. Unlike a person's command, work of the platform that keeps losing throws
 * the lost commit itself: its message is delivered again.
 */
export async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CommitConflict) || n >= ATTEMPTS) throw error;
    }
  }
}

/** Changes of several people, by person; those who need nothing are not in it. */
export type Parts = ReadonlyMap<string, Change>;

/**
 * Commits what people need as few transactions; what was lost to another writer is found and decided again.
 * @returns whether there was anything to write
 */
export async function converge(deps: Deps, header: ChangeHeader, find: () => Promise<Parts>): Promise<boolean> {
  return persist(async () => {
    const parts = await find();
    for (const pack of packs(parts)) {
      const change = new Change(header);
      mergeChanges(change, pack);
      await deps.store.commit(change);
    }
    return parts.size > 0;
  });
}

/** Collects the changes of people one by one, leaving out those who need nothing. */
export async function partsOf(
  header: ChangeHeader,
  ids: Iterable<string>,
  decide: (id: string, change: Change) => Promise<void> | void,
): Promise<Map<string, Change>> {
  const parts = new Map<string, Change>();
  for (const id of ids) {
    const change = new Change(header);
    await decide(id, change);
    if (change.writes.length > 0) parts.set(id, change);
  }
  return parts;
}
