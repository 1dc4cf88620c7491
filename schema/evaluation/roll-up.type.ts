import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Level, RaterKind } from '../../core/evaluation/evaluation';
import type { RollUp } from '../../core/evaluation/roll-up';
import type { Comparison, RollUpOf } from '../../core/evaluation/view-roll-ups';
import { LevelEnum, RaterKindEnum } from '../common/enums';
import { toPoints } from '../common/score';
import { ItemResultType, ResponseRateType, toItemResult } from './results.type';

@InputType('RollUpOfInput', { description: 'Exactly one of them.' })
export class RollUpOfInput {
  @Field(() => ID, { nullable: true })
  readonly programId?: string;

  @Field(() => ID, { nullable: true, description: 'Its people in trainings of whatever program.' })
  readonly agencyId?: string;

  @Field(() => String, { nullable: true, description: 'Code of a region, such as `18.01`: all its agencies.' })
  readonly region?: string;
}

@ObjectType('RollUp', {
  simpleResolvers: true,
  description:
    'Waves of one level together. Figures of fewer than 3 responses, and what would give them away, are not in it.',
})
export class RollUpType {
  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => Int, {
    nullable: true,
    description: 'In which the waves closed (WIB); null where not told apart by it.',
  })
  readonly year!: number | null;

  @Field(() => Int, { nullable: true, description: 'Null where not told apart by it.' })
  readonly designVersion!: number | null;

  @Field(() => Int)
  readonly trainings!: number;

  @Field(() => [ResponseRateType])
  readonly kinds!: readonly ResponseRateType[];

  @Field(() => [ItemResultType], { description: 'Likert and number items.' })
  readonly items!: readonly ItemResultType[];

  @Field(() => Float, { nullable: true, description: 'Points (0 to 100): mean of post-test − pre-test.' })
  readonly learningGain!: number | null;

  @Field(() => Int, { nullable: true, description: 'Mean score in basis points.' })
  readonly behavior!: number | null;

  @Field(() => Int, { nullable: true, description: 'Mean attendance in basis points.' })
  readonly attendance!: number | null;

  @Field(() => Int, { nullable: true, description: 'Return on investment in basis points; null without cost.' })
  readonly roi!: number | null;
}

@ObjectType('TrainingComparison', { simpleResolvers: true, description: 'A training beside earlier runs, at a level.' })
export class TrainingComparisonType {
  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => RollUpType)
  readonly own!: RollUpType;

  @Field(() => RollUpType, { nullable: true, description: 'Runs of the program that ended before; null without any.' })
  readonly earlier!: RollUpType | null;
}

@ObjectType('TextAnswers', {
  simpleResolvers: true,
  description: 'What was written to an item, in no order that tells anything.',
})
export class TextAnswersType {
  @Field(() => String, { description: 'Code of the item.' })
  readonly item!: string;

  @Field(() => RaterKindEnum)
  readonly raterKind!: RaterKind;

  @Field(() => Int, { description: 'How many there are, of which at most 100 are told.' })
  readonly n!: number;

  @Field(() => [String])
  readonly texts!: readonly string[];
}

export const toRollUp = (rollUp: RollUp): RollUpType => ({
  ...rollUp,
  items: rollUp.items.map(toItemResult),
  learningGain: toPoints(rollUp.learningGain),
});

export const toComparison = ({ level, own, earlier }: Comparison): TrainingComparisonType => ({
  level,
  own: toRollUp(own),
  earlier: earlier && toRollUp(earlier),
});

export const rollUpOf = ({ programId, agencyId, region }: RollUpOfInput): RollUpOf => ({
  programId: programId ?? undefined,
  agencyId: agencyId ?? undefined,
  region: region ?? undefined,
});
