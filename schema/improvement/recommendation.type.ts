import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Role } from '../../core/access';
import type {
  Author,
  Recommendation,
  RecommendationComment,
  RecommendationStatus,
} from '../../core/improvement/recommendation';
import type { DesignView } from '../../core/improvement/view-improvement';
import type { Language } from '../../core/messages';
import type { Instant } from '../../core/time';
import { connectionType } from '../common/connection';
import { LanguageEnum, RecommendationStatusEnum, RoleEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { InstantScalar } from '../common/scalars';
import { PartnerType, toPartner } from '../people/partner.type';
import { ObjectiveType } from '../training/program.type';
import { ProgramFindingType, toProgramFinding } from './finding.type';

@ObjectType('Author', { simpleResolvers: true })
class AuthorType {
  @Field(() => ID, { description: 'As the trail names them.' })
  readonly by!: string;

  @Field(() => RoleEnum)
  readonly role!: Role;

  @Field(() => PartnerType, { nullable: true, description: 'Null for an administrator.' })
  @LazyValue
  readonly partner!: Lazy<PartnerType> | null;
}

@ObjectType('Recommendation', {
  simpleResolvers: true,
  description: 'What a program should change, and the findings that it answers.',
})
export class RecommendationType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly programId!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly text!: string;

  @Field(() => LanguageEnum, { description: 'Of title and text.' })
  readonly language!: Language;

  @Field(() => RecommendationStatusEnum)
  readonly status!: RecommendationStatus;

  @Field(() => [ProgramFindingType], { description: 'Their `outcome` counts from the design that contains it.' })
  readonly findings!: readonly ProgramFindingType[];

  @Field(() => AuthorType)
  readonly author!: AuthorType;

  @Field(() => InstantScalar)
  readonly proposedAt!: Instant;

  @Field(() => ID, { nullable: true })
  readonly decidedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When its status changed last.' })
  readonly decidedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  readonly reason!: string | null;

  @Field(() => Int, { nullable: true, description: 'The design that contains it.' })
  readonly designVersion!: number | null;

  @Field(() => Int)
  readonly version!: number;
}

export const RecommendationConnection = connectionType('Recommendation', () => RecommendationType);

@ObjectType('RecommendationComment', { simpleResolvers: true })
export class RecommendationCommentType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly text!: string;

  @Field(() => LanguageEnum)
  readonly language!: Language;

  @Field(() => AuthorType)
  readonly author!: AuthorType;

  @Field(() => InstantScalar)
  readonly at!: Instant;
}

export const RecommendationCommentConnection = connectionType('RecommendationComment', () => RecommendationCommentType);

@ObjectType('DesignSummary', { simpleResolvers: true })
class DesignSummaryType {
  @Field(() => String)
  readonly text!: string;

  @Field(() => LanguageEnum)
  readonly language!: Language;
}

@ObjectType('ProgramDesign', { simpleResolvers: true, description: 'A version of a program’s design.' })
export class ProgramDesignType {
  @Field(() => Int)
  readonly designVersion!: number;

  @Field(() => [ObjectiveType])
  readonly objectives!: readonly ObjectiveType[];

  @Field(() => Int, { description: 'Of the evaluation plan when the design was made.' })
  readonly planVersion!: number;

  @Field(() => Int, { description: 'Of the incentive scheme when the design was made.' })
  readonly schemeVersion!: number;

  @Field(() => DesignSummaryType, { nullable: true, description: 'What is different; null where nobody said.' })
  readonly summary!: DesignSummaryType | null;

  @Field(() => [RecommendationType], { description: 'Those that it contains.' })
  readonly recommendations!: readonly RecommendationType[];

  @Field(() => InstantScalar)
  readonly at!: Instant;
}

function toAuthor({ partnerId, ...author }: Author): AuthorType {
  return { ...author, partner: partnerId === null ? null : reference(({ partner }) => partner, partnerId, toPartner) };
}

export function toRecommendation(recommendation: Recommendation): RecommendationType {
  const { programId, findings, author, designVersion } = recommendation;
  return {
    ...recommendation,
    author: toAuthor(author),
    findings: findings.map((finding) => toProgramFinding(programId, finding, designVersion ?? undefined)),
  };
}

export function toComment(comment: RecommendationComment): RecommendationCommentType {
  return { ...comment, author: toAuthor(comment.author) };
}

export function toDesign({ design, recommendations }: DesignView): ProgramDesignType {
  return { ...design, recommendations: recommendations.map(toRecommendation) };
}
