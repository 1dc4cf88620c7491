import { defaultInstruments, defaultPlan } from '../../../core/evaluation/default-plan';
import type { RollUp } from '../../../core/evaluation/roll-up';
import type { Figures } from '../../../core/report/measures';
import type { Compared, ProgramFacts } from '../../../core/report/program-facts';
import { idOf, sample } from '../../support/entities';
import { rated } from './facts';

export function figures(satisfaction: number | null, behavior: number | null, more: Partial<Figures> = {}): Figures {
  return { asked: 160, answered: 122, satisfaction, attendance: 9150, gain: 1240, behavior, roi: null, ...more };
}

export const beside = (id: string, name: string, its: Figures, trainings = 2): Compared => ({
  id,
  name,
  trainings,
  figures: its,
});

const rollUp = (level: RollUp['level'], differing: Partial<RollUp>): RollUp => ({
  level,
  year: null,
  designVersion: null,
  trainings: 3,
  kinds: [{ kind: 'SELF', invited: 120, answered: 97 }],
  items: [],
  learningGain: null,
  behavior: null,
  attendance: null,
  roi: null,
  ...differing,
});

const titles = [
  'Pelatihan Manajemen Risiko Angkatan I',
  'Pelatihan Manajemen Risiko Angkatan II',
  'Bimtek Register Risiko',
];

/** A year of three trainings, the last of which tells nothing yet, after a year that was a little better. */
export function programFacts(differing: Partial<ProgramFacts> = {}): ProgramFacts {
  const trainings = titles.map((title, i) =>
    sample('Training', { id: idOf('training', i + 1), title, endedAt: `2027-0${i + 3}-12T09:00:00.000Z` }),
  );
  return {
    program: sample('Program'),
    year: 2027,
    trainings: trainings.map((training, i) => ({
      training,
      endedInYear: true,
      participants: 40,
      completed: i === 2 ? null : 38 - i,
      figures:
        i === 2
          ? figures(null, null, { asked: 0, answered: 0, attendance: null, gain: null })
          : figures(412 + i * 23, 7643 - i * 700),
    })),
    ofYear: [
      rollUp('REACTION', {
        attendance: 9150,
        items: [rated('relevance', 'SELF', [0, 2, 9, 40, 46]), rated('method', 'SELF', [6, 21, 40, 20, 10])],
      }),
      rollUp('LEARNING', { learningGain: 1240 }),
      rollUp('BEHAVIOR', {
        behavior: 7293,
        kinds: [{ kind: 'SUPERVISOR', invited: 40, answered: 22 }],
        items: [rated('initiative', 'SUPERVISOR', [4, 6, 8, 4, 0])],
      }),
      rollUp('RESULTS', { roi: 5000, kinds: [{ kind: 'AGENCY', invited: 4, answered: 4 }] }),
    ],
    years: [
      beside('2025', '2025', figures(388, 6910)),
      beside('2026', '2026', figures(431, 7420)),
      beside('2027', '2027', figures(417, 7293, { roi: 5000 }), 3),
    ],
    designs: [beside('1', '1', figures(402, 7100)), beside('2', '2', figures(426, 7400))],
    regions: [
      beside('18', 'Provinsi Lampung', figures(422, 7510)),
      beside('18.13', 'Kabupaten Pesisir Barat', figures(398, null)),
    ],
    agencies: [
      beside('agy_1', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', figures(430, 7700)),
      beside('agy_2', 'Badan Kepegawaian Daerah', figures(415, 7390)),
    ],
    findings: [
      {
        trainingId: idOf('training', 2),
        waveCode: 'BEHAVIOR',
        level: 'BEHAVIOR',
        designVersion: 2,
        closedAt: '2027-08-12T17:00:00.000Z',
        rule: 'BEHAVIOR',
        raterKind: null,
        item: null,
        value: 6943,
        threshold: 7000,
        n: null,
      },
      {
        trainingId: idOf('training', 1),
        waveCode: 'BEHAVIOR',
        level: 'BEHAVIOR',
        designVersion: 2,
        closedAt: '2027-08-12T17:00:00.000Z',
        rule: 'ITEM_MEAN',
        raterKind: 'SUPERVISOR',
        item: 'initiative',
        value: 255,
        threshold: 300,
        n: 22,
      },
    ],
    recommendations: [sample('Recommendation', { title: 'Dua sesi praktik, bukan satu', status: 'OPEN' })],
    everyRecommendation: [],
    contributions: [],
    budget: sample('Budget', { year: 2027 }),
    thresholds: defaultPlan('prg').thresholds,
    questions: new Map(
      defaultInstruments('prg').flatMap(({ code, items }) =>
        items.map((item) => [`${code}/${item.code}`, item.text] as const),
      ),
    ),
    madeAt: '2028-01-03T02:00:00.000Z',
    ...differing,
  };
}
