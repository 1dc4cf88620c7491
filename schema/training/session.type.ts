import { Field, ID, Int, ObjectType } from 'type-graphql';
import { sightOfFacilitator } from '../../core/people/view-profile';
import type { Instant } from '../../core/time';
import type { Session, SessionStatus } from '../../core/training/training';
import { SessionStatusEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';
import { PersonType, toPerson } from '../people/person.type';

@ObjectType('Session', { simpleResolvers: true, description: 'One meeting of a training.' })
export class SessionType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => InstantScalar)
  readonly startsAt!: Instant;

  @Field(() => InstantScalar)
  readonly endsAt!: Instant;

  @Field(() => Int, { description: 'Lesson hours of 45 minutes.' })
  readonly jp!: number;

  @Field(() => String)
  readonly topic!: string;

  @Field(() => PersonType, { nullable: true, description: 'Named for everyone but partners and auditors.' })
  readonly facilitator!: PersonType | null;

  @Field(() => SessionStatusEnum)
  readonly status!: SessionStatus;

  @Field(() => Int, {
    description:
      'How many confirmed people have a record of attendance. Nobody’s completion is decided while one is missing: `missingAttendance` names who.',
  })
  readonly recorded!: number;

  @Field(() => Int)
  readonly version!: number;
}

export function toSession(session: Session): SessionType {
  const { facilitatorId } = session;
  const facilitator = facilitatorId === null ? null : toPerson(facilitatorId, sightOfFacilitator(facilitatorId));
  return { ...session, facilitator };
}
