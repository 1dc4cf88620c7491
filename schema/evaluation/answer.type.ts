import { Field, Float, ObjectType } from 'type-graphql';
import type { Answer, Answers } from '../../core/evaluation/evaluation';

@ObjectType('Answer', { simpleResolvers: true, description: 'What you answered to one item.' })
export class AnswerType {
  @Field(() => String, { description: 'Code of the item.' })
  readonly item!: string;

  @Field(() => Float, { nullable: true })
  readonly number!: number | null;

  @Field(() => String, { nullable: true })
  readonly text!: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of options.' })
  readonly choices!: readonly string[] | null;
}

function toAnswer(item: string, answer: Answer): AnswerType {
  return {
    item,
    number: typeof answer === 'number' ? answer : null,
    text: typeof answer === 'string' ? answer : null,
    choices: typeof answer === 'object' ? answer : null,
  };
}

export const toAnswers = (answers: Answers): readonly AnswerType[] =>
  Object.entries(answers).map(([item, answer]) => toAnswer(item, answer));
