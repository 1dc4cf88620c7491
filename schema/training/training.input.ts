import { Field, ID, InputType, Int } from 'type-graphql';
import type { Instant } from '../../core/time';
import type { ChangeQuota } from '../../core/training/change-quota';
import type { CreateTraining } from '../../core/training/create-training';
import type { Delivery, Signatory, TrainingCategory, TrainingKind, TrainingStatus } from '../../core/training/training';
import type { UpdateTraining } from '../../core/training/update-training';
import { DeliveryEnum, TrainingCategoryEnum, TrainingKindEnum, TrainingStatusEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';
import { SessionInput } from './session.input';

@InputType('TrainingFilter', {
  description:
    'Exactly one of `status`, `programId`, `organizerId` and `partnerId`; bounds of the start belong to `status`.',
})
export class TrainingFilterInput {
  @Field(() => TrainingStatusEnum, { nullable: true })
  readonly status?: TrainingStatus | null;

  @Field(() => ID, { nullable: true })
  readonly programId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The agency that runs them.' })
  readonly organizerId?: string | null;

  @Field(() => ID, { nullable: true })
  readonly partnerId?: string | null;

  @Field(() => InstantScalar, { nullable: true })
  readonly startsFrom?: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  readonly startsBefore?: Instant | null;
}

@InputType('SignatoryInput')
class SignatoryInput implements Signatory {
  @Field(() => String, { description: 'Such as the agency that issues the certificates.' })
  readonly office!: string;

  @Field(() => String, { description: 'Such as `Kepala`; a position, not a name.' })
  readonly position!: string;
}

@InputType('CreateTrainingInput')
export class CreateTrainingInput implements CreateTraining {
  @Field(() => ID, {
    nullable: true,
    description: 'Your own, so that the same request may be sent again: `trn_<ULID>`.',
  })
  readonly id?: string;

  @Field(() => ID)
  readonly programId!: string;

  @Field(() => ID, { description: 'The agency that runs it.' })
  readonly organizerId!: string;

  @Field(() => [ID], { nullable: true })
  readonly partnerIds?: readonly string[];

  @Field(() => String)
  readonly title!: string;

  @Field(() => TrainingKindEnum)
  readonly type!: TrainingKind;

  @Field(() => TrainingCategoryEnum)
  readonly category!: TrainingCategory;

  @Field(() => DeliveryEnum)
  readonly delivery!: Delivery;

  @Field(() => String)
  readonly location!: string;

  @Field(() => Boolean, { description: 'Whether participants have test scores.' })
  readonly hasTest!: boolean;

  @Field(() => Int, { description: '1 to 100,000.' })
  readonly quota!: number;

  @Field(() => SignatoryInput, { nullable: true, description: 'Who signs certificates; by default the organizer.' })
  readonly signatory?: SignatoryInput | null;

  @Field(() => [SessionInput], { nullable: true, description: 'Up to 60.' })
  readonly sessions?: readonly SessionInput[];
}

@InputType('UpdateTrainingInput', {
  description: 'What is left out stays. `type`, `category`, `hasTest` and `signatory` are fixed by the publishing.',
})
export class UpdateTrainingInput implements UpdateTraining {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true })
  readonly title?: string;

  @Field(() => String, { nullable: true })
  readonly location?: string;

  @Field(() => DeliveryEnum, { nullable: true })
  readonly delivery?: Delivery;

  @Field(() => [ID], { nullable: true })
  readonly partnerIds?: readonly string[];

  @Field(() => TrainingKindEnum, { nullable: true })
  readonly type?: TrainingKind;

  @Field(() => TrainingCategoryEnum, { nullable: true })
  readonly category?: TrainingCategory;

  @Field(() => Boolean, { nullable: true })
  readonly hasTest?: boolean;

  @Field(() => SignatoryInput, { nullable: true, description: '`null` takes it away.' })
  readonly signatory?: SignatoryInput | null;
}

@InputType('ChangeQuotaInput')
export class ChangeQuotaInput implements ChangeQuota {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => Int, { description: 'Not below the confirmed participants.' })
  readonly quota!: number;
}

@InputType('TrainingVersionInput', { description: 'A training as you have seen it.' })
export class TrainingVersionInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly expectedVersion!: number;
}

@InputType('TrainingReasonInput', { description: 'A training as you have seen it, and why you do it.' })
export class TrainingReasonInput extends TrainingVersionInput {
  @Field(() => String)
  readonly reason!: string;
}
