import { Field, ID, InputType, Int } from 'type-graphql';
import type { ApplyRecommendations } from '../../core/improvement/apply-recommendations';
import type { CommentOnRecommendation } from '../../core/improvement/comment-on-recommendation';
import type { AcceptRecommendation, DeclineRecommendation } from '../../core/improvement/decide-recommendation';
import type { ProposeRecommendation } from '../../core/improvement/propose-recommendation';
import type { Written } from '../../core/improvement/recommendation';
import type { Language } from '../../core/messages';
import { LanguageEnum } from '../common/enums';
import { ObjectiveInput } from '../training/program.input';

@InputType('WrittenInput')
class WrittenInput implements Written {
  @Field(() => String, { description: 'Up to 2,000 characters; no names of people.' })
  readonly text!: string;

  @Field(() => LanguageEnum)
  readonly language!: Language;
}

@InputType('ProposeRecommendationInput')
export class ProposeRecommendationInput extends WrittenInput implements Omit<ProposeRecommendation, 'findings'> {
  @Field(() => ID, { nullable: true, description: 'Your own: `rec_<ULID>`.' })
  readonly id?: string;

  @Field(() => ID)
  readonly programId!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => [ID], { description: 'Ids of the 1 to 10 findings that it answers.' })
  readonly findings!: readonly string[];
}

@InputType('CommentOnRecommendationInput')
export class CommentOnRecommendationInput extends WrittenInput implements CommentOnRecommendation {
  @Field(() => ID, { nullable: true, description: 'Your own: `cmt_<ULID>`.' })
  readonly id?: string;

  @Field(() => ID)
  readonly programId!: string;

  @Field(() => ID)
  readonly recommendationId!: string;
}

@InputType('AcceptRecommendationInput')
export class AcceptRecommendationInput implements AcceptRecommendation {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly expectedVersion!: number;
}

@InputType('DeclineRecommendationInput')
export class DeclineRecommendationInput extends AcceptRecommendationInput implements DeclineRecommendation {
  @Field(() => String)
  readonly reason!: string;
}

@InputType('ApplyRecommendationsInput')
export class ApplyRecommendationsInput implements ApplyRecommendations {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int, { description: 'Of the program.' })
  readonly expectedVersion!: number;

  @Field(() => [ID], { description: '1 to 20 that are accepted.' })
  readonly recommendations!: readonly string[];

  @Field(() => WrittenInput, { description: 'What is different.' })
  readonly summary!: WrittenInput;

  @Field(() => [ObjectiveInput], { nullable: true, description: 'As they were, when left out.' })
  readonly objectives?: readonly ObjectiveInput[];
}
