import type { JournalEntry } from '../journal';
import type { PrivacyRequest } from './privacy';

/** Whether an entry may say something of a request for erasure. */
export const isOfPrivacy = ({ action }: JournalEntry): boolean => action.startsWith('privacy.');

/**
 * The granted erasures of which entries tell, in whatever order they come: each request as what was said of it, one after
 * the other, made it.
 * @throws Error when an erasure stands there without its request
 */
export function erasuresIn(entries: readonly JournalEntry[]): readonly PrivacyRequest[] {
  const requests = new Map<string, Partial<PrivacyRequest>>();
  for (const { id, action, changes } of entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const { of, after } of changes.filter((change) => change.of.startsWith('PrivacyRequest/'))) {
      const { version = 0, ...before } = requests.get(of) ?? {};
      const request: Partial<PrivacyRequest> = { kind: 'PrivacyRequest', ...before, ...after, version: version + 1 };
      if (action === 'privacy.erase' && request.right !== 'ERASURE') {
        throw new Error(
          `Entry ${id} is an erasure, but nothing tells of its request: export the trail once all is sealed.`,
        );
      }
      requests.set(of, request);
    }
  }
  return [...requests.values()]
    .filter(({ right, status }) => right === 'ERASURE' && status === 'FULFILLED')
    .map((request) => request as PrivacyRequest);
}
