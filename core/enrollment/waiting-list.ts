import type { Actor } from '../access';
import { keepNodes, withNodes } from '../page';
import type { Deps, Page, PageRequest } from '../ports';
import { allowedTraining } from '../training/aggregate';
import type { Enrollment } from './enrollment';

/** Who waits for a seat, in the order of approval. @throws DomainError NOT_FOUND */
export async function waitingList(
  deps: Deps,
  actor: Actor,
  trainingId: string,
  page: PageRequest,
): Promise<Page<Enrollment>> {
  await allowedTraining(deps, actor, 'enrollment.list', trainingId, 'trainingId');
  const places = await deps.reads.waitingList(trainingId, page);
  const keys = places.rows.map(({ node: { personId } }) => ({ trainingId, personId }));
  const enrollments = withNodes(places, await deps.store.getMany('Enrollment', keys));
  return keepNodes(enrollments, (enrollment) => enrollment?.status === 'WAITLISTED') as Page<Enrollment>;
}
