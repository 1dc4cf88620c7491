import type { Reads } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';
import { rangesOf } from './ranges';

type EnrollmentReads = Pick<
  Reads,
  | 'enrollmentsOfTraining'
  | 'enrollmentsByStatus'
  | 'enrollmentsOfPerson'
  | 'enrollmentsInRange'
  | 'enrollmentRanges'
  | 'nominationsOf'
  | 'waitingList'
  | 'certificate'
  | 'attendanceOfSession'
>;

const enrollment = (item: Item) => fromItem('Enrollment', item);

export function enrollmentReads({ page, all, first }: Queries): EnrollmentReads {
  return {
    enrollmentsOfTraining: (trainingId, request) =>
      page({ pk: at.training(trainingId), ...beginning(start.enrollment) }, enrollment, request),
    enrollmentsByStatus: (trainingId, status, request) =>
      page({ index: 'GSI2', pk: at.training(trainingId), ...beginning(`${status}#`) }, enrollment, request),
    enrollmentsOfPerson: (personId, request) =>
      page(
        { index: 'GSI1', pk: at.person(personId), ...beginning(start.enrollment), descending: true },
        enrollment,
        request,
      ),
    enrollmentsInRange: (trainingId, { from, to }) =>
      all(
        { pk: at.training(trainingId), from: `${start.enrollment}${from}`, to: `${start.enrollment}${to}` },
        enrollment,
      ),
    async enrollmentRanges(trainingId, size) {
      const range = { pk: at.training(trainingId), ...beginning(start.enrollment) };
      return rangesOf(await all(range, ({ personId }) => personId as string, ['personId']), size);
    },
    nominationsOf: (agencyId, request) =>
      page({ index: 'GSI3', pk: at.agency(agencyId), ...beginning(start.nomination) }, enrollment, request),
    waitingList: (trainingId, request) =>
      page(
        { pk: at.training(trainingId), ...beginning(start.waiting) },
        (item) => fromItem('WaitingPlace', item),
        request,
      ),
    certificate: (code) => first({ index: 'GSI3', pk: at.certificate(code) }, enrollment),
    attendanceOfSession: (trainingId, sessionId, request) =>
      page(
        { pk: at.training(trainingId), ...beginning(start.attendance(sessionId)) },
        (item) => fromItem('AttendanceRevision', item),
        request,
      ),
  };
}
