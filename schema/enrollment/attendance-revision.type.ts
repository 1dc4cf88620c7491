import { Field, ID, ObjectType } from 'type-graphql';
import type { AttendanceRevision, AttendanceSource, AttendanceStatus } from '../../core/enrollment/enrollment';
import type { Instant } from '../../core/time';
import { AttendanceSourceEnum, AttendanceStatusEnum } from '../common/enums';
import { revisionId } from '../common/node-id';
import { InstantScalar } from '../common/scalars';

@ObjectType('AttendanceRecord', { simpleResolvers: true })
export class AttendanceRecordType {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => AttendanceStatusEnum)
  readonly status!: AttendanceStatus;
}

@ObjectType('AttendanceRevision', {
  simpleResolvers: true,
  description: 'One batch of records of a session. Batches are only added; what stands now is in the enrollments.',
})
export class AttendanceRevisionType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly sessionId!: string;

  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => ID, { description: 'Who recorded it: a person, or the subject of an account without one.' })
  readonly by!: string;

  @Field(() => AttendanceSourceEnum)
  readonly source!: AttendanceSource;

  @Field(() => [AttendanceRecordType])
  readonly records!: readonly AttendanceRecordType[];
}

export const toRevision = (revision: AttendanceRevision): AttendanceRevisionType => ({
  ...revision,
  id: revisionId(revision),
});
