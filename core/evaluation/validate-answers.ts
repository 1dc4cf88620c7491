import { DomainError, type FieldProblem } from '../errors';
import { isBlank, isPrintablePassage } from '../text';
import { type Answer, type Answers, type GivenAnswers, type Instrument, type Item, isUnclear } from './evaluation';

const LONGEST_TEXT = 2000;

type ItemProblem = Omit<FieldProblem, 'field'>;

function isEmpty(answer: Answer): boolean {
  return (typeof answer === 'string' && isBlank(answer)) || (Array.isArray(answer) && answer.length === 0);
}

/** At most two decimals, judged by the decimal text: 0.1 + 0.2 has more. */
const hasTwoDecimals = (value: number): boolean => /^-?\d+(\.\d{1,2})?$/.test(String(value));

const WRONG_TYPE = { code: 'WRONG_TYPE' } as const satisfies ItemProblem;

function problemOf(item: Item, answer: Answer): ItemProblem | undefined {
  switch (item.type) {
    case 'LIKERT':
      return problemOfNumber(answer, { min: 1, max: 5, integer: true });
    case 'NUMBER':
      return problemOfNumber(answer, item);
    case 'CHOICE': {
      if (typeof answer !== 'object' || (!item.multiple && answer.length > 1)) return WRONG_TYPE;
      const known = new Set(item.options.map(({ code }) => code));
      return answer.every((code) => known.has(code)) && new Set(answer).size === answer.length
        ? undefined
        : { code: 'UNKNOWN_OPTION' };
    }
    case 'TEXT':
      if (typeof answer !== 'string') return WRONG_TYPE;
      if (answer.length > LONGEST_TEXT) return { code: 'TOO_LONG', details: { max: LONGEST_TEXT } };
      return isPrintablePassage(answer) ? undefined : { code: 'UNPRINTABLE' };
  }
}

function problemOfNumber(
  answer: Answer,
  { min, max, integer }: { readonly min: number; readonly max: number; readonly integer: boolean },
): ItemProblem | undefined {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return WRONG_TYPE;
  if (integer && !Number.isSafeInteger(answer)) return { code: 'NOT_WHOLE' };
  if (!hasTwoDecimals(answer)) return { code: 'TWO_DECIMALS' };
  return answer >= min && answer <= max ? undefined : { code: 'OUT_OF_RANGE', details: { min, max } };
}

/** Everything that is wrong with the answers, item by item; empty when they are valid against the instrument. */
export function validateAnswers(instrument: Instrument, answers: GivenAnswers): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const note = (item: string, problem: ItemProblem): void => {
    problems.push({ field: `answers.${item}`, ...problem } as FieldProblem);
  };
  for (const item of instrument.items) {
    const answer = Object.hasOwn(answers, item.code) ? answers[item.code] : undefined;
    if (answer !== undefined && isUnclear(answer)) {
      note(item.code, { code: answer.unclear });
      continue;
    }
    if (answer === undefined || isEmpty(answer)) {
      if (item.required) note(item.code, { code: 'REQUIRED' });
      continue;
    }
    const problem = problemOf(item, answer);
    if (problem !== undefined) note(item.code, problem);
  }
  const known = new Set(instrument.items.map(({ code }) => code));
  for (const code of Object.keys(answers)) if (!known.has(code)) note(code, { code: 'UNKNOWN_ITEM' });
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
