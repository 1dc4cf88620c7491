import { Field, Int, ObjectType } from 'type-graphql';
import type { DraftView } from '../../core/evaluation/draft';
import type { Instant } from '../../core/time';
import { InstantScalar } from '../common/scalars';
import { AnswerType, toAnswers } from './answer.type';

@ObjectType('TaskDraft', { simpleResolvers: true, description: 'Answers that you have begun to give.' })
export class DraftType {
  @Field(() => [AnswerType])
  readonly answers!: readonly AnswerType[];

  @Field(() => InstantScalar)
  readonly savedAt!: Instant;

  @Field(() => Int)
  readonly version!: number;
}

export const toDraft = ({ answers, ...draft }: DraftView): DraftType => ({ ...draft, answers: toAnswers(answers) });
