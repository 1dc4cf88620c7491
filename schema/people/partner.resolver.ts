import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listPartners } from '../../core/people/list-partners';
import { viewPartner } from '../../core/people/view-partner';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { PartnerType, toPartner } from './partner.type';

const PartnerConnection = connectionType('Partner', () => PartnerType);

@Resolver()
export class PartnerResolver {
  @Query(() => PartnerConnection, { description: 'By name.' })
  async partners(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<PartnerType>> {
    return toConnection(await listPartners(deps, actor, page.request), toPartner);
  }

  @Query(() => PartnerType)
  async partner(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<PartnerType> {
    return toPartner(await viewPartner(deps, actor, id));
  }
}
