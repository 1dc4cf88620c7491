import fc from 'fast-check';
import type { Answers, GivenAnswers, Instrument } from '../../../core/evaluation/evaluation';
import { separateTexts, validateAnswers } from '../../../core/evaluation/validate-answers';

const text = { id: 'x', en: 'x' };
const instrument: Instrument = {
  kind: 'Instrument',
  programId: 'prg',
  code: 'ALL',
  revision: 1,
  title: text,
  frozen: false,
  origin: { by: 'system', content: 'test' },
  version: 1,
  items: [
    { code: 'likert', text, required: true, type: 'LIKERT' },
    { code: 'cost', text, required: true, type: 'NUMBER', min: 0, max: 1000, integer: true },
    { code: 'rate', text, required: false, type: 'NUMBER', min: 0, max: 100, integer: false },
    {
      code: 'one',
      text,
      required: false,
      type: 'CHOICE',
      multiple: false,
      options: [
        { code: 'a', text },
        { code: 'b', text },
      ],
    },
    {
      code: 'many',
      text,
      required: false,
      type: 'CHOICE',
      multiple: true,
      options: [
        { code: 'a', text },
        { code: 'b', text },
      ],
    },
    { code: 'note', text, required: false, type: 'TEXT' },
  ],
};
const valid: Answers = { likert: 4, cost: 10, rate: 12.5, one: ['a'], many: ['b', 'a'], note: 'baik' };
const problems = (answers: GivenAnswers) =>
  validateAnswers(instrument, answers).map(({ field, code }) => `${field} ${code}`);

describe('validateAnswers', () => {
  it('accepts what fits, with optional items left out', () => {
    expect(problems(valid)).toEqual([]);
    expect(problems({ likert: 1, cost: 0, note: '' })).toEqual([]);
  });

  it('takes lines of text, and nothing that does not print', () => {
    expect(problems({ likert: 1, cost: 0, note: 'satu\ndua\ttiga' })).toEqual([]);
    for (const note of ['a\u0000b', 'a\u202eb']) {
      expect(problems({ likert: 1, cost: 0, note })).toEqual(['answers.note UNPRINTABLE']);
    }
  });

  it('reports every item at once', () => {
    expect(
      problems({ likert: 6, rate: 1.234, one: ['c'], many: ['a', 'a'], note: 'x'.repeat(2001), other: 1 }),
    ).toEqual([
      'answers.likert OUT_OF_RANGE',
      'answers.cost REQUIRED',
      'answers.rate TWO_DECIMALS',
      'answers.one UNKNOWN_OPTION',
      'answers.many UNKNOWN_OPTION',
      'answers.note TOO_LONG',
      'answers.other UNKNOWN_ITEM',
    ]);
  });

  it.each([
    [{ likert: 2.5 }, 'answers.likert NOT_WHOLE'],
    [{ likert: '4' }, 'answers.likert WRONG_TYPE'],
    [{ likert: ['4'] }, 'answers.likert WRONG_TYPE'],
    [{ cost: 1.5 }, 'answers.cost NOT_WHOLE'],
    [{ cost: 1001 }, 'answers.cost OUT_OF_RANGE'],
    [{ cost: Number.NaN }, 'answers.cost WRONG_TYPE'],
    [{ cost: '10' }, 'answers.cost WRONG_TYPE'],
    [{ one: ['a', 'b'] }, 'answers.one WRONG_TYPE'],
    [{ one: 'a' }, 'answers.one WRONG_TYPE'],
    [{ many: 1 }, 'answers.many WRONG_TYPE'],
    [{ note: 3 }, 'answers.note WRONG_TYPE'],
    [{ note: ['a'] }, 'answers.note WRONG_TYPE'],
  ])('refuses %j', (change, problem) => {
    expect(problems({ ...valid, ...(change as Answers) })).toEqual([problem]);
  });

  it('tells an item without one answer together with all the others', () => {
    const manifold = { unclear: 'NOT_EXACTLY_ONE' } as const;
    expect(problems({ likert: { unclear: 'REPEATED' }, cost: 1001, note: manifold, other: manifold })).toEqual([
      'answers.likert REPEATED',
      'answers.cost OUT_OF_RANGE',
      'answers.note NOT_EXACTLY_ONE',
      'answers.other UNKNOWN_ITEM',
    ]);
  });

  it('never throws, whatever it is given', () => {
    const answer = fc.oneof(fc.double(), fc.string(), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), answer), (answers) => Array.isArray(validateAnswers(instrument, answers))),
    );
  });
});

describe('separateTexts', () => {
  it('keeps free text apart and drops what is empty', () => {
    expect(separateTexts(instrument, { ...valid, many: [] })).toEqual({
      answers: { likert: 4, cost: 10, rate: 12.5, one: ['a'] },
      texts: { note: 'baik' },
    });
  });
});
