import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AwardBatch, BatchItem, BatchStatus } from '../../core/incentive/award-batch';
import { awardId } from '../../core/incentive/award-id';
import type { Rejection, Stage } from '../../core/incentive/incentive';
import type { Instant } from '../../core/time';
import { connectionType } from '../common/connection';
import { BatchStatusEnum, StageEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar } from '../common/scalars';
import { PersonType, toPerson } from '../people/person.type';

@ObjectType('Rejection', { simpleResolvers: true })
class RejectionType implements Rejection {
  @Field(() => ID)
  readonly by!: string;

  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => RupiahScalar)
  readonly amount!: number;

  @Field(() => String)
  readonly reason!: string;
}

@ObjectType('AwardBatchItem', { simpleResolvers: true, description: 'An award as it was submitted.' })
class BatchItemType {
  @Field(() => ID)
  readonly awardId!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => Int, { nullable: true, description: 'Basis points.' })
  readonly score!: number | null;

  @Field(() => String, { nullable: true })
  readonly tier!: string | null;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar, { description: 'What asks for approval.' })
  readonly amount!: number;

  @Field(() => RejectionType, { nullable: true, description: 'The latest, where money of it was rejected before.' })
  readonly rejected!: Rejection | null;
}

@ObjectType('AwardBatch', {
  simpleResolvers: true,
  description: 'Awards that one administrator submits and another approves, exactly as they were shown.',
})
export class AwardBatchType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int)
  readonly year!: number;

  @Field(() => BatchStatusEnum)
  readonly status!: BatchStatus;

  @Field(() => [BatchItemType])
  readonly items!: readonly BatchItemType[];

  @Field(() => RupiahScalar)
  readonly total!: number;

  @Field(() => String, { description: 'Of all this: whoever approves sends it back, and approves nothing else.' })
  readonly hash!: string;

  @Field(() => ID)
  readonly submittedBy!: string;

  @Field(() => InstantScalar)
  readonly submittedAt!: Instant;

  @Field(() => ID, { nullable: true })
  readonly approvedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true })
  readonly approvedAt!: Instant | null;

  @Field(() => ID, { nullable: true })
  readonly dismissedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true })
  readonly dismissedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it was dismissed.' })
  readonly dismissalReason!: string | null;
}

export const AwardBatchConnection = connectionType('AwardBatch', () => AwardBatchType);

const toItem = (item: BatchItem): BatchItemType => ({
  ...item,
  awardId: awardId(item),
  rejected: item.rejected ?? null,
  person: toPerson(item.personId, { standing: { personId: item.personId } }),
});

export const toBatch = ({ dismissed, ...batch }: AwardBatch): AwardBatchType => ({
  ...batch,
  items: batch.items.map(toItem),
  dismissedBy: dismissed?.by ?? null,
  dismissedAt: dismissed?.at ?? null,
  dismissalReason: dismissed?.reason ?? null,
});
