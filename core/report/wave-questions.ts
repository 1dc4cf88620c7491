import { type Item, type ItemResult, type RaterKind, raterKinds } from '../evaluation/evaluation';
import { isRated, likertSteps, raters } from './levels';
import { figure, series, withheld } from './parts';
import type { Block, Cell, Section } from './report';
import { ratedOf, type WaveFacts } from './wave-facts';
import type { Words } from './words';

/** Rating questions: all rater kinds beside each other, then one by one with the distributions. */
export function ratings(words: Words, facts: WaveFacts): Section[] {
  const { say } = words;
  const items = facts.items.filter(({ type }) => type === 'LIKERT');
  const kinds = kindsWithAnswers(facts, items);
  if (kinds.length === 0) return [];
  const comparable = kinds.filter((kind) => ratedOf(facts).some(({ raterKind }) => raterKind === kind));
  const blocks: Block[] = [
    {
      kind: 'text',
      text: say(
        'Setiap pertanyaan dijawab dengan 1 (sangat tidak setuju) sampai 5 (sangat setuju). Makin panjang bagian biru, makin banyak yang setuju.',
        'Each question is answered with 1 (strongly disagree) to 5 (strongly agree). The longer the blue part, the more agree.',
      ),
    },
    ...(comparable.length < 2 ? [] : compared(words, facts, items, comparable)),
    ...kinds.flatMap((kind) => ratedBy(words, facts, kind, items)),
  ];
  return [{ title: say('Jawaban atas tiap pertanyaan', 'Answers to each question'), blocks }];
}

function compared(words: Words, facts: WaveFacts, items: readonly Item[], kinds: readonly RaterKind[]): Block[] {
  const { say, of } = words;
  const means = kinds.map((kind) => items.map(({ code }) => resultOf(facts, code, kind)));
  const title = say('Rata-rata menurut penilai', 'Means by rater');
  return [
    {
      kind: 'chart',
      title,
      description: say(
        'Rata-rata tiap pertanyaan menurut penilai; angkanya ada di tabel berikut.',
        'Mean of each question by rater; the table that follows has the figures.',
      ),
      chart: {
        kind: 'bars',
        categories: items.map(({ text }) => of(text)),
        series: kinds.map((kind, i) =>
          series(
            of(raters[kind]),
            (means[i] ?? []).map((one) => one?.mean ?? null),
            (mean) => mean / 100,
            words.hundredths,
          ),
        ),
        scale: { from: 1, to: 5, unit: '' },
        limit: {
          value: facts.thresholds.itemMean / 100,
          text: say('batas {limit}', 'limit {limit}', { limit: words.hundredths(facts.thresholds.itemMean) }),
        },
      },
    },
    {
      kind: 'table',
      caption: title,
      head: [say('Pertanyaan', 'Question'), ...kinds.map((kind) => of(raters[kind]))],
      rows: items.map(({ text }, row) => [of(text), ...kinds.map((_, i) => meanCell(words, means[i]?.[row]))]),
    },
  ];
}

function ratedBy(words: Words, facts: WaveFacts, kind: RaterKind, items: readonly Item[]): Block[] {
  const { say, of } = words;
  const heading: Block = { kind: 'heading', text: of(raters[kind]) };
  const rows = items.flatMap((item) => {
    const result = resultOf(facts, item.code, kind);
    return result === undefined ? [] : [{ text: of(item.text), result }];
  });
  const shown = rows.filter(({ result }) => isRated(result));
  const table: Block = {
    kind: 'table',
    caption: say('Jawaban: {kind}', 'Answers: {kind}', { kind: raters[kind] }),
    head: [
      say('Pertanyaan', 'Question'),
      say('Jawaban', 'Answers'),
      say('Rata-rata', 'Mean'),
      say('Simpangan baku', 'Std. deviation'),
      '1',
      '2',
      '3',
      '4',
      '5',
    ],
    rows: rows.map(({ text, result }) => [text, figure(words.number(result.n)), ...rating(words, result)]),
  };
  if (shown.length === 0) return [heading, { kind: 'text', text: tooFew(words) }, table];
  return [
    heading,
    {
      kind: 'chart',
      title: say('Sebaran jawaban: {kind}', 'How answers are shared: {kind}', { kind: raters[kind] }),
      description: shown
        .map(({ text, result }) =>
          say('{text} rata-rata {mean}', '{text} mean {mean}', { text, mean: words.hundredths(result.mean ?? 0) }),
        )
        .join('; '),
      chart: {
        kind: 'shares',
        categories: shown.map(({ text }) => text),
        parts: likertSteps.map(of),
        counts: shown.map(({ result }) => result.distribution ?? []),
      },
    },
    table,
  ];
}

/** Mean, deviation and how often each step was chosen: all are told, or none. */
function rating(words: Words, { mean, deviation, distribution }: ItemResult): Cell[] {
  if (mean === null || deviation === null || distribution === null) return [withheld(words, 2 + likertSteps.length)];
  return [mean, deviation]
    .map((value) => figure(words.hundredths(value)))
    .concat(likertSteps.map((_, i) => figure(words.number(distribution[i] ?? 0))));
}

/** Choices and numbers. */
export function otherItems(words: Words, facts: WaveFacts): Section[] {
  const { say } = words;
  const blocks = [
    ...facts.items.flatMap((item) => (item.type === 'CHOICE' ? choice(words, facts, item) : [])),
    ...numbers(words, facts),
  ];
  return blocks.length === 0 ? [] : [{ title: say('Pilihan dan angka', 'Choices and numbers'), blocks }];
}

function choice(words: Words, facts: WaveFacts, item: Extract<Item, { type: 'CHOICE' }>): Block[] {
  const { say, of } = words;
  const results = facts.results.items.filter((one) => one.item === item.code);
  if (results.length === 0) return [];
  const shown = results.filter(({ distribution }) => distribution !== null);
  const largest = Math.max(1, ...shown.flatMap(({ distribution }) => distribution ?? []));
  const note = item.multiple ? say(' (boleh lebih dari satu)', ' (more than one allowed)') : '';
  const options = item.options.map(({ text }) => of(text));
  return [
    { kind: 'heading', text: `${of(item.text)}${note}` },
    ...(shown.length === 0
      ? [{ kind: 'text' as const, text: tooFew(words) }]
      : [
          {
            kind: 'chart' as const,
            title: of(item.text),
            description: say(
              'Berapa yang memilih tiap pilihan; angkanya ada di tabel berikut.',
              'How many chose each option; the table that follows has the figures.',
            ),
            chart: {
              kind: 'bars' as const,
              categories: options,
              series: shown.map(({ raterKind, distribution }) =>
                series(of(raters[raterKind]), distribution ?? [], (count) => count, words.number),
              ),
              scale: { from: 0, to: largest, unit: '' as const },
              limit: null,
            },
          },
        ]),
    {
      kind: 'table',
      caption: of(item.text),
      head: [
        say('Pilihan', 'Option'),
        ...results.map(({ raterKind, n }) => `${of(raters[raterKind])} (${words.number(n)})`),
      ],
      rows: options.map((text, i) => [
        text,
        ...results.map(
          ({ distribution }): Cell =>
            distribution === null ? withheld(words) : figure(words.number(distribution[i] ?? 0)),
        ),
      ]),
    },
  ];
}

function numbers(words: Words, facts: WaveFacts): Block[] {
  const { say, of } = words;
  const rows = facts.items.flatMap((item) =>
    item.type !== 'NUMBER'
      ? []
      : facts.results.items
          .filter((one) => one.item === item.code)
          .map(({ raterKind, n, mean, deviation }): Cell[] => [
            of(item.text),
            of(raters[raterKind]),
            figure(words.number(n)),
            numberCell(words, item, mean),
            numberCell(words, item, deviation),
          ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say('Pertanyaan berupa angka', 'Questions answered with a number'),
      head: [
        say('Pertanyaan', 'Question'),
        say('Penilai', 'Raters'),
        say('Jawaban', 'Answers'),
        say('Rata-rata', 'Mean'),
        say('Simpangan baku', 'Std. deviation'),
      ],
      rows,
    },
  ];
}

function numberCell(words: Words, item: Extract<Item, { type: 'NUMBER' }>, hundredths: number | null): Cell {
  if (hundredths === null) return withheld(words);
  if (item.money === undefined) return figure(words.hundredths(hundredths));
  return figure(words.rupiah(Math.round(hundredths / 100)));
}

/** Rater kinds of whom there is an answer to one of these. */
function kindsWithAnswers({ results }: WaveFacts, items: readonly Item[]): readonly RaterKind[] {
  const codes = new Set(items.map(({ code }) => code));
  return raterKinds.filter((kind) =>
    results.items.some(({ item, raterKind }) => raterKind === kind && codes.has(item)),
  );
}

function resultOf({ results }: WaveFacts, code: string, kind: RaterKind): ItemResult | undefined {
  return results.items.find(({ item, raterKind }) => item === code && raterKind === kind);
}

function meanCell(words: Words, result: ItemResult | undefined): Cell {
  if (result === undefined) return figure('–');
  return result.mean === null ? withheld(words) : figure(words.hundredths(result.mean));
}

function tooFew({ say }: Words): string {
  return say(
    'Kurang dari 3 orang menjawab, sehingga tidak ada yang ditampilkan.',
    'Fewer than 3 people answered, so nothing is shown.',
  );
}
