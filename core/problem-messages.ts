import type { Details, ProblemCode, Telling } from './errors';
import { type Bilingual, errorMessages, filled, type Language } from './messages';

/** What is wrong with one field, where that is finer than the error's own code. */
const problemMessages: { readonly [C in ProblemCode]: Bilingual } = {
  MALFORMED_ID: { id: 'Bentuk id tidak sah.', en: 'The id is malformed.' },
  REQUIRED: { id: 'Wajib diisi.', en: 'This is required.' },
  UNREADABLE: { id: 'Isian ini bukan jenis yang diminta.', en: 'This is not of the kind that is asked for.' },
  UNKNOWN_ITEM: { id: 'Butir ini tidak ada dalam instrumen.', en: 'The instrument has no such item.' },
  WRONG_TYPE: { id: 'Jenis jawaban tidak sesuai.', en: 'The answer has the wrong type.' },
  OUT_OF_RANGE: { id: 'Harus antara {min} dan {max}.', en: 'This has to be between {min} and {max}.' },
  NOT_WHOLE: { id: 'Harus bilangan bulat.', en: 'This has to be a whole number.' },
  TWO_DECIMALS: { id: 'Paling banyak dua angka di belakang koma.', en: 'At most two decimals.' },
  UNKNOWN_OPTION: { id: 'Pilihan ini tidak ada.', en: 'There is no such option.' },
  TOO_LONG: { id: 'Paling banyak {max} karakter.', en: 'At most {max} characters.' },
  UNPRINTABLE: {
    id: 'Mengandung karakter yang tidak dapat ditampilkan.',
    en: 'It holds characters that cannot be shown.',
  },
  MALFORMED_CODE: { id: 'Bentuk kode tidak sah.', en: 'The code is malformed.' },
  DUPLICATE: { id: 'Sudah ada.', en: 'It is there already.' },
  REPEATED: { id: 'Ada yang disebut lebih dari sekali.', en: 'Something is named more than once.' },
  NOT_EXACTLY_ONE: { id: 'Sebutkan tepat satu.', en: 'Name exactly one.' },
  PERIOD_OF_STATUS: { id: 'Rentang waktu hanya berlaku bersama status.', en: 'A period goes with a status only.' },
  BAD_DATE: { id: 'Tanggal ini tidak ada.', en: 'There is no such date.' },
  IN_FUTURE: { id: 'Tanggal ini belum tiba.', en: 'This date lies in the future.' },
  BEFORE_START: {
    id: 'Belum dapat dicatat: sesi pertama belum dimulai.',
    en: 'Too early: the first session has not started.',
  },
  TOO_YOUNG: {
    id: 'Pada tanggal ini pegawai belum cukup umur untuk bertugas.',
    en: 'On this date the person was too young to serve.',
  },
  NOT_AFTER_START: { id: 'Tanggal ini harus setelah awalnya.', en: 'This has to be after the start.' },
  BAD_EMAIL: { id: 'Ini bukan alamat surel.', en: 'This is no e-mail address.' },
  BAD_RANK: {
    id: 'Bukan golongan pegawai ini: PNS I/a sampai IV/e, PPPK I sampai XVII.',
    en: 'This is no rank of theirs: PNS have I/a to IV/e, PPPK I to XVII.',
  },
  PPPK_ONLY: { id: 'Hanya berlaku untuk PPPK.', en: 'This is for PPPK only.' },
  CORRECTION_ONLY: { id: 'Hanya untuk permintaan perbaikan.', en: 'This is for corrections only.' },
  RESERVED_NAME: { id: 'Nama ini milik sistem.', en: 'This name is the platform’s own.' },
  ROLE_OF_PLATFORM: { id: 'Peran ini milik sistem sendiri.', en: 'This role is the platform’s own.' },
  SEPARATE_DUTIES: {
    id: 'Yang menyetujui insentif tidak boleh membayarkannya: PROVINCE_ADMIN dan FINANCE harus terpisah.',
    en: 'Who approves incentives must not settle them: PROVINCE_ADMIN and FINANCE have to be two accounts.',
  },
  RATES_THEMSELF: { id: 'Penilai tidak boleh orang yang dinilai.', en: 'The rater cannot be the person rated.' },
  OTHER_BUDGET: {
    id: 'Insentif ini dari program atau tahun anggaran lain.',
    en: 'This award is of another program or fiscal year.',
  },
  BAD_PERIOD: { id: 'Jangka waktu tidak sah.', en: 'The period is not valid.' },
  DUE_AFTER_CLOSE: { id: 'Batas pengisian melewati penutupan.', en: 'It is due after the wave has closed.' },
  RATERS_OF_LEVEL: {
    id: 'Penilai ini tidak sesuai dengan tingkat evaluasi.',
    en: 'Such raters do not answer at this level.',
  },
  UNKNOWN_INSTRUMENT: { id: 'Instrumen ini tidak ada.', en: 'There is no such instrument.' },
  NO_LIKERT_ITEM: {
    id: 'Evaluasi perilaku memerlukan sedikitnya satu butir Likert.',
    en: 'Behavior is measured by at least one Likert item.',
  },
  STAGE_MISSING: { id: 'Tahap {stage} harus ada.', en: 'Stage {stage} has to be there.' },
  COMPONENT_OF_STAGE: {
    id: 'Komponen ini bukan bagian dari tahapnya.',
    en: 'This component does not belong to its stage.',
  },
  MAIN_COMPONENT_MISSING: {
    id: 'Tahap penyelesaian memerlukan kehadiran, tahap penerapan memerlukan perilaku kerja.',
    en: 'Completion needs attendance, application needs behavior.',
  },
  GATE_OF_STAGE: { id: 'Tahap ini tidak memiliki syarat kehadiran.', en: 'This stage has no gate of attendance.' },
  TIERS_UNORDERED: {
    id: 'Jenjang diurutkan dari batas tertinggi.',
    en: 'Tiers stand in the order of their limits, highest first.',
  },
  TIER_WORTH_MORE: {
    id: 'Jenjang ini bernilai lebih daripada jenjang di atasnya.',
    en: 'This tier is worth more than the one above it.',
  },
  TIER_UNREACHABLE: {
    id: 'Jenjang ini tidak dapat dicapai: siapa pun yang memenuhi syarat memperoleh jenjang di atasnya.',
    en: 'Nobody reaches this tier: whoever passes the gates reaches the one above.',
  },
  TOO_MANY_PEOPLE: {
    id: 'Pesertanya terlalu banyak untuk satu pratinjau.',
    en: 'There are too many participants for one preview.',
  },
  NOT_THE_NEXT: { id: 'Nomor ini bukan nomor berikutnya.', en: 'This is not the next number.' },
  SUPERVISOR_CYCLE: {
    id: 'Atasan tidak boleh diri sendiri atau bawahannya sendiri.',
    en: 'A supervisor is neither the person nor supervised by the person.',
  },
};

/** The text of a problem with one field in a language. */
export function problemMessageOf(code: Telling, language: Language, details: Details): string {
  const texts: { readonly [C in Telling]: Bilingual } = { ...errorMessages, ...problemMessages };
  return filled(texts[code], language, details);
}
