import { DomainError } from '../../core/errors';
import type { Answer, Answers } from '../../core/evaluation/evaluation';
import type { AnswerInput } from './response.input';

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
