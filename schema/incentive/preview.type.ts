import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Outcome } from '../../core/incentive/incentive';
import type { IncentivePreview } from '../../core/incentive/incentive-preview';
import { OutcomeEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';
import { ComponentScoreType } from './award.type';

@ObjectType('IncentivePreview', {
  simpleResolvers: true,
  description: 'What the records so far are worth at stage COMPLETION.',
})
export class IncentivePreviewType {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field(() => Boolean, { description: 'Whether the training counts as completed by these records.' })
  readonly completed!: boolean;

  @Field(() => Int, { description: 'Lesson hours that would be credited.' })
  readonly jp!: number;

  @Field(() => OutcomeEnum)
  readonly outcome!: Outcome;

  @Field(() => Int, { nullable: true, description: 'Basis points, 0 to 10000.' })
  readonly score!: number | null;

  @Field(() => String, { nullable: true })
  readonly tier!: string | null;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;

  @Field(() => [ComponentScoreType])
  readonly breakdown!: readonly ComponentScoreType[];

  @Field(() => Int, { description: 'Held sessions without a record; they count as ABSENT here.' })
  readonly unrecorded!: number;

  @Field(() => Boolean, { description: 'Whether records may still change it.' })
  readonly provisional!: boolean;
}

export const toPreview = ({ value, ...preview }: IncentivePreview): IncentivePreviewType => ({ ...preview, ...value });
