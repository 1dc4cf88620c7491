import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { listAgencies } from '../../core/people/list-agencies';
import { registerAgency } from '../../core/people/register-agency';
import { viewAgency } from '../../core/people/view-agency';
import { commandOf } from '../common/command';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { RegisterAgencyInput } from './agency.input';
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

  @Mutation(() => AgencyType)
  async registerAgency(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RegisterAgencyInput) input: RegisterAgencyInput,
  ): Promise<AgencyType> {
    return toAgency(await registerAgency(deps, actor, commandOf(input)));
  }
}
