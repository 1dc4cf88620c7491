import { Field, Int, ObjectType } from 'type-graphql';
import type { TrainingCounts } from '../../core/training/training';

@ObjectType('TrainingCounts', { simpleResolvers: true, description: 'Seats of a training and who asks for them.' })
export class TrainingCountsType {
  @Field(() => Int)
  readonly quota!: number;

  @Field(() => Int)
  readonly nominated!: number;

  @Field(() => Int, { description: 'Never more than the quota.' })
  readonly confirmed!: number;

  @Field(() => Int)
  readonly waitlisted!: number;
}

export const toCounts = (counts: TrainingCounts): TrainingCountsType => counts;
