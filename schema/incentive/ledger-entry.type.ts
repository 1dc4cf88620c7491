import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { LedgerEntry, Stage } from '../../core/incentive/incentive';
import type { Instant } from '../../core/time';
import { StageEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { ledgerEntryId } from '../common/node-id';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar } from '../common/scalars';
import { TrainingType, toTraining } from '../training/training.type';

@ObjectType('LedgerEntry', {
  simpleResolvers: true,
  description: 'One change of an award. Entries are only added; their sum is the award.',
})
export class LedgerEntryType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TrainingType)
  @LazyValue
  readonly training!: Lazy<TrainingType>;

  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => Int, { description: 'Negative where points were taken back.' })
  readonly points!: number;

  @Field(() => RupiahScalar, { description: 'Negative where money was taken back.' })
  readonly amount!: number;

  @Field(() => String, { description: 'What led to it, such as `COMPUTED` or `CORRECTED`.' })
  readonly reason!: string;

  @Field(() => Int, { description: 'Fiscal year.' })
  readonly year!: number;
}

export function toLedgerEntry(entry: LedgerEntry): LedgerEntryType {
  return {
    ...entry,
    id: ledgerEntryId(entry),
    training: reference((loaders) => loaders.training, entry.trainingId, toTraining),
  };
}
