import { Field, ID, ObjectType } from 'type-graphql';
import type { MissingRecord } from '../../core/enrollment/missing-records';
import type { SightOfEnrollment } from '../../core/enrollment/sights';
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
  (sightOf: SightOfEnrollment) =>
  ({ enrollment, sessionIds }: MissingRecord): MissingAttendanceType => ({
    enrollment: toEnrollment(sightOf)(enrollment),
    sessionIds,
  });
