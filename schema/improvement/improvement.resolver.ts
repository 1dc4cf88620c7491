import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { applyRecommendations } from '../../core/improvement/apply-recommendations';
import { commentOnRecommendation } from '../../core/improvement/comment-on-recommendation';
import { acceptRecommendation, declineRecommendation } from '../../core/improvement/decide-recommendation';
import { proposeRecommendation } from '../../core/improvement/propose-recommendation';
import type { RecommendationStatus } from '../../core/improvement/recommendation';
import {
  listComments,
  listDesigns,
  listFindings,
  listRecommendations,
  viewRecommendation,
} from '../../core/improvement/view-improvement';
import { commandOf } from '../common/command';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { RecommendationStatusEnum } from '../common/enums';
import { findingKey } from '../common/node-id';
import { ProgramType, toProgram } from '../training/program.type';
import { toWaveFindings, WaveFindingsConnection, type WaveFindingsType } from './finding.type';
import {
  AcceptRecommendationInput,
  ApplyRecommendationsInput,
  CommentOnRecommendationInput,
  DeclineRecommendationInput,
  ProposeRecommendationInput,
} from './recommendation.input';
import {
  ProgramDesignType,
  RecommendationCommentConnection,
  RecommendationCommentType,
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

  @Mutation(() => RecommendationType, { description: 'By the province, or by a partner that serves the program.' })
  async proposeRecommendation(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => ProposeRecommendationInput) { findings, ...input }: ProposeRecommendationInput,
  ): Promise<RecommendationType> {
    const keys = findings.map((id, i) => findingKey(id, `findings.${i}`));
    return toRecommendation(await proposeRecommendation(deps, actor, { ...commandOf(input), findings: keys }));
  }

  @Mutation(() => RecommendationCommentType, { description: 'What was said stays.' })
  async commentOnRecommendation(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CommentOnRecommendationInput) input: CommentOnRecommendationInput,
  ): Promise<RecommendationCommentType> {
    return toComment(await commentOnRecommendation(deps, actor, commandOf(input)));
  }

  @Mutation(() => RecommendationType)
  async acceptRecommendation(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => AcceptRecommendationInput) input: AcceptRecommendationInput,
  ): Promise<RecommendationType> {
    return toRecommendation(await acceptRecommendation(deps, actor, input));
  }

  @Mutation(() => RecommendationType, { description: 'What is open or accepted, not what is applied.' })
  async declineRecommendation(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => DeclineRecommendationInput) input: DeclineRecommendationInput,
  ): Promise<RecommendationType> {
    return toRecommendation(await declineRecommendation(deps, actor, input));
  }

  @Mutation(() => ProgramType, {
    description: 'Makes the next design, which contains them: trainings that open from now on are held under it.',
  })
  async applyRecommendations(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => ApplyRecommendationsInput) input: ApplyRecommendationsInput,
  ): Promise<ProgramType> {
    return toProgram(await applyRecommendations(deps, actor, commandOf(input)));
  }
}
