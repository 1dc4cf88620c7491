import { Field, ID, InputType, Int } from 'type-graphql';
import type { Component, Scheme, Stage } from '../../core/incentive/incentive';
import type { SchemeContent } from '../../core/incentive/scheme-rules';
import { ComponentEnum, StageEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';

@InputType('SchemeWeightInput')
class SchemeWeightInput {
  @Field(() => ComponentEnum)
  readonly component!: Component;

  @Field(() => Int, { description: 'At least 1.' })
  readonly weight!: number;
}

@InputType('TierInput')
class TierInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => Int, { description: 'Lowest score, in basis points.' })
  readonly from!: number;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;
}

@InputType('StageRulesInput')
class StageRulesInput {
  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => [SchemeWeightInput], {
    description: 'COMPLETION: ATTENDANCE and perhaps LEARNING. APPLICATION: BEHAVIOR and perhaps TIMELINESS.',
  })
  readonly weights!: readonly SchemeWeightInput[];

  @Field(() => Int, { nullable: true, description: 'COMPLETION only, in basis points.' })
  readonly attendanceGate?: number | null;

  @Field(() => [TierInput], { description: 'Highest first; none worth more than the one above it.' })
  readonly tiers!: readonly TierInput[];
}

@InputType('BehaviorWeightsInput')
class BehaviorWeightsInput {
  @Field(() => Int)
  readonly self!: number;

  @Field(() => Int)
  readonly supervisor!: number;

  @Field(() => Int)
  readonly peer!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Where subordinates count.' })
  readonly subordinate!: number;
}

@InputType('SchemeVersionInput')
export class SchemeVersionInput {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int, { description: 'A new version is one more than the last.' })
  readonly schemeVersion!: number;

  @Field(() => [StageRulesInput], { description: 'Both stages.' })
  readonly stages!: readonly StageRulesInput[];

  @Field(() => BehaviorWeightsInput)
  readonly behaviorWeights!: BehaviorWeightsInput;

  @Field(() => BehaviorWeightsInput)
  readonly behaviorWeightsWithSubordinates!: BehaviorWeightsInput;

  @Field(() => Int, {
    defaultValue: 3,
    description: 'Peers and subordinates count from so many responses: at least 3.',
  })
  readonly minimumResponses!: number;
}

@InputType('UpdateSchemeVersionInput')
export class UpdateSchemeVersionInput extends SchemeVersionInput {
  @Field(() => Int)
  readonly expectedVersion!: number;
}

@InputType('PublishSchemeInput')
export class PublishSchemeInput {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int)
  readonly schemeVersion!: number;

  @Field(() => Int, { description: 'The `version` of the draft as it was seen.' })
  readonly expectedVersion!: number;
}

export function contentOf(input: SchemeVersionInput): SchemeContent {
  const { self, supervisor, peer } = input.behaviorWeights;
  const others = input.behaviorWeightsWithSubordinates;
  const behavior: Scheme['behavior'] = {
    weights: { SELF: self, SUPERVISOR: supervisor, PEER: peer },
    weightsWithSubordinates: {
      SELF: others.self,
      SUPERVISOR: others.supervisor,
      PEER: others.peer,
      SUBORDINATE: others.subordinate,
    },
    minimumResponses: input.minimumResponses,
  };
  const stages = input.stages.map(({ stage, weights, attendanceGate, tiers }) => ({
    stage,
    weights: weights.map(({ component, weight }) => ({ component, weight })),
    attendanceGate: attendanceGate ?? null,
    tiers: tiers.map(({ name, from, points, amount }) => ({ name, from, points, amount })),
  }));
  return { stages, behavior };
}
