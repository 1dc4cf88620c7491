import type { ItemResult, Level, RaterKind } from '../evaluation/evaluation';
import { fraction, roundHalfUp } from '../incentive/exact';
import type { Bilingual } from '../messages';

/** What each level asks, in words that need no training in evaluation. */
export const levelQuestions: Readonly<Record<Level, Bilingual>> = {
  REACTION: {
    id: 'apakah peserta puas dan merasa pelatihannya sesuai dengan pekerjaan mereka',
    en: 'whether participants were satisfied and found the training fit for their work',
  },
  LEARNING: {
    id: 'apa yang dipelajari peserta: nilai tes sebelum dan sesudah pelatihan, dan penilaian mereka sendiri',
    en: 'what participants learned: test scores before and after the training, and their own view',
  },
  BEHAVIOR: {
    id: 'apakah yang dipelajari diterapkan dalam pekerjaan sehari-hari',
    en: 'whether what was learned is applied in daily work',
  },
  RESULTS: {
    id: 'apa yang berubah bagi perangkat daerah: layanan, manfaat dan biaya',
    en: 'what has changed for the agencies: services, benefit and cost',
  },
};

/** Who answers, as a group. */
export const raters: Readonly<Record<RaterKind, Bilingual>> = {
  SELF: { id: 'Peserta sendiri', en: 'Participants themselves' },
  SUPERVISOR: { id: 'Atasan', en: 'Supervisors' },
  PEER: { id: 'Rekan sejawat', en: 'Peers' },
  SUBORDINATE: { id: 'Bawahan', en: 'Subordinates' },
  AGENCY: { id: 'Perangkat daerah', en: 'Agencies' },
};

/** The steps of a rating question. */
export const likertSteps: readonly Bilingual[] = [
  { id: '1 sangat tidak setuju', en: '1 strongly disagree' },
  { id: '2 tidak setuju', en: '2 disagree' },
  { id: '3 cukup', en: '3 neutral' },
  { id: '4 setuju', en: '4 agree' },
  { id: '5 sangat setuju', en: '5 strongly agree' },
];

/** A result of a rating question that is told: it alone has both a mean and a distribution. */
export type Rated = ItemResult & { readonly mean: number; readonly distribution: readonly number[] };

export function isRated(result: ItemResult): result is Rated {
  return result.mean !== null && result.distribution !== null;
}

/** Mean of all answers to these rating questions together, in hundredths, half up; null without any. */
export function meanOfAll(rated: readonly Rated[]): number | null {
  const counts = rated.flatMap(({ distribution }) => distribution.map((count, i) => ({ count, value: i + 1 })));
  const n = counts.reduce((sum, { count }) => sum + count, 0);
  const total = counts.reduce((sum, { count, value }) => sum + count * value, 0);
  return n === 0 ? null : roundHalfUp(fraction(total * 100, n));
}
