import { type CsvCell, csv } from '../csv';
import type { Item, ItemResult } from '../evaluation/evaluation';
import type { FindingRule } from '../improvement/findings';
import { rateOf } from '../improvement/findings';
import { localDateOf } from '../time';
import { questionOf, type WaveFacts } from './wave-facts';
import type { Words } from './words';

const columns = [
  'training_id',
  'training',
  'wave',
  'level',
  'closed_on',
  'measure',
  'item',
  'question',
  'rater_kind',
  'option',
  'value',
  'unit',
  'threshold',
  'n',
  'withheld',
  'text',
] as const;

type Column = (typeof columns)[number];
type Row = { readonly [C in Column]?: CsvCell };

/** Two decimals of what is stored in hundredths, or in basis points of a hundred. */
const hundredth = (value: number): number => value / 100;

const unitOfFinding: Readonly<Record<FindingRule, string>> = {
  RESPONSE_RATE: 'percent',
  ITEM_MEAN: 'of_5',
  LEARNING_GAIN: 'points_of_100',
  BEHAVIOR: 'points_of_100',
  ATTENDANCE: 'percent',
};

/** One row for each figure of a closed wave. */
export function waveCsv(words: Words, facts: WaveFacts): string {
  const { training, results, items, texts } = facts;
  const about: Row = {
    training_id: training.id,
    training: training.title,
    wave: results.waveCode,
    level: results.level,
    closed_on: localDateOf(results.closedAt),
  };
  const single = (measure: string, value: number | null, unit: string): Row[] =>
    value === null ? [] : [{ measure, value: hundredth(value), unit }];
  const rows: readonly Row[] = [
    ...results.kinds.flatMap(({ kind, invited, answered }): Row[] => [
      { measure: 'invited', rater_kind: kind, value: invited, unit: 'count' },
      { measure: 'answered', rater_kind: kind, value: answered, unit: 'count' },
      ...single('response_rate', rateOf([{ invited, answered }]), 'percent').map((row) => ({
        ...row,
        rater_kind: kind,
      })),
    ]),
    ...single('learning_gain', results.learningGain, 'points_of_100'),
    ...single('behavior', results.behavior, 'points_of_100'),
    ...single('attendance', results.attendance, 'percent'),
    ...single('return_on_investment', results.roi, 'percent'),
    ...results.items.flatMap((result) => rowsOfItem(words, items, result)),
    ...results.findings.map(
      ({ rule, raterKind, item, value, threshold, n }): Row => ({
        measure: `finding_${rule.toLowerCase()}`,
        item,
        question: item === null ? null : questionOf(words, items, item),
        rater_kind: raterKind,
        value: hundredth(value),
        unit: unitOfFinding[rule],
        threshold: hundredth(threshold),
        n,
      }),
    ),
    ...(texts ?? []).flatMap(({ item, raterKind, n, texts: written }) =>
      written.map(
        (text): Row => ({
          measure: 'written',
          item,
          question: questionOf(words, items, item),
          rater_kind: raterKind,
          n,
          text,
        }),
      ),
    ),
  ];
  return csv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? about[column] ?? null))]);
}

function rowsOfItem(words: Words, items: readonly Item[], result: ItemResult): Row[] {
  const { raterKind, n, mean, deviation, distribution } = result;
  const item = items.find(({ code }) => code === result.item);
  const same: Row = {
    item: result.item,
    question: questionOf(words, items, result.item),
    rater_kind: raterKind,
    n,
  };
  if (mean === null && distribution === null) return [{ ...same, measure: 'item', withheld: 'fewer_than_3' }];
  const unit = item?.type === 'NUMBER' ? (item.money === undefined ? 'number' : 'rupiah') : 'of_5';
  return [
    ...(mean === null ? [] : [{ ...same, measure: 'mean', value: hundredth(mean), unit }]),
    ...(deviation === null ? [] : [{ ...same, measure: 'standard_deviation', value: hundredth(deviation), unit }]),
    ...(distribution ?? []).map(
      (count, i): Row => ({
        ...same,
        measure: 'answers',
        option: optionOf(words, item, i),
        value: count,
        unit: 'count',
      }),
    ),
  ];
}

/** What was chosen: a step of the scale, or the text of an option. */
function optionOf(words: Words, item: Item | undefined, i: number): CsvCell {
  if (item?.type !== 'CHOICE') return i + 1;
  const option = item.options[i];
  return option === undefined ? i + 1 : words.of(option.text);
}
