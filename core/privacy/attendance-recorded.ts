import type { AttendanceRevision, AttendanceStatus, Enrollment } from '../enrollment/enrollment';
import { everyNode } from '../page';
import type { Deps } from '../ports';

/** What was recorded of one person's attendance at a session, and what was recorded before it. */
export interface AttendanceRecorded extends Pick<AttendanceRevision, 'sessionId' | 'at' | 'by' | 'source'> {
  readonly status: AttendanceStatus;
}

/** Every record of a person's attendance in a training, by session, in the order of their making; nothing of others. */
export async function attendanceRecorded(
  { reads }: Pick<Deps, 'reads'>,
  { trainingId, personId, attendance }: Enrollment,
): Promise<readonly AttendanceRecorded[]> {
  // Whoever was recorded at a session has a mark of it.
  const ofSessions = await Promise.all(
    Object.keys(attendance).map(async (sessionId) => {
      const found: AttendanceRecorded[] = [];
      for await (const revision of everyNode((page) => reads.attendanceOfSession(trainingId, sessionId, page))) {
        const { at, by, source, records } = revision;
        const status = records.find((record) => record.personId === personId)?.status;
        if (status !== undefined) found.push({ sessionId, at, by, source, status });
      }
      return found;
    }),
  );
  return ofSessions.flat();
}
