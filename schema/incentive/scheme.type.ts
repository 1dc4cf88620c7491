import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Component, Outcome, Scheme, Stage, StageRules, Tier } from '../../core/incentive/incentive';
import type { SchemeDifference, SchemePreview, StagePreview } from '../../core/incentive/preview-scheme';
import { ComponentEnum, OutcomeEnum, StageEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';
import { PersonType, toPerson } from '../people/person.type';

@ObjectType('SchemeWeight', { simpleResolvers: true })
class SchemeWeightType {
  @Field(() => ComponentEnum)
  readonly component!: Component;

  @Field(() => Int)
  readonly weight!: number;
}

@ObjectType('Tier', { simpleResolvers: true })
class TierType implements Tier {
  @Field(() => String)
  readonly name!: string;

  @Field(() => Int, { description: 'Lowest score, in basis points.' })
  readonly from!: number;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;
}

@ObjectType('StageRules', { simpleResolvers: true })
class StageRulesType implements StageRules {
  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => [SchemeWeightType])
  readonly weights!: readonly SchemeWeightType[];

  @Field(() => Int, { nullable: true, description: 'Lowest attendance that passes, in basis points.' })
  readonly attendanceGate!: number | null;

  @Field(() => [TierType], { description: 'Highest first.' })
  readonly tiers!: readonly TierType[];
}

@ObjectType('BehaviorWeights', { simpleResolvers: true, description: 'Weights of rater kinds within BEHAVIOR.' })
class BehaviorWeightsType {
  @Field(() => Int)
  readonly self!: number;

  @Field(() => Int)
  readonly supervisor!: number;

  @Field(() => Int)
  readonly peer!: number;

  @Field(() => Int, { nullable: true })
  readonly subordinate!: number | null;
}

@ObjectType('Scheme', { simpleResolvers: true, description: 'Incentive rules of a program, by version.' })
export class SchemeType {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int)
  readonly schemeVersion!: number;

  @Field(() => [StageRulesType])
  readonly stages!: readonly StageRulesType[];

  @Field(() => BehaviorWeightsType)
  readonly behaviorWeights!: BehaviorWeightsType;

  @Field(() => BehaviorWeightsType, { description: 'Where subordinates count.' })
  readonly behaviorWeightsWithSubordinates!: BehaviorWeightsType;

  @Field(() => Int, { description: 'Peers and subordinates count from so many responses.' })
  readonly minimumResponses!: number;

  @Field(() => Int, { description: 'Of the draft: send it back to edit or publish what you have seen.' })
  readonly version!: number;
}

export function toScheme(scheme: Scheme): SchemeType {
  const { weights, weightsWithSubordinates, minimumResponses } = scheme.behavior;
  return {
    ...scheme,
    behaviorWeights: { self: weights.SELF, supervisor: weights.SUPERVISOR, peer: weights.PEER, subordinate: null },
    behaviorWeightsWithSubordinates: {
      self: weightsWithSubordinates.SELF,
      supervisor: weightsWithSubordinates.SUPERVISOR,
      peer: weightsWithSubordinates.PEER,
      subordinate: weightsWithSubordinates.SUBORDINATE,
    },
    minimumResponses,
  };
}

@ObjectType('TierCount', { simpleResolvers: true })
class TierCountType {
  @Field(() => String)
  readonly tier!: string;

  @Field(() => Int)
  readonly people!: number;
}

@ObjectType('StagePreview', { simpleResolvers: true })
class StagePreviewType implements StagePreview {
  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => Int, {
    description:
      'Whose outcome was computed; of stage APPLICATION, who completed where raters were weighed as in this scheme.',
  })
  readonly people!: number;

  @Field(() => [TierCountType], { description: 'Highest first; the rest would have got nothing.' })
  readonly tiers!: readonly TierCountType[];

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;

  @Field(() => Int, { description: 'What the same people have now.' })
  readonly pointsBefore!: number;

  @Field(() => RupiahScalar)
  readonly amountBefore!: number;
}

@ObjectType('SchemeWorth', { simpleResolvers: true })
class SchemeWorthType {
  @Field(() => OutcomeEnum)
  readonly outcome!: Outcome;

  @Field(() => Int, { nullable: true })
  readonly score!: number | null;

  @Field(() => String, { nullable: true })
  readonly tier!: string | null;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;
}

@ObjectType('SchemeDifference', { simpleResolvers: true, description: 'Somebody who would have another award.' })
class SchemeDifferenceType {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => SchemeWorthType, { nullable: true, description: 'Null where there is no award.' })
  readonly before!: SchemeWorthType | null;

  @Field(() => SchemeWorthType)
  readonly after!: SchemeWorthType;
}

@ObjectType('SchemePreview', { simpleResolvers: true, description: 'What a scheme would have awarded.' })
export class SchemePreviewType {
  @Field(() => [StagePreviewType])
  readonly stages!: readonly StagePreviewType[];

  @Field(() => Int, { description: 'How many would have another award of stage COMPLETION.' })
  readonly differing!: number;

  @Field(() => [SchemeDifferenceType], { description: 'The first hundred of them.' })
  readonly differences!: readonly SchemeDifferenceType[];
}

const toDifference = ({ personId, ...difference }: SchemeDifference): SchemeDifferenceType => ({
  ...difference,
  person: toPerson(personId, { standing: { personId } }),
});

export const toSchemePreview = (preview: SchemePreview): SchemePreviewType => ({
  ...preview,
  differences: preview.differences.map(toDifference),
});
