import { type CsvCell, csv } from '../csv';
import type { FindingRule } from '../improvement/findings';
import { localDateOf } from '../time';
import { isRated } from './levels';
import { type Figures, figuresOf, measures } from './measures';
import { type ProgramFacts, questionOf } from './program-facts';
import type { Words } from './words';

const columns = [
  'program_id',
  'program',
  'year',
  'about',
  'id',
  'name',
  'ended_on',
  'measure',
  'level',
  'item',
  'question',
  'rater_kind',
  'value',
  'unit',
  'threshold',
  'n',
  'text',
] as const;

type Row = { readonly [C in (typeof columns)[number]]?: CsvCell };

/** Of a finding's value and threshold. */
const unitOf: { readonly [R in FindingRule]: string } = {
  RESPONSE_RATE: 'percent',
  ITEM_MEAN: 'of_5',
  LEARNING_GAIN: 'points_of_100',
  BEHAVIOR: 'points_of_100',
  ATTENDANCE: 'percent',
};

const hundredth = (value: number): number => value / 100;

/** One row for each figure of a program's year; `about` says what it is a figure of. */
export function programCsv(words: Words, facts: ProgramFacts): string {
  const { program, year, trainings, years, designs, regions, agencies, findings, recommendations, budget } = facts;
  const about: Row = { program_id: program.id, program: words.of({ id: program.name, en: program.nameEn }), year };
  const rows: readonly Row[] = [
    ...figureRows({ about: 'program' }, figuresOf(facts.ofYear)),
    ...trainings.flatMap(({ training, participants, completed, figures }): Row[] => {
      const { id, title, endedAt } = training;
      const same: Row = { about: 'training', id, name: title, ended_on: endedAt && localDateOf(endedAt) };
      return [
        { ...same, measure: 'participants', value: participants, unit: 'count' },
        ...(completed === null ? [] : [{ ...same, measure: 'completed', value: completed, unit: 'count' }]),
        ...(figures === null ? [] : figureRows(same, figures)),
      ];
    }),
    ...years.flatMap(({ id, name, figures }) => figureRows({ about: 'year', id, name }, figures)),
    ...designs.flatMap(({ id, name, figures }) => figureRows({ about: 'design_version', id, name }, figures)),
    ...(regions ?? []).flatMap(({ id, name, figures }) => figureRows({ about: 'region', id, name }, figures)),
    ...(agencies ?? []).flatMap(({ id, name, figures }) => figureRows({ about: 'agency', id, name }, figures)),
    ...facts.ofYear.flatMap(({ level, items }) =>
      items.filter(isRated).map(
        ({ item, raterKind, n, mean }): Row => ({
          about: 'question',
          measure: 'mean',
          level,
          item,
          question: questionOf(facts, words, level, item),
          rater_kind: raterKind,
          value: hundredth(mean),
          unit: 'of_5',
          n,
        }),
      ),
    ),
    ...findings.map(
      ({ trainingId, rule, level, item, raterKind, value, threshold, n }): Row => ({
        about: 'finding',
        id: trainingId,
        measure: rule.toLowerCase(),
        level,
        item,
        question: item === null ? null : questionOf(facts, words, level, item),
        rater_kind: raterKind,
        value: hundredth(value),
        unit: unitOf[rule],
        threshold: hundredth(threshold),
        n,
      }),
    ),
    ...recommendations.map(
      ({ id, title, status, text }): Row => ({
        about: 'recommendation',
        id,
        name: title,
        measure: status.toLowerCase(),
        text,
      }),
    ),
    ...(budget === null
      ? []
      : (['total', 'settled', 'approved', 'available'] as const).map(
          (measure): Row => ({ about: 'budget', measure, value: budget[measure], unit: 'rupiah' }),
        )),
  ];
  return csv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? about[column] ?? null))]);
}

function figureRows(same: Row, figures: Figures): Row[] {
  const { asked, answered } = figures;
  return [
    { ...same, measure: 'invited', value: asked, unit: 'count' },
    { ...same, measure: 'answered', value: answered, unit: 'count' },
    ...measures.flatMap(({ key, column, unit }): Row[] => {
      const value = figures[key];
      return value === null ? [] : [{ ...same, measure: column, value: hundredth(value), unit }];
    }),
  ];
}
