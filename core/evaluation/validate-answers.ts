import { DomainError, type FieldProblem } from '../errors';
import type { Answer, Answers, GivenAnswers, Instrument, Item } from './evaluation';

const LONGEST_TEXT = 2000;

/** Item errors, as the codes of problems at `answers.<item>`. */
export type ItemProblem = 'REQUIRED' | 'UNKNOWN_ITEM' | 'WRONG_TYPE' | 'OUT_OF_RANGE' | 'UNKNOWN_OPTION' | 'TOO_LONG';

function isEmpty(answer: Answer | null): boolean {
  return (typeof answer === 'string' && answer.trim() === '') || (Array.isArray(answer) && answer.length === 0);
}

/** At most two decimals, judged by the decimal text: 0.1 + 0.2 has more. */
const hasTwoDecimals = (value: number): boolean => /^-?\d+(\.\d{1,2})?$/.test(String(value));

function problemOf(item: Item, answer: Answer): ItemProblem | undefined {
  switch (item.type) {
    case 'LIKERT':
      if (typeof answer !== 'number') return 'WRONG_TYPE';
      return Number.isInteger(answer) && answer >= 1 && answer <= 5 ? undefined : 'OUT_OF_RANGE';
    case 'NUMBER':
      if (typeof answer !== 'number') return 'WRONG_TYPE';
      if (item.integer ? !Number.isSafeInteger(answer) : !hasTwoDecimals(answer)) return 'WRONG_TYPE';
      return answer >= item.min && answer <= item.max ? undefined : 'OUT_OF_RANGE';
    case 'CHOICE': {
      const chosen = typeof answer === 'string' ? [answer] : answer;
      if (typeof chosen === 'number' || (!item.multiple && chosen.length > 1)) return 'WRONG_TYPE';
      const known = new Set(item.options.map(({ code }) => code));
      return chosen.every((code) => known.has(code)) && new Set(chosen).size === chosen.length
        ? undefined
        : 'UNKNOWN_OPTION';
    }
    case 'TEXT':
      if (typeof answer !== 'string') return 'WRONG_TYPE';
      return answer.length <= LONGEST_TEXT ? undefined : 'TOO_LONG';
  }
}

/** Everything that is wrong with the answers, item by item; empty when they are valid against the instrument. */
export function validateAnswers(instrument: Instrument, answers: GivenAnswers): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const note = (item: string, code: ItemProblem): void => {
    problems.push({ field: `answers.${item}`, code });
  };
  for (const item of instrument.items) {
    const answer = Object.hasOwn(answers, item.code) ? answers[item.code] : undefined;
    if (answer === undefined || isEmpty(answer)) {
      if (item.required) note(item.code, 'REQUIRED');
      continue;
    }
    const problem = answer === null ? 'WRONG_TYPE' : problemOf(item, answer);
    if (problem !== undefined) note(item.code, problem);
  }
  const known = new Set(instrument.items.map(({ code }) => code));
  for (const code of Object.keys(answers)) if (!known.has(code)) note(code, 'UNKNOWN_ITEM');
  return problems;
}

/**
 * Answers that are valid against the instrument; a draft's need not be complete.
 * @throws DomainError ANSWERS_INVALID with every item error
 */
export function requireValid(instrument: Instrument, given: GivenAnswers, of?: 'draft'): asserts given is Answers {
  const problems = validateAnswers(instrument, given).filter(({ code }) => of !== 'draft' || code !== 'REQUIRED');
  if (problems.length > 0) throw new DomainError('ANSWERS_INVALID', problems);
}

/** Valid answers, apart: free text, which is encrypted, and everything else. Empty answers are left out. */
export function separateTexts(
  instrument: Instrument,
  answers: Answers,
): { answers: Answers; texts: { [item: string]: string } } {
  const plain: { [item: string]: Answer } = {};
  const texts: { [item: string]: string } = {};
  for (const { code, type } of instrument.items) {
    const answer = Object.hasOwn(answers, code) ? answers[code] : undefined;
    if (answer === undefined || isEmpty(answer)) continue;
    if (type === 'TEXT') texts[code] = String(answer);
    else plain[code] = answer;
  }
  return { answers: plain, texts };
}
