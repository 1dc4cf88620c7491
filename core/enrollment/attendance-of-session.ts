import type { Actor } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import { allowedSession } from '../training/aggregate';
import type { AttendanceRevision } from './enrollment';

/** The revisions of a session's attendance, in the order in which they were made. @throws DomainError NOT_FOUND */
export async function attendanceOfSession(
  deps: Deps,
  actor: Actor,
  trainingId: string,
  sessionId: string,
  page: PageRequest,
): Promise<Page<AttendanceRevision>> {
  await allowedSession(deps, actor, 'attendance.read', { trainingId, sessionId });
  return deps.reads.attendanceOfSession(trainingId, sessionId, page);
}
