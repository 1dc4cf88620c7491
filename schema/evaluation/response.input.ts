import { Field, Float, ID, InputType } from 'type-graphql';
import { DomainError } from '../../core/errors';
import type { Answer, Answers } from '../../core/evaluation/evaluation';

@InputType('AnswerInput', {
  description: 'One item’s answer: exactly one of `number`, `choice`, `choices` and `text`.',
})
export class AnswerInput {
  @Field(() => String, { description: 'Code of the item.' })
  readonly item!: string;

  @Field(() => Float, { nullable: true })
  readonly number?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of an option.' })
  readonly choice?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of options.' })
  readonly choices?: readonly string[] | null;

  @Field(() => String, { nullable: true })
  readonly text?: string | null;
}

@InputType('SubmitResponseInput')
export class SubmitResponseInput {
  @Field(() => ID)
  readonly taskId!: string;

  @Field(() => [AnswerInput], { description: 'Items without an answer are left out.' })
  readonly answers!: readonly AnswerInput[];
}

function answerOf({ number, choice, choices, text }: AnswerInput): Answer | undefined {
  const given = [number, choice, choices, text].filter((value) => value != null);
  return given.length === 1 ? given[0] : undefined;
}

/**
 * Answers by item, as the core takes them; whether they fit the instrument is decided there.
 * @throws DomainError ANSWERS_INVALID for an item that comes twice, or with none or several answers
 */
export function answersOf(inputs: readonly AnswerInput[]): Answers {
  const answers: Record<string, Answer> = {};
  const problems: { field: string; code: string }[] = [];
  for (const input of inputs) {
    const answer = answerOf(input);
    if (answer === undefined || Object.hasOwn(answers, input.item)) {
      problems.push({ field: `answers.${input.item}`, code: 'WRONG_TYPE' });
    } else {
      answers[input.item] = answer;
    }
  }
  if (problems.length > 0) throw new DomainError('ANSWERS_INVALID', problems);
  return answers;
}
