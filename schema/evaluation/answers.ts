import type { Answer, GivenAnswers } from '../../core/evaluation/evaluation';
import type { AnswerInput } from './response.input';

function answerOf({ number, choice, choices, text }: AnswerInput): Answer | null {
  const [answer, ...more] = [number, choice, choices, text].filter((value) => value != null);
  return answer === undefined || more.length > 0 ? null : answer;
}

/** Answers by item, as the core takes them; whether they fit the instrument is decided there. */
export function answersOf(inputs: readonly AnswerInput[]): GivenAnswers {
  const answers = new Map<string, Answer | null>();
  for (const input of inputs) answers.set(input.item, answers.has(input.item) ? null : answerOf(input));
  // Whatever an item is called, `__proto__` included, it becomes a field.
  return Object.fromEntries(answers);
}
