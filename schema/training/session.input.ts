import { Field, ID, InputType, Int } from 'type-graphql';
import type { Instant } from '../../core/time';
import type { AddSession } from '../../core/training/add-session';
import type { CancelSession } from '../../core/training/cancel-session';
import type { RescheduleSession } from '../../core/training/reschedule-session';
import type { SessionInput as CoreSessionInput } from '../../core/training/session-rules';
import type { UpdateSession } from '../../core/training/update-session';
import { InstantScalar } from '../common/scalars';

@InputType('SessionInput', { description: 'A session ends after it starts, within 24 hours, and overlaps no other.' })
export class SessionInput implements CoreSessionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Your own, so that the same request may be sent again: `ses_<ULID>`.',
  })
  readonly id?: string;

  @Field(() => InstantScalar)
  readonly startsAt!: Instant;

  @Field(() => InstantScalar)
  readonly endsAt!: Instant;

  @Field(() => Int, { description: 'Lesson hours of 45 minutes, 1 to 24.' })
  readonly jp!: number;

  @Field(() => String)
  readonly topic!: string;

  @Field(() => ID, { nullable: true })
  readonly facilitatorId?: string;
}

@InputType('AddSessionInput')
export class AddSessionInput extends SessionInput implements AddSession {
  @Field(() => ID)
  readonly trainingId!: string;
}

@InputType('RescheduleSessionInput')
export class RescheduleSessionInput implements RescheduleSession {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly sessionId!: string;

  @Field(() => Int, { description: 'The session’s.' })
  readonly expectedVersion!: number;

  @Field(() => InstantScalar)
  readonly startsAt!: Instant;

  @Field(() => InstantScalar)
  readonly endsAt!: Instant;
}

@InputType('UpdateSessionInput', { description: 'What is left out stays.' })
export class UpdateSessionInput implements UpdateSession {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly sessionId!: string;

  @Field(() => Int, { description: 'The session’s.' })
  readonly expectedVersion!: number;

  @Field(() => Int, { nullable: true })
  readonly jp?: number;

  @Field(() => String, { nullable: true })
  readonly topic?: string;

  @Field(() => ID, { nullable: true, description: '`null` takes the facilitator away.' })
  readonly facilitatorId?: string | null;
}

@InputType('CancelSessionInput')
export class CancelSessionInput implements CancelSession {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly sessionId!: string;

  @Field(() => Int, { description: 'The session’s.' })
  readonly expectedVersion!: number;

  @Field(() => String)
  readonly reason!: string;
}
