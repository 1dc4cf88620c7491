import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ObjectiveKind, Program } from '../../core/training/training';
import { ObjectiveKindEnum } from '../common/enums';

@ObjectType('Objective', { simpleResolvers: true, description: 'What somebody can or knows after a training.' })
export class ObjectiveType {
  @Field(() => ObjectiveKindEnum)
  readonly kind!: ObjectiveKind;

  @Field(() => String)
  readonly text!: string;

  @Field(() => String)
  readonly textEn!: string;
}

@ObjectType('Program', { simpleResolvers: true, description: 'A permanent line of trainings.' })
export class ProgramType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly nameEn!: string;

  @Field(() => [ObjectiveType])
  readonly objectives!: readonly ObjectiveType[];

  @Field(() => Int, { description: 'Raised with every new design; a training keeps the one of its publishing.' })
  readonly designVersion!: number;

  @Field(() => Int, { description: 'Of the evaluation plan.' })
  readonly planVersion!: number;

  @Field(() => Int, { description: 'Of the incentive scheme.' })
  readonly schemeVersion!: number;

  @Field(() => Int)
  readonly version!: number;
}

export const toProgram = (program: Program): ProgramType => program;
