import type { Origin } from '../origin';
import type { Instrument, Item, Text } from './evaluation';

/** What comes with the product was made by nobody. */
export const shipped: Origin = { by: 'system', content: 'default' };

/** Names of the default instruments; a plan refers to them. */
export const defaultInstrumentCodes = {
  REACTION: 'REACTION',
  LEARNING: 'LEARNING',
  BEHAVIOR: 'BEHAVIOR',
  RESULTS: 'RESULTS',
} as const;

const RUPIAH_LIMIT = 1_000_000_000_000;

function likert(code: string, id: string, en: string): Item {
  return { code, text: { id, en }, required: true, type: 'LIKERT' };
}

function remark(code: string, id: string, en: string): Item {
  return { code, text: { id, en }, required: false, type: 'TEXT' };
}

function rupiah(code: string, money: 'BENEFIT' | 'COST', id: string, en: string): Item {
  return { code, text: { id, en }, required: true, type: 'NUMBER', min: 0, max: RUPIAH_LIMIT, integer: true, money };
}

function indicator(code: string, id: string, en: string): Item {
  return { code, text: { id, en }, required: true, type: 'NUMBER', min: 0, max: 1_000_000, integer: false };
}

const reaction: readonly Item[] = [
  likert('relevance', 'Materi sesuai dengan kebutuhan pekerjaan saya.', 'The content fits the needs of my work.'),
  likert(
    'facilitator',
    'Fasilitator menguasai dan menyampaikan materi dengan jelas.',
    'The facilitators knew their subject and explained it clearly.',
  ),
  likert('method', 'Metode dan latihan membantu saya belajar.', 'The methods and exercises helped me learn.'),
  likert(
    'organization',
    'Penyelenggaraan, jadwal dan sarana memadai.',
    'Organization, schedule and facilities were adequate.',
  ),
  likert(
    'satisfaction',
    'Secara keseluruhan saya puas dengan pelatihan ini.',
    'Overall I am satisfied with this training.',
  ),
  remark('suggestion', 'Apa yang sebaiknya diperbaiki?', 'What should be improved?'),
];

const learning: readonly Item[] = [
  likert('understanding', 'Saya memahami pokok-pokok materi.', 'I understand the main points of the content.'),
  likert(
    'skill',
    'Saya mampu mempraktikkan keterampilan yang diajarkan.',
    'I am able to practice the skills that were taught.',
  ),
  likert(
    'confidence',
    'Saya yakin dapat menerapkannya dalam pekerjaan.',
    'I am confident that I can apply them at work.',
  ),
  likert(
    'commitment',
    'Saya berkomitmen menerapkannya dalam tiga bulan ke depan.',
    'I am committed to applying them within three months.',
  ),
  remark('plan', 'Apa yang akan Anda terapkan lebih dahulu?', 'What will you apply first?'),
];

const behavior: readonly Item[] = [
  likert(
    'application',
    'Menerapkan hasil pelatihan dalam pekerjaan sehari-hari.',
    'Applies what was learned in daily work.',
  ),
  likert(
    'quality',
    'Mutu hasil kerja meningkat setelah pelatihan.',
    'The quality of work has improved since the training.',
  ),
  likert('timeliness', 'Pekerjaan diselesaikan tepat waktu.', 'Work is completed on time.'),
  likert('initiative', 'Berinisiatif memperbaiki cara kerja.', 'Takes the initiative to improve how work is done.'),
  likert('sharing', 'Membagikan pengetahuan kepada rekan kerja.', 'Shares the knowledge with colleagues.'),
  remark('example', 'Berikan contoh penerapan yang Anda lihat.', 'Give an example of the application that you saw.'),
];

const results: readonly Item[] = [
  indicator(
    'service_before',
    'Nilai indikator layanan sebelum pelatihan.',
    'Value of the service indicator before the training.',
  ),
  indicator(
    'service_after',
    'Nilai indikator layanan sesudah pelatihan.',
    'Value of the service indicator after the training.',
  ),
  rupiah('benefit', 'BENEFIT', 'Manfaat yang diperoleh (rupiah).', 'Benefit obtained (rupiah).'),
  rupiah('cost', 'COST', 'Biaya yang dikeluarkan (rupiah).', 'Cost incurred (rupiah).'),
  likert(
    'impact',
    'Pelatihan berdampak nyata pada kinerja perangkat daerah.',
    'The training has had a real effect on the performance of the agency.',
  ),
  remark('evidence', 'Indikator layanan dan bukti dukungnya.', 'The service indicator and its evidence.'),
];

function instrument(programId: string, code: string, title: Text, items: readonly Item[]): Instrument {
  return { kind: 'Instrument', programId, code, revision: 1, title, items, frozen: false, origin: shipped, version: 1 };
}

/** The questionnaires of the default plan, one for each of Kirkpatrick's levels. */
export function defaultInstruments(programId: string): Instrument[] {
  const codes = defaultInstrumentCodes;
  return [
    instrument(programId, codes.REACTION, { id: 'Evaluasi reaksi', en: 'Reaction' }, reaction),
    instrument(programId, codes.LEARNING, { id: 'Evaluasi pembelajaran', en: 'Learning' }, learning),
    instrument(programId, codes.BEHAVIOR, { id: 'Evaluasi perilaku kerja', en: 'Behavior at work' }, behavior),
    instrument(programId, codes.RESULTS, { id: 'Evaluasi hasil', en: 'Results' }, results),
  ];
}
