import type { Level } from '../evaluation/evaluation';
import { rateOf } from '../improvement/findings';
import { labels } from '../labels';
import { type Term, termsInWords } from './glossary';
import { levelQuestions, raters } from './levels';
import { figure, findingInWords, point, series } from './parts';
import type { Block, Report, Section } from './report';
import { questionOf, type WaveFacts } from './wave-facts';
import { standsOut, tiles } from './wave-headline';
import { otherItems, ratings } from './wave-questions';
import type { Words } from './words';

/** The report of a closed wave, from what its results tell and nothing else. */
export function waveReport(words: Words, facts: WaveFacts): Report {
  const { say, of } = words;
  const { training, results, madeAt } = facts;
  return {
    title: say('Laporan evaluasi: {level}', 'Evaluation report: {level}', { level: labels.Level[results.level] }),
    subtitle: training.title,
    lede: say(
      'Setelah pelatihan ini, {raters} ditanya {question}. Halaman ini menunjukkan jawaban mereka; tidak seorang pun dapat dikenali darinya.',
      'After this training, {raters} were asked {question}. This page shows what they answered; nobody can be recognized by it.',
      { raters: ratersInWords(words, facts), question: levelQuestions[results.level] },
    ),
    about: [
      [say('Program', 'Program'), facts.programName],
      [say('Penyelenggara', 'Organizer'), facts.organizerName],
      [say('Tempat', 'Place'), training.location],
      [say('Pelatihan berakhir', 'Training ended'), training.endedAt === null ? '–' : words.dateOf(training.endedAt)],
      [say('Evaluasi ditutup', 'Evaluation closed'), words.dateOf(results.closedAt)],
      [
        say('Jenis pelatihan', 'Kind of training'),
        `${of(labels.TrainingKind[training.type])}, ${of(labels.Delivery[training.delivery]).toLowerCase()}`,
      ],
    ],
    standsOut: { title: say('Yang menonjol', 'What stands out'), points: standsOut(words, facts) },
    tiles: tiles(words, facts),
    sections: [
      whoAnswered(words, facts),
      ...ratings(words, facts),
      ...otherItems(words, facts),
      findings(words, facts),
      ...written(words, facts),
      howToRead(words, facts),
    ],
    footer: say(
      'Dibuat {now} dari hasil yang dibekukan saat evaluasi ditutup pada {closed}. {id}',
      'Made on {now} from results that were frozen when the evaluation closed on {closed}. {id}',
      {
        now: words.moment(madeAt),
        closed: words.moment(results.closedAt),
        id: `${results.trainingId}.${results.waveCode}`,
      },
    ),
  };
}

function ratersInWords(words: Words, facts: WaveFacts): string {
  const names = facts.results.kinds.map(({ kind }) => words.of(raters[kind]).toLowerCase());
  const last = names.at(-1) ?? words.say('tidak seorang pun', 'nobody');
  return names.length < 2
    ? last
    : words.say('{first} dan {last}', '{first} and {last}', { first: names.slice(0, -1).join(', '), last });
}

function whoAnswered(words: Words, facts: WaveFacts): Section {
  const { say, of } = words;
  const { kinds } = facts.results;
  const { responseRate } = facts.thresholds;
  const title = say('Siapa yang menjawab', 'Who answered');
  const rates = kinds.map((one) => rateOf([one]));
  const percent = (rate: number | null) => (rate === null ? '–' : words.percent(rate));
  const description = kinds.map(({ kind }, i) => `${of(raters[kind])} ${percent(rates[i] ?? null)}`).join('; ');
  return {
    title,
    blocks: [
      {
        kind: 'chart',
        title: say('Tingkat pengisian menurut penilai', 'Response rate by rater'),
        description,
        chart: {
          kind: 'bars',
          categories: kinds.map(({ kind }) => of(raters[kind])),
          series: [series(title, rates, (rate) => rate / 100, percent)],
          scale: { from: 0, to: 100, unit: '%' },
          limit: {
            value: responseRate / 100,
            text: say('batas {limit}', 'limit {limit}', { limit: words.percent(responseRate) }),
          },
        },
      },
      {
        kind: 'table',
        caption: title,
        head: [
          say('Penilai', 'Raters'),
          say('Diminta', 'Asked'),
          say('Menjawab', 'Answered'),
          say('Tingkat pengisian', 'Response rate'),
        ],
        rows: kinds.map(({ kind, invited, answered }, i) => [
          of(raters[kind]),
          figure(words.number(invited)),
          figure(words.number(answered)),
          figure(percent(rates[i] ?? null)),
        ]),
      },
    ],
  };
}

function findings(words: Words, facts: WaveFacts): Section {
  const { say } = words;
  const points = facts.results.findings.map((one) =>
    point(
      'poor',
      findingInWords(words, one, (item) => questionOf(words, facts.items, item)),
    ),
  );
  return {
    title: say('Temuan', 'Findings'),
    blocks:
      points.length === 0
        ? [
            {
              kind: 'text',
              text: say(
                'Tidak ada: semua angka memenuhi batas rencana evaluasi.',
                'None: every figure meets the limits of the evaluation plan.',
              ),
            },
          ]
        : [
            {
              kind: 'text',
              text: say(
                'Angka yang lebih rendah dari batas rencana evaluasi program, beserta dasarnya.',
                'Figures below the limits of the program’s evaluation plan, and what they stand on.',
              ),
            },
            { kind: 'points', points },
          ],
  };
}

function written(words: Words, facts: WaveFacts): Section[] {
  const { say, of } = words;
  if (!facts.items.some(({ type }) => type === 'TEXT')) return [];
  const title = say('Yang ditulis', 'What was written');
  if (facts.texts === null) {
    return [
      {
        title,
        blocks: [
          {
            kind: 'text',
            text: say(
              'Jawaban tertulis hanya dibaca oleh penyelenggara dan provinsi.',
              'Written answers are read by the organizer and the province alone.',
            ),
          },
        ],
      },
    ];
  }
  if (facts.texts.length === 0) {
    return [
      {
        title,
        blocks: [
          {
            kind: 'text',
            text: say(
              'Tidak ada pertanyaan yang dijawab dengan tulisan oleh sedikitnya 3 orang.',
              'No question was answered in writing by at least 3 people.',
            ),
          },
        ],
      },
    ];
  }
  const blocks = facts.texts.flatMap(({ item, raterKind, n, texts }): Block[] => {
    const kind = of(raters[raterKind]).toLowerCase();
    return [
      { kind: 'heading', text: `${questionOf(words, facts.items, item)} (${kind})` },
      ...(texts.length < n
        ? [
            {
              kind: 'text' as const,
              text: say('{shown} dari {n} jawaban.', '{shown} of {n} answers.', {
                shown: words.number(texts.length),
                n: words.number(n),
              }),
            },
          ]
        : []),
      { kind: 'quotes', quotes: texts },
    ];
  });
  const note = say(
    'Apa adanya, dalam urutan acak yang tidak menunjukkan siapa penulisnya.',
    'As they are, in a random order that says nothing about who wrote them.',
  );
  return [{ title, blocks: [{ kind: 'text', text: note }, ...blocks] }];
}

function howToRead(words: Words, facts: WaveFacts): Section {
  const { say } = words;
  const ofLevel: Readonly<Record<Level, readonly Term[]>> = {
    REACTION: ['satisfaction'],
    LEARNING: ['gain'],
    BEHAVIOR: ['behavior', 'raters'],
    RESULTS: ['roi'],
  };
  const terms: Term[] = [
    ...ofLevel[facts.results.level],
    'rate',
    'mean',
    'deviation',
    ...(facts.results.attendance === null ? [] : ['attendance' as const]),
    'limit',
    'withheld',
  ];
  return {
    title: say('Cara membaca laporan ini', 'How to read this report'),
    blocks: [{ kind: 'terms', terms: termsInWords(words, terms) }],
  };
}
