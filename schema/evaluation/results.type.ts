import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { ItemResult, Level, RaterKind, WaveResults } from '../../core/evaluation/evaluation';
import type { Instant } from '../../core/time';
import { LevelEnum, RaterKindEnum } from '../common/enums';
import { waveId } from '../common/node-id';
import { InstantScalar } from '../common/scalars';

const toUnits = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);

@ObjectType('ResponseRate', { simpleResolvers: true })
export class ResponseRateType {
  @Field(() => RaterKindEnum)
  readonly kind!: RaterKind;

  @Field(() => Int)
  readonly invited!: number;

  @Field(() => Int)
  readonly answered!: number;
}

@ObjectType('ItemResult', {
  simpleResolvers: true,
  description: 'Null where fewer than 3 responses stand behind a figure.',
})
export class ItemResultType {
  @Field(() => String, { description: 'Code of the item in the instrument.' })
  readonly item!: string;

  @Field(() => RaterKindEnum)
  readonly raterKind!: RaterKind;

  @Field(() => Int, { description: 'Responses.' })
  readonly n!: number;

  @Field(() => Float, { nullable: true, description: 'Two decimals.' })
  readonly mean!: number | null;

  @Field(() => Float, { nullable: true, description: 'Standard deviation, two decimals.' })
  readonly deviation!: number | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Responses per Likert value 1 to 5, or per option of a choice in its order.',
  })
  readonly distribution!: readonly number[] | null;
}

@ObjectType('WaveResults', { simpleResolvers: true, description: 'What a closed wave shows, frozen at its close.' })
export class WaveResultsType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly waveId!: string;

  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => InstantScalar)
  readonly closedAt!: Instant;

  @Field(() => [ResponseRateType])
  readonly kinds!: readonly ResponseRateType[];

  @Field(() => [ItemResultType])
  readonly items!: readonly ItemResultType[];

  @Field(() => Float, {
    nullable: true,
    description: 'Points (0 to 100): mean of post-test − pre-test. LEARNING only.',
  })
  readonly learningGain!: number | null;

  @Field(() => Int, { nullable: true, description: 'Mean score in basis points. BEHAVIOR only.' })
  readonly behavior!: number | null;

  @Field(() => Int, { nullable: true, description: 'Mean attendance in basis points. The first wave only.' })
  readonly attendance!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Return on investment in basis points. RESULTS only, null without cost.',
  })
  readonly roi!: number | null;
}

export const toItemResult = (result: ItemResult): ItemResultType => ({
  ...result,
  mean: toUnits(result.mean),
  deviation: toUnits(result.deviation),
});

export function toResults(results: WaveResults): WaveResultsType {
  const id = waveId(results.trainingId, results.waveCode);
  return {
    ...results,
    id: `${id}.results`,
    waveId: id,
    items: results.items.map(toItemResult),
    learningGain: toUnits(results.learningGain),
  };
}
