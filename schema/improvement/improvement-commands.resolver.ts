import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { applyRecommendations } from '../../core/improvement/apply-recommendations';
import { commentOnRecommendation } from '../../core/improvement/comment-on-recommendation';
import { acceptRecommendation, declineRecommendation } from '../../core/improvement/decide-recommendation';
import { proposeRecommendation } from '../../core/improvement/propose-recommendation';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { findingKey } from '../common/node-id';
import { ProgramType, toProgram } from '../training/program.type';
import {
  AcceptRecommendationInput,
  ApplyRecommendationsInput,
  CommentOnRecommendationInput,
  DeclineRecommendationInput,
  ProposeRecommendationInput,
} from './recommendation.input';
import { RecommendationCommentType, RecommendationType, toComment, toRecommendation } from './recommendation.type';

@Resolver()
export class ImprovementCommandsResolver {
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
