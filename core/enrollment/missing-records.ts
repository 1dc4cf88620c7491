import type { Actor } from '../access';
import { keepNodes, withNodes } from '../page';
import type { Deps, Page, PageRequest } from '../ports';
import { allowedTraining } from '../training/aggregate';
import { missingSessions } from './attendance';
import { isSeated } from './enrolling';
import type { Enrollment } from './enrollment';

/** Somebody without a record for sessions that were held. */
export interface MissingRecord {
  readonly enrollment: Enrollment;
  readonly sessionIds: readonly string[];
}

/** Who still lacks records, by person. A page covers `first` people of the training and holds those who lack any. */
export async function missingRecords(
  deps: Deps,
  actor: Actor,
  trainingId: string,
  page: PageRequest,
): Promise<Page<MissingRecord>> {
  const { sessions } = await allowedTraining(deps, actor, 'attendance.read', trainingId, 'trainingId');
  const enrollments = await deps.reads.enrollmentsOfTraining(trainingId, page);
  const found = withNodes(
    enrollments,
    enrollments.rows.map(({ node }) => ({
      enrollment: node,
      sessionIds: isSeated(node) ? missingSessions(node.attendance, sessions) : [],
    })),
  );
  return keepNodes(found, ({ sessionIds }) => sessionIds.length > 0);
}
