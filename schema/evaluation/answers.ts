import type { Answer, GivenAnswers, Unclear } from '../../core/evaluation/evaluation';
import type { AnswerInput } from './response.input';

function answerOf({ number, choice, choices, text }: AnswerInput): Answer | Unclear {
  const chosen = choice == null ? null : [choice];
  const [answer, ...more] = [number, chosen, choices, text].filter((value) => value != null);
  return answer === undefined || more.length > 0 ? { unclear: 'NOT_EXACTLY_ONE' } : answer;
}

/** Answers by item, as the core takes them; whether they fit the instrument is decided there. */
export function answersOf(inputs: readonly AnswerInput[]): GivenAnswers {
  const answers = new Map<string, Answer | Unclear>();
  for (const input of inputs) {
    answers.set(input.item, answers.has(input.item) ? { unclear: 'REPEATED' } : answerOf(input));
  }
  // Whatever an item is called, `__proto__` included, it becomes a field.
  return Object.fromEntries(answers);
}
