import { rateOf } from '../improvement/findings';
import { whatWentAway } from './follow-up';
import { isRated, raters } from './levels';
import { figuresOf, type Measure, measure, measures } from './measures';
import { countOfFindings, point, rateTile, toneOf } from './parts';
import { type ProgramFacts, questionOf } from './program-facts';
import type { Point, Tile } from './report';
import type { Words } from './words';

/** Plain conclusions from a program's year. */
export function standsOut(words: Words, facts: ProgramFacts): Point[] {
  const { say } = words;
  const { findings, recommendations } = facts;
  const open = recommendations.filter(({ status }) => status === 'OPEN').length;
  return [
    held(words, facts),
    ...measures.flatMap((one) => changed(words, facts, one)),
    countOfFindings(words, findings.length),
    ...whatWentAway(words, facts),
    ...lowest(words, facts),
    ...(open === 0
      ? []
      : [
          point(
            'plain',
            say('{n} rekomendasi menunggu keputusan.', 'Recommendations that wait for a decision: {n}.', {
              n: words.number(open),
            }),
          ),
        ]),
  ];
}

function held(words: Words, { trainings, year }: ProgramFacts): Point {
  const ended = trainings.filter(({ endedInYear }) => endedInYear);
  const completed = ended.reduce((sum, one) => sum + (one.completed ?? 0), 0);
  if (ended.length === 0) {
    return point(
      'plain',
      words.say(
        'Tidak ada pelatihan yang berakhir pada {year}; pelatihan sebelumnya yang dievaluasi: {n}.',
        'No training ended in {year}; earlier ones that were evaluated: {n}.',
        { n: words.number(trainings.length), year: String(year) },
      ),
    );
  }
  return point(
    'plain',
    words.say(
      '{n} pelatihan berakhir pada {year}; {completed} peserta menyelesaikannya dan dimintai penilaian.',
      'Trainings that ended in {year}: {n}; {completed} participants completed them and were asked about them.',
      { n: words.number(ended.length), year: String(year), completed: words.number(completed) },
    ),
  );
}

/** A figure of the year, beside its limit and the year before. */
function changed(
  words: Words,
  { ofYear, years, year, thresholds }: ProgramFacts,
  { key, name, write, limit }: Measure,
): Point[] {
  const value = figuresOf(ofYear)[key];
  if (value === null) return [];
  const before = years.find(({ id }) => id === String(year - 1))?.figures[key] ?? null;
  const least = limit?.(thresholds) ?? null;
  const tone = toneOf(value, least);
  const values = {
    name: words.of(name),
    text: write(words, value),
    before: before === null ? '' : write(words, before),
    year: String(year - 1),
  };
  const since =
    before === null
      ? ''
      : before === value
        ? words.say(', sama seperti {year}', ', as in {year}', values)
        : value > before
          ? words.say(', naik dari {before} pada {year}', ', up from {before} in {year}', values)
          : words.say(', turun dari {before} pada {year}', ', down from {before} in {year}', values);
  const below =
    tone === 'poor' && least !== null
      ? words.say('; di bawah batas {limit}', '; below the limit of {limit}', { limit: write(words, least) })
      : '';
  return [point(tone, `${values.name}: ${values.text}${since}${below}.`)];
}

function lowest(words: Words, facts: ProgramFacts): Point[] {
  const [last] = facts.ofYear
    .flatMap(({ level, items }) => items.filter(isRated).map((item) => ({ level, item })))
    .sort((a, b) => a.item.mean - b.item.mean);
  if (last === undefined) return [];
  return [
    point(
      toneOf(last.item.mean, facts.thresholds.itemMean) === 'poor' ? 'poor' : 'plain',
      words.say(
        'Nilai terendah: “{question}” ({mean} dari 5, {kind}).',
        'Rated lowest: “{question}” ({mean} of 5, {kind}).',
        {
          question: questionOf(facts, words, last.level, last.item.item),
          mean: words.hundredths(last.item.mean),
          kind: words.of(raters[last.item.raterKind]).toLowerCase(),
        },
      ),
    ),
  ];
}

export function tiles(words: Words, facts: ProgramFacts): Tile[] {
  const { say } = words;
  const { trainings, thresholds, ofYear } = facts;
  const ended = trainings.filter(({ endedInYear }) => endedInYear);
  const figures = figuresOf(ofYear);
  const rate = rateOf([{ invited: figures.asked, answered: figures.answered }]);
  const participants = ended.reduce((sum, one) => sum + one.participants, 0);
  const measured = (['satisfaction', 'behavior'] as const)
    .map(measure)
    .flatMap(({ key, name, write, limit }): Tile[] => {
      const value = figures[key];
      const least = limit?.(thresholds) ?? null;
      if (value === null) return [];
      const note = least === null ? '' : say('batas {limit}', 'limit {limit}', { limit: write(words, least) });
      return [{ label: words.of(name), text: write(words, value), note, tone: toneOf(value, least) }];
    });
  return [
    {
      label: say('Pelatihan', 'Trainings'),
      text: words.number(ended.length),
      note: say('berakhir tahun ini', 'ended this year'),
      tone: 'plain',
    },
    {
      label: say('Peserta', 'Participants'),
      text: words.number(participants),
      note: say('di pelatihan itu', 'in those trainings'),
      tone: 'plain',
    },
    ...(rate === null
      ? []
      : [rateTile(words, say('Tingkat pengisian', 'Response rate'), rate, thresholds.responseRate)]),
    ...measured,
  ];
}
