import { CommitConflict, DomainError } from './errors';

const ATTEMPTS = 5;

/**
 * Decides again on fresh state when a commit lost against another one. The attempt reads, decides and commits; what it
 * decides by itself (a full training, a stale version) it says with errors of its own.
 * @throws DomainError CONFLICT after five lost attempts
 */
export async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; n <= ATTEMPTS; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
    }
  }
  throw new DomainError('CONFLICT');
}
