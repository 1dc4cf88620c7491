import { Field, ID, InputType, Int } from 'type-graphql';
import type { CreateProgram } from '../../core/training/create-program';
import type { ObjectiveKind } from '../../core/training/training';
import type { UpdateProgram } from '../../core/training/update-program';
import { ObjectiveKindEnum } from '../common/enums';

@InputType('ObjectiveInput')
export class ObjectiveInput {
  @Field(() => ObjectiveKindEnum)
  readonly kind!: ObjectiveKind;

  @Field(() => String)
  readonly text!: string;

  @Field(() => String)
  readonly textEn!: string;
}

@InputType('CreateProgramInput')
export class CreateProgramInput implements CreateProgram {
  @Field(() => ID, {
    nullable: true,
    description: 'Your own, so that the same request may be sent again: `prg_<ULID>`.',
  })
  readonly id?: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly nameEn!: string;

  @Field(() => [ObjectiveInput], { description: '1 to 20.' })
  readonly objectives!: readonly ObjectiveInput[];
}

@InputType('UpdateProgramInput', { description: 'What is left out stays.' })
export class UpdateProgramInput implements UpdateProgram {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true })
  readonly name?: string;

  @Field(() => String, { nullable: true })
  readonly nameEn?: string;

  @Field(() => [ObjectiveInput], { nullable: true, description: 'New objectives are a new design.' })
  readonly objectives?: readonly ObjectiveInput[];
}
