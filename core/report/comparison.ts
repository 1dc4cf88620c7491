import type { EvaluationPlan } from '../evaluation/evaluation';
import { rateOf } from '../improvement/findings';
import { type Measure, measure, measures } from './measures';
import { figure, series } from './parts';
import type { Compared } from './program-facts';
import type { Block, Scale, Section, TableBlock } from './report';
import type { Words } from './words';

interface WithLimits {
  readonly thresholds: EvaluationPlan['thresholds'];
}

/** Most bars of a chart: of more, the table alone. */
const MOST_BARS = 24;

/** What is compared: the title of its section, and what each of it is called. */
interface Kind {
  readonly title: string;
  readonly each: string;
}

/** Things of a kind beside each other: a chart of each of the two measures that say most, and a table of all. */
export function comparison(
  words: Words,
  { thresholds }: WithLimits,
  { title, each }: Kind,
  all: readonly Compared[],
): Section[] {
  if (all.length === 0) return [];
  const drawn = all.length > MOST_BARS ? [] : [measure('satisfaction'), measure('behavior')];
  const charts = drawn.flatMap((one): Block[] => {
    // What has no figure is in the table alone: an empty bar would look like a very bad one.
    const measured = all.filter(({ figures }) => figures[one.key] !== null);
    if (measured.length < 2) return [];
    const name = words.of(one.name);
    const values = measured.map(({ figures }) => figures[one.key]);
    return [
      {
        kind: 'chart',
        title: name,
        description: described(words, one, measured),
        chart: {
          kind: 'bars',
          categories: measured.map((each) => each.name),
          series: [series(name, values, hundredth, (value) => one.write(words, value))],
          scale: one.scale,
          limit: limitOf(words, one, thresholds),
        },
      },
    ];
  });
  return [{ title, blocks: [...charts, tableOf(words, each, all)] }];
}

/** The same over years or versions, as lines; of a single one a sentence and its figures. */
export function trend(
  words: Words,
  { thresholds }: WithLimits,
  { title, each, of, alone }: Kind & { readonly of: readonly Compared[]; readonly alone: string },
): Section[] {
  if (of.length === 0) return [];
  if (of.length === 1) return [{ title, blocks: [{ kind: 'text', text: alone }, tableOf(words, each, of)] }];
  const categories = of.map(({ name }) => name);
  const lines = (keys: readonly Measure['key'][], scale: Scale): Block[] => {
    const known = keys.map(measure).filter(({ key }) => of.filter(({ figures }) => figures[key] !== null).length > 1);
    if (known.length === 0) return [];
    return [
      {
        kind: 'chart',
        title: known.map(({ name }) => words.of(name)).join(' · '),
        description: known.map((one) => described(words, one, of)).join('; '),
        chart: {
          kind: 'lines',
          categories,
          series: known.map((one) =>
            series(
              words.of(one.name),
              of.map(({ figures }) => figures[one.key]),
              hundredth,
              (value) => one.write(words, value),
            ),
          ),
          scale,
          limit: known.length === 1 && known[0] !== undefined ? limitOf(words, known[0], thresholds) : null,
        },
      },
    ];
  };
  return [
    {
      title,
      blocks: [
        ...lines(['satisfaction'], { from: 1, to: 5, unit: '' }),
        ...lines(['behavior', 'attendance', 'gain'], { from: 0, to: 100, unit: '' }),
        tableOf(words, each, of),
      ],
    },
  ];
}

const hundredth = (value: number): number => value / 100;

const described = (words: Words, { key, name, write }: Measure, all: readonly Compared[]): string =>
  `${words.of(name)}: ${all.map((one) => `${one.name} ${written(words, write, one.figures[key])}`).join(', ')}`;

const written = (words: Words, write: Measure['write'], value: number | null): string =>
  value === null ? '–' : write(words, value);

function limitOf(words: Words, { limit, write }: Measure, thresholds: EvaluationPlan['thresholds']) {
  if (limit === null) return null;
  const value = limit(thresholds);
  return { value: hundredth(value), text: words.say('batas {limit}', 'limit {limit}', { limit: write(words, value) }) };
}

function tableOf(words: Words, each: string, all: readonly Compared[]): TableBlock {
  const { say, of } = words;
  const isComplete = all.every(({ figures }) => measures.every(({ key }) => figures[key] !== null));
  // Trainings beside each other are one each.
  const counted = all.some(({ trainings }) => trainings > 1);
  return {
    kind: 'table',
    caption: isComplete
      ? ''
      : say(
          '– berarti tidak diukur, belum ditutup, atau tidak ditampilkan',
          '– says not measured, not closed, or withheld',
        ),
    head: [
      each,
      ...(counted ? [say('Pelatihan', 'Trainings')] : []),
      say('Tingkat pengisian', 'Response rate'),
      ...measures.map(({ name }) => of(name)),
    ],
    rows: all.map(({ name, trainings, figures }) => {
      const { asked, answered } = figures;
      const rate = rateOf([{ invited: asked, answered }]);
      return [
        name,
        ...(counted ? [figure(words.number(trainings))] : []),
        figure(
          rate === null
            ? '–'
            : say('{rate} dari {n}', '{rate} of {n}', { rate: words.percent(rate), n: words.number(asked) }),
        ),
        ...measures.map(({ key, write }) => figure(written(words, write, figures[key]))),
      ];
    }),
  };
}
