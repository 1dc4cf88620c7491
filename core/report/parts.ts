import type { Finding, FindingRule } from '../improvement/findings';
import { raters } from './levels';
import type { Figure, Point, Series, Tile, Tone } from './report';
import type { Words } from './words';

/** What stands where a figure is not told, or several figures beside each other. */
export function withheld({ say }: Words, columns = 1): Figure {
  return { figure: say('tidak ditampilkan', 'withheld'), withheld: true, columns };
}

export const point = (tone: Tone, text: string): Point => ({ tone, text });

/** How a figure stands to its limit, where it has one. */
export const toneOf = (value: number, limit: number | null): Tone =>
  limit === null ? 'plain' : value < limit ? 'poor' : 'good';

/** A share in basis points beside the least that the plan asks for. */
export function rateTile(words: Words, label: string, rate: number, limit: number): Tile {
  const note = words.say('batas {limit}', 'limit {limit}', { limit: words.percent(limit) });
  return { label, text: words.percent(rate), note, tone: toneOf(rate, limit) };
}

/** Whether anything is below the limits of the plan, and where to read of it. */
export function countOfFindings(words: Words, findings: number): Point {
  if (findings === 0) {
    return point(
      'good',
      words.say(
        'Tidak ada angka yang di bawah batas rencana evaluasi.',
        'No figure is below the limits of the evaluation plan.',
      ),
    );
  }
  return point(
    'poor',
    words.say(
      '{n} angka di bawah batas rencana evaluasi; rinciannya di bagian “Temuan”.',
      'Figures below the limits of the evaluation plan: {n}; see “Findings”.',
      { n: words.number(findings) },
    ),
  );
}

export const figure = (text: string): Figure => ({ figure: text });

/** A series of a chart from figures that may be missing. */
export function series(
  name: string,
  values: readonly (number | null)[],
  drawn: (value: number) => number,
  written: (value: number) => string,
): Series {
  return {
    name,
    values: values.map((value) => (value === null ? null : drawn(value))),
    texts: values.map((value) => (value === null ? '' : written(value))),
  };
}

/** A figure of a rule, without its unit where findings have none. */
export const valueInWords = (words: Words, rule: FindingRule, value: number): string =>
  rule === 'RESPONSE_RATE' || rule === 'ATTENDANCE' ? words.percent(value) : words.hundredths(value);

/** A finding in words: what was measured, how far it is below which limit, and on how many answers that stands. */
export function findingInWords(words: Words, finding: Finding, questionOf: (item: string) => string): string {
  const { say, of } = words;
  const { rule, raterKind, item, value, threshold, n } = finding;
  const kind = raterKind === null ? '' : of(raters[raterKind]);
  switch (rule) {
    case 'RESPONSE_RATE':
      return say(
        '{kind}: hanya {value} dari {n} yang diminta telah menjawab; batasnya {threshold}.',
        '{kind}: only {value} of the {n} who were asked answered; the limit is {threshold}.',
        { kind, value: words.percent(value), n: words.number(n ?? 0), threshold: words.percent(threshold) },
      );
    case 'ITEM_MEAN':
      return say(
        '“{question}” dinilai {value} dari 5 oleh {kind} ({n} jawaban); batasnya {threshold}.',
        '“{question}” is rated {value} of 5 by {kind} ({n} answers); the limit is {threshold}.',
        {
          question: questionOf(item ?? ''),
          kind: kind.toLowerCase(),
          value: words.hundredths(value),
          n: words.number(n ?? 0),
          threshold: words.hundredths(threshold),
        },
      );
    case 'LEARNING_GAIN':
      return say(
        'Nilai tes naik rata-rata {value} poin; batasnya {threshold}.',
        'Test scores rose by {value} points on average; the limit is {threshold}.',
        { value: words.hundredths(value), threshold: words.hundredths(threshold) },
      );
    case 'BEHAVIOR':
      return say(
        'Penerapan dalam pekerjaan bernilai rata-rata {value} dari 100; batasnya {threshold}.',
        'Application at work scores {value} of 100 on average; the limit is {threshold}.',
        { value: words.hundredths(value), threshold: words.hundredths(threshold) },
      );
    case 'ATTENDANCE':
      return say(
        'Kehadiran rata-rata {value}; batasnya {threshold}.',
        'Attendance is {value} on average; the limit is {threshold}.',
        { value: words.percent(value), threshold: words.percent(threshold) },
      );
  }
}
