import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { ItemResult, Level, RaterKind, WaveResults } from '../../core/evaluation/evaluation';
import type { Finding, FindingRule } from '../../core/improvement/findings';
import type { FindingKey } from '../../core/improvement/recommendation';
import type { Instant } from '../../core/time';
import { FindingRuleEnum, LevelEnum, RaterKindEnum } from '../common/enums';
import { findingId, waveId } from '../common/node-id';
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

@ObjectType('Finding', { simpleResolvers: true, description: 'A figure below the threshold of the plan.' })
export class FindingType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => FindingRuleEnum)
  readonly rule!: FindingRule;

  @Field(() => RaterKindEnum, { nullable: true, description: 'RESPONSE_RATE and ITEM_MEAN.' })
  readonly raterKind!: RaterKind | null;

  @Field(() => String, { nullable: true, description: 'Code of the item; ITEM_MEAN.' })
  readonly item!: string | null;

  @Field(() => Float, {
    description: 'Of an item 1 to 5, of a gain points of the test, of everything else basis points.',
  })
  readonly value!: number;

  @Field(() => Float, { description: 'In the unit of `value`.' })
  readonly threshold!: number;

  @Field(() => Int, { nullable: true, description: 'Tasks or responses behind it.' })
  readonly n!: number | null;
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

  @Field(() => [FindingType])
  readonly findings!: readonly FindingType[];
}

export const toItemResult = (result: ItemResult): ItemResultType => ({
  ...result,
  mean: toUnits(result.mean),
  deviation: toUnits(result.deviation),
});

/** A figure of a rule as the API tells it. */
export function inUnitOf({ rule }: Pick<Finding, 'rule'>, figure: number): number {
  return rule === 'ITEM_MEAN' || rule === 'LEARNING_GAIN' ? figure / 100 : figure;
}

export function toFinding(finding: FindingKey & Finding): FindingType {
  const { value, threshold } = finding;
  return {
    ...finding,
    id: findingId(finding),
    value: inUnitOf(finding, value),
    threshold: inUnitOf(finding, threshold),
  };
}

export function toResults(results: WaveResults): WaveResultsType {
  const { trainingId, waveCode } = results;
  const id = waveId(trainingId, waveCode);
  return {
    ...results,
    id: `${id}.results`,
    waveId: id,
    items: results.items.map(toItemResult),
    learningGain: toUnits(results.learningGain),
    findings: results.findings.map((finding) => toFinding({ ...finding, trainingId, waveCode })),
  };
}
