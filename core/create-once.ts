import type { Change } from './change';
import { CommitConflict } from './errors';
import { createdBefore, type Origin } from './origin';
import type { Deps } from './ports';
import { withRetry } from './retry';

/**
 * Commits the creation of an entity. When its id is taken, a repeated create (same content and actor) is answered with
 * the entity as it is.
 * @throws DomainError ID_TAKEN
 */
export function createOnce<E extends { readonly origin: Origin }>(
  deps: Pick<Deps, 'store'>,
  change: Change,
  entity: E,
  read: () => Promise<E | undefined>,
): Promise<E> {
  return withRetry(async () => {
    try {
      await deps.store.commit(change);
      return entity;
    } catch (error) {
      const existing = error instanceof CommitConflict ? await read() : undefined;
      if (existing === undefined) throw error;
      return createdBefore(existing, entity.origin);
    }
  });
}
