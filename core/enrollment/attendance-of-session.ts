import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import { requireSession, requireTraining } from '../training/aggregate';
import type { AttendanceRevision } from './enrollment';

/** The revisions of a session's attendance, in the order in which they were made. @throws DomainError NOT_FOUND */
export async function attendanceOfSession(
  deps: Deps,
  actor: Actor,
  trainingId: string,
  sessionId: string,
  page: PageRequest,
): Promise<Page<AttendanceRevision>> {
  const { training, sessions } = await requireTraining(deps, trainingId, 'trainingId');
  const facilitatorIds = sessions.filter(({ id }) => id === sessionId).map(({ facilitatorId }) => facilitatorId);
  authorize(actor, 'attendance.read', { organizerId: training.organizerId, facilitatorIds }, 'trainingId');
  requireSession(sessions, sessionId);
  return deps.reads.attendanceOfSession(trainingId, sessionId, page);
}
