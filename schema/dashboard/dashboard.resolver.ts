import { Ctx, Query, Resolver } from 'type-graphql';
import { myDashboard } from '../../core/people/my-dashboard';
import type { Context } from '../common/context';
import { DashboardType, toDashboard } from './dashboard.type';

@Resolver()
export class DashboardResolver {
  @Query(() => DashboardType)
  async myDashboard(@Ctx() { deps, actor }: Context): Promise<DashboardType> {
    return toDashboard(await myDashboard(deps, actor));
  }
}
