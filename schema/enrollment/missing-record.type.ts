import { Field, ID, ObjectType } from 'type-graphql';
import type { MissingRecord } from '../../core/enrollment/missing-records';
import type { Deps } from '../../core/ports';
import { EnrollmentType, toEnrollment } from './enrollment.type';

@ObjectType('MissingAttendance', {
  simpleResolvers: true,
  description: 'Somebody without a record for sessions that were held.',
})
export class MissingAttendanceType {
  @Field(() => EnrollmentType)
  readonly enrollment!: EnrollmentType;

  @Field(() => [ID])
  readonly sessionIds!: readonly string[];
}

export const toMissingAttendance =
  (deps: Deps) =>
  ({ enrollment, sessionIds }: MissingRecord): MissingAttendanceType => ({
    enrollment: toEnrollment(deps)(enrollment),
    sessionIds,
  });
