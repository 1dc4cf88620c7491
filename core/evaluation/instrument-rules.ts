import type { Problems } from '../problems';
import type { Instrument, Item, Text } from './evaluation';

/** What an administrator writes of an instrument. */
export type InstrumentContent = Pick<Instrument, 'title' | 'items'>;

const MOST_ITEMS = 60;
const MOST_OPTIONS = 20;
/** Numbers are summed, and their squares, in hundredths. */
const LARGEST_NUMBER = 1_000_000_000_000;

const INSTRUMENT_CODE = /^[A-Z][A-Z0-9_]{0,29}$/;
const ITEM_CODE = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** Names that every object has would be found among the answers though nobody gave them. */
const isItemCode = (code: string): boolean => ITEM_CODE.test(code) && !(code in {});

function checkText(problems: Problems, { id, en }: Text, field: string, max: number): void {
  problems.passage(id, `${field}.indonesian`, max).passage(en, `${field}.english`, max);
}

export function checkInstrumentCode(problems: Problems, code: string, field = 'code'): Problems {
  return problems.when(!INSTRUMENT_CODE.test(code), field, 'MALFORMED_CODE');
}

/** Notes everything that is wrong with a questionnaire. */
export function checkInstrument(problems: Problems, { title, items }: InstrumentContent): Problems {
  checkText(problems, title, 'title', 200);
  problems.size(items, 'items', 1, MOST_ITEMS);
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    const field = `items.${i}`;
    problems.when(!isItemCode(item.code), `${field}.code`, 'MALFORMED_CODE');
    problems.when(seen.has(item.code), `${field}.code`, 'DUPLICATE');
    seen.add(item.code);
    checkText(problems, item.text, `${field}.text`, 500);
    checkItem(problems, item, field);
  }
  return problems;
}

function checkItem(problems: Problems, item: Item, field: string): void {
  if (item.type === 'NUMBER') checkNumber(problems, item, field);
  if (item.type === 'CHOICE') checkOptions(problems, item.options, `${field}.options`);
}

function checkNumber(problems: Problems, item: Extract<Item, { type: 'NUMBER' }>, field: string): void {
  const { min, max, integer, money } = item;
  const lowest = money === undefined ? -LARGEST_NUMBER : 0;
  // The next number that can be given.
  const next = integer ? min + 1 : min + 0.01;
  problems
    .between(min, `${field}.min`, lowest, LARGEST_NUMBER)
    .between(max, `${field}.max`, Math.max(lowest, next), LARGEST_NUMBER)
    .when(integer && !Number.isInteger(min), `${field}.min`, 'NOT_WHOLE')
    .when(integer && !Number.isInteger(max), `${field}.max`, 'NOT_WHOLE')
    .when(money !== undefined && !integer, `${field}.integer`, 'REQUIRED');
}

function checkOptions(problems: Problems, options: Extract<Item, { type: 'CHOICE' }>['options'], field: string): void {
  problems.size(options, field, 2, MOST_OPTIONS);
  const seen = new Set<string>();
  for (const [i, { code, text }] of options.entries()) {
    problems.when(!isItemCode(code), `${field}.${i}.code`, 'MALFORMED_CODE');
    problems.when(seen.has(code), `${field}.${i}.code`, 'DUPLICATE');
    seen.add(code);
    checkText(problems, text, `${field}.${i}.text`, 200);
  }
}
