import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RecommendationStatus } from '../../core/improvement/recommendation';
import {
  listComments,
  listDesigns,
  listFindings,
  listRecommendations,
  viewRecommendation,
} from '../../core/improvement/view-improvement';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { RecommendationStatusEnum } from '../common/enums';
import { toWaveFindings, WaveFindingsConnection, type WaveFindingsType } from './finding.type';
import {
  ProgramDesignType,
  RecommendationCommentConnection,
  type RecommendationCommentType,
  RecommendationConnection,
  RecommendationType,
  toComment,
  toDesign,
  toRecommendation,
} from './recommendation.type';

@Resolver()
export class ImprovementResolver {
  @Query(() => WaveFindingsConnection, { description: 'Of a program’s closed waves, latest first.' })
  async programFindings(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<WaveFindingsType>> {
    return toConnection(await listFindings(deps, actor, { programId, ...page.request }), toWaveFindings(programId));
  }

  @Query(() => RecommendationConnection, { description: 'Latest first; of all statuses, the open ones first.' })
  async recommendations(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('status', () => RecommendationStatusEnum, { nullable: true }) status?: RecommendationStatus | null,
  ): Promise<ConnectionOf<RecommendationType>> {
    const command = { programId, status: status ?? undefined, ...page.request };
    return toConnection(await listRecommendations(deps, actor, command), toRecommendation);
  }

  @Query(() => RecommendationType)
  async recommendation(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('id', () => ID) id: string,
  ): Promise<RecommendationType> {
    return toRecommendation(await viewRecommendation(deps, actor, { programId, id }));
  }

  @Query(() => RecommendationCommentConnection, { description: 'Oldest first.' })
  async recommendationComments(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('id', () => ID) id: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<RecommendationCommentType>> {
    return toConnection(await listComments(deps, actor, { programId, id, ...page.request }), toComment);
  }

  @Query(() => [ProgramDesignType], { description: 'Every version of a program’s design, oldest first.' })
  async programDesigns(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
  ): Promise<readonly ProgramDesignType[]> {
    return (await listDesigns(deps, actor, programId)).map(toDesign);
  }
}
