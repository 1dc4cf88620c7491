import { LARGEST_PAGE } from '../page';
import type { Deps } from '../ports';

/** How many requests are past their time, of the first hundred that wait: any at all is one too many. */
export async function overdueRequests({ clock, reads }: Pick<Deps, 'clock' | 'reads'>): Promise<readonly string[]> {
  const now = clock.now();
  const { rows } = await reads.privacyRequestsWaiting({ first: LARGEST_PAGE });
  return rows.flatMap(({ node }) => (node.dueAt < now ? [node.id] : []));
}
