import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listAgencies } from '../../core/people/list-agencies';
import { viewAgency } from '../../core/people/view-agency';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { AgencyType, toAgency } from './agency.type';

const AgencyConnection = connectionType('Agency', () => AgencyType);

@Resolver()
export class AgencyResolver {
  @Query(() => AgencyConnection, { description: 'By name.' })
  async agencies(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<AgencyType>> {
    return toConnection(await listAgencies(deps, actor, page.request), toAgency);
  }

  @Query(() => AgencyType)
  async agency(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<AgencyType> {
    return toAgency(await viewAgency(deps, actor, id));
  }
}
