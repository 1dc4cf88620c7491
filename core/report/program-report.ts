import type { Level } from '../evaluation/evaluation';
import { proposedOf } from '../incentive/view-budgets';
import { labels } from '../labels';
import { comparison, trend } from './comparison';
import { findingWithAnswer, recommendationInWords } from './follow-up';
import { termsInWords } from './glossary';
import { isRated, likertSteps, type Rated, raters } from './levels';
import { figure } from './parts';
import { type Compared, type ProgramFacts, questionOf } from './program-facts';
import { standsOut, tiles } from './program-headline';
import type { Block, Cell, Report, Section } from './report';
import type { Words } from './words';

/** Most findings, and recommendations, that are listed. */
const MOST_LISTED = 100;
/** How many of the lowest-rated questions are shown. */
const LOWEST = 8;

/** A program's year, for whoever decides how it goes on. */
export function programReport(words: Words, facts: ProgramFacts): Report {
  const { say, of } = words;
  const { program, year, regions, agencies, madeAt } = facts;
  const own = [
    ...trainings(words, facts),
    ...trend(words, facts, {
      title: say('Dari tahun ke tahun', 'From year to year'),
      each: say('Tahun', 'Year'),
      of: facts.years,
      alone: say(
        'Ini tahun pertama dengan hasil; belum ada pembandingnya.',
        'This is the first year with results; there is nothing to compare it with.',
      ),
    }),
    ...trend(words, facts, {
      title: say('Dari rancangan ke rancangan', 'From design to design'),
      each: say('Rancangan', 'Design'),
      of: facts.designs.map((one) => ({ ...one, name: say('versi {n}', 'version {n}', { n: one.name }) })),
      alone: say(
        'Semua pelatihan diselenggarakan menurut satu versi rancangan.',
        'All trainings were held under one version of the design.',
      ),
    }),
    ...beside(words, facts, { title: say('Wilayah', 'Regions'), each: say('Wilayah', 'Region') }, regions),
    ...beside(
      words,
      facts,
      { title: say('Perangkat daerah', 'Agencies'), each: say('Perangkat daerah', 'Agency') },
      agencies,
    ),
    ...lowestRated(words, facts),
    findings(words, facts),
    recommendations(words, facts),
    ...money(words, facts),
    howToRead(words),
  ];
  return {
    title: say('Laporan tahunan program {year}', 'Yearly report of a program, {year}', { year: String(year) }),
    subtitle: of({ id: program.name, en: program.nameEn }),
    lede: say(
      'Apa yang diselenggarakan program ini dalam setahun, apa yang dikatakan peserta, atasan, rekan dan perangkat daerah tentangnya, dan apa yang sebaiknya diubah.',
      'What this program held in a year, what participants, supervisors, peers and agencies said of it, and what should change.',
    ),
    about: program.objectives.map((one) => [
      say('Tujuan: {kind}', 'Objective: {kind}', { kind: of(labels.ObjectiveKind[one.kind]).toLowerCase() }),
      of({ id: one.text, en: one.textEn }),
    ]),
    standsOut: { title: say('Yang menonjol', 'What stands out'), points: standsOut(words, facts) },
    tiles: tiles(words, facts),
    sections: own,
    footer: say('Dibuat {now}. {id}', 'Made on {now}. {id}', { now: words.moment(madeAt), id: program.id }),
  };
}

/** Nothing stands beside a single one: its figures are those of the whole. */
function beside(
  words: Words,
  facts: ProgramFacts,
  kind: Parameters<typeof comparison>[2],
  all: readonly Compared[] | null,
): Section[] {
  return all === null || all.length < 2 ? [] : comparison(words, facts, kind, all);
}

function trainings(words: Words, facts: ProgramFacts): Section[] {
  const { say } = words;
  const title = say('Pelatihan', 'Trainings');
  if (facts.trainings.length === 0) {
    return [
      {
        title,
        blocks: [
          {
            kind: 'text',
            text: say(
              'Tidak ada pelatihan yang berakhir atau dievaluasi pada tahun ini.',
              'No training ended or was evaluated in this year.',
            ),
          },
        ],
      },
    ];
  }
  const hidden = facts.trainings.filter(({ figures }) => figures === null).length;
  const table: Block = {
    kind: 'table',
    caption: say(
      'Pelatihan yang berakhir atau dievaluasi pada {year}',
      'Trainings that ended or were evaluated in {year}',
      { year: String(facts.year) },
    ),
    head: [
      say('Pelatihan', 'Training'),
      say('Rancangan', 'Design'),
      say('Berakhir', 'Ended'),
      say('Peserta', 'Participants'),
      say('Selesai', 'Completed'),
    ],
    rows: facts.trainings.map(({ training, participants, completed }): Cell[] => [
      training.title,
      training.pinned === null
        ? '–'
        : say('versi {n}', 'version {n}', { n: words.number(training.pinned.designVersion) }),
      training.endedAt === null ? '–' : words.dateOf(training.endedAt),
      figure(words.number(participants)),
      figure(completed === null ? '–' : words.number(completed)),
    ]),
  };
  const shown = facts.trainings.flatMap(({ training, figures }) =>
    figures === null ? [] : [{ id: training.id, name: training.title, trainings: 1, figures }],
  );
  const note: Block[] =
    hidden === 0
      ? []
      : [
          {
            kind: 'text',
            text: say(
              '{n} pelatihan dihitung dalam jumlah, tetapi hasilnya satu per satu tidak ditampilkan kepada Anda.',
              '{n} trainings count in the totals, but their results are not shown to you one by one.',
              { n: words.number(hidden) },
            ),
          },
        ];
  return [
    { title, blocks: [table, ...note] },
    ...comparison(
      words,
      facts,
      {
        title: say(
          'Hasil tiap pelatihan, dari evaluasi yang ditutup pada {year}',
          'Results of each training, from evaluations that closed in {year}',
          {
            year: String(facts.year),
          },
        ),
        each: say('Pelatihan', 'Training'),
      },
      shown,
    ),
  ];
}

interface Lowest {
  readonly level: Level;
  readonly item: Rated;
}

function lowestRated(words: Words, facts: ProgramFacts): Section[] {
  const { say, of } = words;
  const all = facts.ofYear.flatMap(({ level, items }): Lowest[] =>
    items.filter(isRated).map((item) => ({ level, item })),
  );
  if (all.length === 0) return [];
  const lowest = all.sort((a, b) => a.item.mean - b.item.mean).slice(0, LOWEST);
  const questions = lowest.map(
    ({ level, item }) => `${questionOf(facts, words, level, item.item)} (${of(raters[item.raterKind]).toLowerCase()})`,
  );
  return [
    {
      title: say('Pertanyaan dengan nilai terendah', 'Lowest-rated questions'),
      blocks: [
        {
          kind: 'text',
          text: say('Di sinilah perbaikan paling mungkin terasa.', 'This is where a change is most likely to be felt.'),
        },
        {
          kind: 'chart',
          title: say('Sebaran jawaban (banyaknya jawaban)', 'How answers are shared (number of answers)'),
          description: lowest.map(({ item }, i) => `${questions[i]} ${words.hundredths(item.mean)}`).join('; '),
          chart: {
            kind: 'shares',
            categories: questions,
            parts: likertSteps.map(of),
            counts: lowest.map(({ item }) => item.distribution),
          },
        },
        {
          kind: 'table',
          caption: say('Dari semua pelatihan yang dievaluasi pada {year}', 'Of all trainings evaluated in {year}', {
            year: String(facts.year),
          }),
          head: [
            say('Pertanyaan', 'Question'),
            say('Tingkat', 'Level'),
            say('Penilai', 'Raters'),
            say('Jawaban', 'Answers'),
            say('Rata-rata', 'Mean'),
          ],
          rows: lowest.map(({ level, item }): Cell[] => [
            questionOf(facts, words, level, item.item),
            of(labels.Level[level]),
            of(raters[item.raterKind]),
            figure(words.number(item.n)),
            figure(words.hundredths(item.mean)),
          ]),
        },
      ],
    },
  ];
}

function findings(words: Words, facts: ProgramFacts): Section {
  const { say } = words;
  const titles = new Map(facts.trainings.map(({ training }) => [training.id, training.title]));
  const title = say('Temuan', 'Findings');
  if (facts.findings.length === 0) {
    return {
      title,
      blocks: [
        {
          kind: 'text',
          text: say(
            'Tidak ada: semua angka memenuhi batas rencana evaluasi.',
            'None: every figure meets the limits of the evaluation plan.',
          ),
        },
      ],
    };
  }
  const groups = [...Map.groupBy(facts.findings.slice(0, MOST_LISTED), ({ trainingId }) => trainingId)];
  const more = facts.findings.length - MOST_LISTED;
  return {
    title,
    blocks: [
      {
        kind: 'text',
        text: say(
          'Angka yang lebih rendah dari batas rencana evaluasi program, usulan yang menjawabnya, dan apa yang terukur sesudahnya.',
          'Figures below the limits of the program’s evaluation plan, what was proposed, and what was measured since.',
        ),
      },
      ...groups.flatMap(([trainingId, group]): Block[] => [
        { kind: 'heading', text: titles.get(trainingId) ?? trainingId },
        {
          kind: 'points',
          points: group.map((one) => findingWithAnswer(words, facts, one)),
        },
      ]),
      ...(more > 0
        ? [{ kind: 'text' as const, text: say('Dan {n} lagi.', 'And {n} more.', { n: words.number(more) }) }]
        : []),
    ],
  };
}

function recommendations(words: Words, facts: ProgramFacts): Section {
  const { say } = words;
  const title = say('Rekomendasi', 'Recommendations');
  if (facts.recommendations.length === 0) {
    return {
      title,
      blocks: [{ kind: 'text', text: say('Belum ada rekomendasi.', 'There are no recommendations yet.') }],
    };
  }
  return {
    title,
    blocks: [
      {
        kind: 'text',
        text: say(
          'Yang terbuka, dan yang diusulkan atau diputuskan pada {year}.',
          'Open ones, and those proposed or decided in {year}.',
          { year: String(facts.year) },
        ),
      },
      ...facts.recommendations.slice(0, MOST_LISTED).flatMap((one) => recommendationInWords(words, facts, one)),
    ],
  };
}

function money(words: Words, { budget, year }: ProgramFacts): Section[] {
  const { say } = words;
  if (budget === null) return [];
  const { total, available, approved, settled, toRecover, waived, carried, waiting, waitingAmount } = budget;
  const rows: readonly (readonly [string, number])[] = [
    [say('Anggaran', 'Budget'), total],
    [say('Dibayarkan', 'Paid'), settled],
    [say('Disetujui, menunggu pembayaran', 'Approved, waiting for payment'), approved],
    [say('Menunggu persetujuan', 'Waiting for approval'), proposedOf(budget)],
    [say('Harus dikembalikan atau dihapuskan', 'To be recovered, or given up'), toRecover + waived],
    [say('Dialihkan ke tahun berikutnya', 'Carried into the next year'), carried],
    [say('Sisa', 'Left'), available],
  ];
  return [
    {
      title: say('Uang insentif', 'Incentive money'),
      blocks: [
        {
          kind: 'table',
          caption: say('Tahun anggaran {year}', 'Fiscal year {year}', { year: String(year) }),
          head: [say('Pos', 'Item'), say('Rupiah', 'Rupiah')],
          rows: rows.map(([name, amount]) => [name, figure(words.rupiah(amount))]),
        },
        ...(waiting === 0
          ? []
          : [
              {
                kind: 'text' as const,
                text: say(
                  '{n} insentif senilai {amount} menunggu anggaran.',
                  '{n} awards of {amount} together wait for budget.',
                  { n: words.number(waiting), amount: words.rupiah(waitingAmount) },
                ),
              },
            ]),
      ],
    },
  ];
}

function howToRead(words: Words): Section {
  const { say } = words;
  const terms = termsInWords(words, [
    'year',
    'design',
    'satisfaction',
    'attendance',
    'gain',
    'behavior',
    'roi',
    'rate',
    'limit',
    'dash',
  ]);
  return {
    title: say('Cara membaca laporan ini', 'How to read this report'),
    blocks: [{ kind: 'terms', terms }],
  };
}
