import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { createProgram } from '../../core/training/create-program';
import { updateProgram } from '../../core/training/update-program';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { CreateProgramInput, UpdateProgramInput } from './program.input';
import { ProgramType, toProgram } from './program.type';

@Resolver()
export class ProgramCommandsResolver {
  @Mutation(() => ProgramType, { description: 'With the default evaluation plan and the default incentive scheme.' })
  async createProgram(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CreateProgramInput) input: CreateProgramInput,
  ): Promise<ProgramType> {
    return toProgram(await createProgram(deps, actor, commandOf(input)));
  }

  @Mutation(() => ProgramType)
  async updateProgram(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdateProgramInput) input: UpdateProgramInput,
  ): Promise<ProgramType> {
    return toProgram(await updateProgram(deps, actor, commandOf(input)));
  }
}
