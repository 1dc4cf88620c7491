import { rateOf } from '../improvement/findings';
import { meanOfAll, type Rated, raters } from './levels';
import { countOfFindings, point, rateTile, toneOf } from './parts';
import type { Point, Tile } from './report';
import { questionOf, ratedOf, type WaveFacts } from './wave-facts';
import type { Words } from './words';

/** Plain conclusions from the results. */
export function standsOut(words: Words, facts: WaveFacts): Point[] {
  const { say } = words;
  const { findings, kinds } = facts.results;
  const rate = rateOf(kinds);
  const answered = kinds.reduce((sum, one) => sum + one.answered, 0);
  const invited = kinds.reduce((sum, one) => sum + one.invited, 0);
  return [
    countOfFindings(words, findings.length),
    ...levelFigure(words, facts).map(({ tone, sentence }) => point(tone, sentence)),
    ...(rate === null
      ? []
      : [
          point(
            toneOf(rate, facts.thresholds.responseRate),
            say(
              '{answered} dari {invited} yang diminta telah menjawab ({rate}).',
              '{answered} of {invited} who were asked answered ({rate}).',
              { answered: words.number(answered), invited: words.number(invited), rate: words.percent(rate) },
            ),
          ),
        ]),
    ...extremes(words, facts),
    ...(withheldCount(facts) === 0
      ? []
      : [
          point(
            'plain',
            say(
              '{n} angka tidak ditampilkan karena dijawab oleh kurang dari 3 orang.',
              '{n} figures are withheld because fewer than 3 people stand behind them.',
              { n: words.number(withheldCount(facts)) },
            ),
          ),
        ]),
  ];
}

export function tiles(words: Words, facts: WaveFacts): Tile[] {
  const { say } = words;
  const { kinds, attendance, findings } = facts.results;
  const { thresholds } = facts;
  const rate = rateOf(kinds);
  return [
    ...levelFigure(words, facts).map(({ tile }) => tile),
    ...(rate === null
      ? []
      : [rateTile(words, say('Tingkat pengisian', 'Response rate'), rate, thresholds.responseRate)]),
    ...(attendance === null
      ? []
      : [rateTile(words, say('Kehadiran', 'Attendance'), attendance, thresholds.attendance)]),
    {
      label: say('Temuan', 'Findings'),
      text: words.number(findings.length),
      note: say('angka di bawah batas', 'figures below a limit'),
      tone: findings.length === 0 ? 'good' : 'poor',
    },
  ];
}

function extremes(words: Words, facts: WaveFacts): Point[] {
  const rated = ratedOf(facts);
  if (rated.length < 2) return [];
  const sorted = [...rated].sort((a, b) => b.mean - a.mean);
  const tell = (one: Rated | undefined, id: string, en: string): Point[] =>
    one === undefined
      ? []
      : [
          point(
            one.mean < facts.thresholds.itemMean ? 'poor' : 'plain',
            words.say(id, en, {
              question: questionOf(words, facts.items, one.item),
              kind: words.of(raters[one.raterKind]).toLowerCase(),
              mean: words.hundredths(one.mean),
            }),
          ),
        ];
  return [
    ...tell(
      sorted[0],
      'Nilai tertinggi: “{question}” ({mean} dari 5, {kind}).',
      'Rated highest: “{question}” ({mean} of 5, {kind}).',
    ),
    ...tell(
      sorted.at(-1),
      'Nilai terendah: “{question}” ({mean} dari 5, {kind}).',
      'Rated lowest: “{question}” ({mean} of 5, {kind}).',
    ),
  ];
}

function levelFigure(words: Words, facts: WaveFacts): { tone: Point['tone']; sentence: string; tile: Tile }[] {
  const rated = ratedOf(facts);
  const { say } = words;
  const { level, learningGain, behavior, roi } = facts.results;
  const { thresholds } = facts;
  const made = (tone: Point['tone'], label: string, text: string, note: string, sentence: string) => [
    { tone, sentence, tile: { label, text, note, tone } },
  ];
  switch (level) {
    case 'REACTION': {
      const mean = meanOfAll(rated);
      if (mean === null) return [];
      const text = words.hundredths(mean);
      return made(
        toneOf(mean, thresholds.itemMean),
        say('Kepuasan', 'Satisfaction'),
        text,
        say('rata-rata, dari 5', 'mean, of 5'),
        say(
          'Peserta menilai pelatihan ini rata-rata {text} dari 5.',
          'Participants rate this training {text} of 5 on average.',
          { text },
        ),
      );
    }
    case 'LEARNING': {
      if (learningGain === null) return [];
      const text = words.hundredths(learningGain);
      return made(
        toneOf(learningGain, thresholds.learningGain),
        say('Peningkatan hasil belajar', 'Learning gain'),
        text,
        say('poin tes, dari 100', 'test points, of 100'),
        say(
          'Nilai tes peserta naik rata-rata {text} poin (batasnya {limit}).',
          'Participants’ test scores rose by {text} points on average (the limit is {limit}).',
          { text, limit: words.hundredths(thresholds.learningGain) },
        ),
      );
    }
    case 'BEHAVIOR': {
      if (behavior === null) return [];
      const text = words.hundredths(behavior);
      return made(
        toneOf(behavior, thresholds.behavior),
        say('Perilaku kerja', 'Behavior at work'),
        text,
        say('nilai rata-rata, dari 100', 'mean score, of 100'),
        say(
          'Penerapan dalam pekerjaan bernilai rata-rata {text} dari 100 (batasnya {limit}).',
          'Application at work scores {text} of 100 on average (the limit is {limit}).',
          { text, limit: words.hundredths(thresholds.behavior) },
        ),
      );
    }
    case 'RESULTS': {
      if (roi === null) return [];
      const text = words.percent(roi);
      return made(
        roi < 0 ? 'poor' : 'good',
        say('Imbal hasil investasi', 'Return on investment'),
        text,
        say('manfaat setelah biaya, per biaya', 'benefit after cost, per cost'),
        say(
          'Setiap Rp100 biaya kembali sebagai manfaat Rp{back} menurut perangkat daerah (imbal hasil {text}).',
          'Every Rp100 of cost came back as Rp{back} of benefit, as the agencies report it (return {text}).',
          { text, back: words.number(roi / 100 + 100, 2) },
        ),
      );
    }
  }
}

/** Cells of the results that are not told; texts have none. */
function withheldCount(facts: WaveFacts): number {
  const types = new Map(facts.items.map(({ code, type }) => [code, type]));
  return facts.results.items.filter(
    ({ item, mean, distribution }) => types.get(item) !== 'TEXT' && mean === null && distribution === null,
  ).length;
}
