import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listSchemes } from '../../core/incentive/view-schemes';
import type { Context } from '../common/context';
import { SchemeType, toScheme } from './scheme.type';

@Resolver()
export class SchemeResolver {
  @Query(() => [SchemeType], {
    description: 'Every version of a program’s scheme, oldest first; `schemeVersion` of the program is in force.',
  })
  async schemes(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
  ): Promise<readonly SchemeType[]> {
    return (await listSchemes(deps, actor, programId)).map(toScheme);
  }
}
