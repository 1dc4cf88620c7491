import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { viewLeaderboard } from '../../core/incentive/view-leaderboard';
import type { ConsentPurpose } from '../../core/people/consent';
import { giveConsent } from '../../core/people/give-consent';
import type { Context } from '../common/context';
import { ConsentPurposeEnum } from '../common/enums';
import { LeaderboardType } from './leaderboard.type';

@Resolver()
export class LeaderboardResolver {
  @Query(() => LeaderboardType)
  async leaderboard(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int) year: number,
  ): Promise<LeaderboardType> {
    return viewLeaderboard(deps, actor, programId, year);
  }

  @Mutation(() => Boolean, { description: 'Gives your consent, or withdraws it; answers whether it is given.' })
  async giveConsent(
    @Ctx() { deps, actor }: Context,
    @Arg('purpose', () => ConsentPurposeEnum) purpose: ConsentPurpose,
    @Arg('given', () => Boolean) given: boolean,
  ): Promise<boolean> {
    return (await giveConsent(deps, actor, { purpose, given })).given;
  }
}
