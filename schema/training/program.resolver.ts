import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { createProgram } from '../../core/training/create-program';
import { listPrograms } from '../../core/training/list-programs';
import { updateProgram } from '../../core/training/update-program';
import { viewProgram } from '../../core/training/view-program';
import { commandOf } from '../common/command';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { CreateProgramInput, UpdateProgramInput } from './program.input';
import { ProgramType, toProgram } from './program.type';

const ProgramConnection = connectionType('Program', () => ProgramType);

@Resolver()
export class ProgramResolver {
  @Query(() => ProgramConnection, { description: 'By name.' })
  async programs(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<ProgramType>> {
    return toConnection(await listPrograms(deps, actor, page.request), toProgram);
  }

  @Query(() => ProgramType)
  async program(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<ProgramType> {
    return toProgram(await viewProgram(deps, actor, id));
  }

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
