import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { listAwardBatches, viewAwardBatch } from '../../core/incentive/view-batches';
import { listRecoveries } from '../../core/incentive/view-budgets';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { AwardBatchConnection, AwardBatchType, toBatch } from './batch.type';
import { RecoveryConnection, type RecoveryType, toRecovery } from './settlement.type';

@Resolver()
export class ApprovalResolver {
  @Query(() => AwardBatchType)
  async awardBatch(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<AwardBatchType> {
    return toBatch(await viewAwardBatch(deps, actor, id));
  }

  @Query(() => AwardBatchConnection, { description: 'Of a program, latest first.' })
  async awardBatches(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<AwardBatchType>> {
    return toConnection(await listAwardBatches(deps, actor, { programId, ...page.request }), toBatch);
  }

  @Query(() => RecoveryConnection, { description: 'Paid money of a budget that corrections took back.' })
  async recoveries(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int) year: number,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<RecoveryType>> {
    return toConnection(await listRecoveries(deps, actor, { programId, year, ...page.request }), toRecovery);
  }
}
