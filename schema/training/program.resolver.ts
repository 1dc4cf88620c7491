import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listPrograms } from '../../core/training/list-programs';
import { viewProgram } from '../../core/training/view-program';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
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
}
