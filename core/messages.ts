import type { ErrorCode, ProblemCode, Telling } from './errors';

/** Languages of every text that a person sees; Indonesian is the default. */
export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];
export type Bilingual = { readonly [L in Language]: string };

/** What each error code says. `{name}` is replaced by the detail of that name. */
export const errorMessages: { readonly [C in ErrorCode]: Bilingual } = {
  UNAUTHENTICATED: {
    id: 'Anda belum masuk, atau sesi Anda telah berakhir.',
    en: 'You are not signed in, or your session has ended.',
  },
  NOT_FOUND: { id: 'Data tidak ditemukan.', en: 'Not found.' },
  BAD_INPUT: {
    id: 'Ada isian yang tidak sah; sebabnya tertera pada tiap isian.',
    en: 'Some of the input is not valid; each field says why.',
  },
  BAD_CURSOR: { id: 'Penanda halaman tidak berlaku untuk daftar ini.', en: 'The cursor does not belong to this list.' },
  PAGE_TOO_LARGE: { id: 'Ukuran halaman harus antara 1 dan {limit}.', en: 'A page holds between 1 and {limit} rows.' },
  BAD_NIP: {
    id: 'NIP tidak sah untuk jenis kepegawaian ini.',
    en: 'The NIP is not valid for this kind of employment.',
  },
  NIP_TAKEN: { id: 'NIP ini sudah terdaftar.', en: 'This NIP is already registered.' },
  ID_TAKEN: { id: 'Id ini sudah dipakai untuk data lain.', en: 'This id is already used for something else.' },
  STALE_VERSION: {
    id: 'Data telah berubah sejak Anda membacanya; muat ulang lalu coba lagi.',
    en: 'It has changed since you read it; reload and try again.',
  },
  CONFLICT: {
    id: 'Terlalu banyak perubahan pada saat yang sama; coba lagi.',
    en: 'Too many changes at the same time; try again.',
  },
  ILLEGAL_TRANSITION: {
    id: 'Tindakan ini tidak mungkin pada status {status}.',
    en: 'This is not possible while the status is {status}.',
  },
  NO_SESSIONS: {
    id: 'Pelatihan tanpa sesi tidak dapat diterbitkan.',
    en: 'A training without sessions cannot be published.',
  },
  SESSION_TIMES: {
    id: 'Waktu sesi tidak sah: sesi berakhir setelah mulai, paling lama 24 jam, dan pada pelatihan terbuka belum lewat.',
    en: 'The session times are not valid: a session ends after it starts, within 24 hours, and in an open training it lies ahead.',
  },
  SESSION_OVERLAP: { id: 'Sesi ini bertumpang tindih dengan sesi lain.', en: 'This session overlaps another one.' },
  QUOTA_BELOW_CONFIRMED: {
    id: 'Kuota tidak boleh di bawah jumlah peserta terkonfirmasi ({confirmed}).',
    en: 'The quota cannot be below the number of confirmed participants ({confirmed}).',
  },
  ENROLLMENT_CLOSED: { id: 'Pendaftaran pelatihan ini sudah ditutup.', en: 'Enrollment for this training is closed.' },
  ALREADY_ENROLLED: {
    id: 'Pegawai ini sudah terdaftar pada pelatihan ini.',
    en: 'This person is already enrolled in this training.',
  },
  SCHEDULE_CONFLICT: {
    id: 'Jadwalnya bertumpang tindih dengan pelatihan lain yang sudah dikonfirmasi.',
    en: 'It overlaps a session of another confirmed training.',
  },
  OWN_NOMINATION: { id: 'Tidak seorang pun memutuskan usulannya sendiri.', en: 'Nobody decides their own nomination.' },
  NOT_CONFIRMED: { id: 'Pegawai ini bukan peserta terkonfirmasi.', en: 'This person is not a confirmed participant.' },
  ATTENDANCE_CLOSED: {
    id: 'Kehadiran sesi ini tidak dapat dicatat sekarang.',
    en: 'Attendance of this session cannot be recorded now.',
  },
  CHECK_IN_CLOSED: {
    id: 'Presensi dibuka 30 menit sebelum sesi mulai sampai sesi berakhir.',
    en: 'Check-in is open from 30 minutes before the session starts until it ends.',
  },
  SCORES_CLOSED: {
    id: 'Nilai pelatihan ini tidak dapat dicatat sekarang.',
    en: 'Scores of this training cannot be recorded now.',
  },
  NO_TEST: { id: 'Pelatihan ini tidak memiliki tes.', en: 'This training has no test.' },
  ASSIGNMENT_OVERLAP: {
    id: 'Penugasan ini bertumpang tindih dengan penugasan lain.',
    en: 'This assignment overlaps another one.',
  },
  INACTIVE_PERSON: { id: 'Pegawai ini sudah tidak aktif.', en: 'This person is no longer in service.' },
  TASK_CLOSED: {
    id: 'Masa pengisian evaluasi ini belum dibuka atau sudah berakhir.',
    en: 'The window of this evaluation is not open.',
  },
  NO_RESULTS_YET: {
    id: 'Belum ada hasil: hasil tersedia setelah masa pengisian evaluasi ditutup.',
    en: 'There are no results yet: they follow when the evaluation has closed.',
  },
  TASK_ANSWERED: {
    id: 'Evaluasi ini sudah dijawab; jawaban tidak dapat diubah.',
    en: 'This evaluation has been answered; answers cannot be changed.',
  },
  ANSWERS_INVALID: {
    id: 'Beberapa jawaban tidak sesuai dengan instrumen.',
    en: 'Some answers do not match the instrument.',
  },
  AWARD_SETTLED: { id: 'Insentif pelatihan ini sudah dibayarkan.', en: 'Incentives of this training have been paid.' },
  BUDGET_EXISTS: {
    id: 'Anggaran program untuk tahun ini sudah ada.',
    en: 'The program already has a budget for this year.',
  },
  BUDGET_CLOSED: {
    id: 'Tahun anggaran ini sudah berakhir.',
    en: 'This fiscal year has ended.',
  },
  OWN_AWARD: {
    id: 'Tidak seorang pun bertindak atas insentifnya sendiri.',
    en: 'Nobody acts on their own award.',
  },
  SAME_ADMINISTRATOR: {
    id: 'Daftar ini harus disetujui oleh admin lain, bukan yang mengajukannya.',
    en: 'Another administrator than the one who submitted it has to approve it.',
  },
  BATCH_CHANGED: {
    id: 'Isi daftar ini telah berubah sejak ditampilkan; ajukan kembali.',
    en: 'What it contains has changed since it was shown; submit it again.',
  },
  NOT_PROPOSED: {
    id: 'Insentif ini tidak menunggu persetujuan.',
    en: 'This award does not wait for approval.',
  },
  IN_BATCH: {
    id: 'Insentif ini sudah diajukan dalam daftar lain ({batch}).',
    en: 'This award is submitted in another batch ({batch}).',
  },
  NOT_APPROVED: {
    id: 'Insentif ini tidak menunggu pembayaran.',
    en: 'This award does not wait for a payment.',
  },
  AMOUNT_DIFFERS: {
    id: 'Jumlahnya berbeda dari yang disetujui (Rp{amount}).',
    en: 'The amount differs from what was approved (Rp{amount}).',
  },
  RECOVERY_CLOSED: {
    id: 'Pengembalian ini sudah selesai.',
    en: 'This recovery has ended.',
  },
  VERSION_FROZEN: {
    id: 'Versi ini sudah dipakai dan tidak dapat diubah.',
    en: 'This version is in use and cannot be changed.',
  },
  AGREEMENT_ENDED: {
    id: 'Perjanjian kerja sama mitra ini belum atau tidak lagi berlaku.',
    en: 'The agreement of this partner is not in force.',
  },
  STILL_SERVING: {
    id: 'Data pegawai yang masih bertugas tidak dapat dihapus.',
    en: 'The data of somebody who still serves cannot be erased.',
  },
  OPEN_MONEY: {
    id: 'Masih ada uang yang harus dibayarkan kepada atau dikembalikan oleh orang ini.',
    en: 'There is money still to be paid to this person or to be paid back by them.',
  },
};

/** What is wrong with one field, where that is finer than the error's own code. */
const problemMessages: { readonly [C in ProblemCode]: Bilingual } = {
  MALFORMED_ID: { id: 'Bentuk id tidak sah.', en: 'The id is malformed.' },
  REQUIRED: { id: 'Wajib diisi.', en: 'This is required.' },
  UNREADABLE: { id: 'Isian ini bukan jenis yang diminta.', en: 'This is not of the kind that is asked for.' },
  UNKNOWN_ITEM: { id: 'Butir ini tidak ada dalam instrumen.', en: 'The instrument has no such item.' },
  WRONG_TYPE: { id: 'Jenis jawaban tidak sesuai.', en: 'The answer has the wrong type.' },
  OUT_OF_RANGE: { id: 'Nilai di luar batas.', en: 'The value is out of range.' },
  UNKNOWN_OPTION: { id: 'Pilihan ini tidak ada.', en: 'There is no such option.' },
  TOO_LONG: { id: 'Terlalu panjang.', en: 'It is too long.' },
  MALFORMED_CODE: { id: 'Bentuk kode tidak sah.', en: 'The code is malformed.' },
  DUPLICATE: { id: 'Sudah ada.', en: 'It is there already.' },
  REPEATED: { id: 'Ada yang disebut lebih dari sekali.', en: 'Something is named more than once.' },
  NOT_EXACTLY_ONE: { id: 'Sebutkan tepat satu.', en: 'Name exactly one.' },
  PERIOD_OF_STATUS: { id: 'Rentang waktu hanya berlaku bersama status.', en: 'A period goes with a status only.' },
  BAD_DATE: { id: 'Tanggal ini tidak ada.', en: 'There is no such date.' },
  IN_FUTURE: { id: 'Tanggal ini belum tiba.', en: 'This date lies in the future.' },
  NOT_AFTER_START: { id: 'Tanggal ini harus setelah awalnya.', en: 'This has to be after the start.' },
  BAD_EMAIL: { id: 'Ini bukan alamat surel.', en: 'This is no e-mail address.' },
  PPPK_ONLY: { id: 'Hanya berlaku untuk PPPK.', en: 'This is for PPPK only.' },
  CORRECTION_ONLY: { id: 'Hanya untuk permintaan perbaikan.', en: 'This is for corrections only.' },
  ROLE_OF_PLATFORM: { id: 'Peran ini milik sistem sendiri.', en: 'This role is the platform’s own.' },
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
  STAGE_MISSING: { id: 'Setiap tahap harus ada.', en: 'Every stage has to be there.' },
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

/** What an unexpected failure says: nothing of its cause. */
export const unexpected: Bilingual = {
  id: 'Terjadi kesalahan pada sistem. Sebutkan nomor permintaan ini saat melapor.',
  en: 'Something went wrong. Quote this request id when you report it.',
};

/** The text of an error in a language. */
export function messageOf(
  code: ErrorCode,
  language: Language,
  details: Readonly<Record<string, string | number>>,
): string {
  return filled(errorMessages[code][language], details);
}

/** A text with `{name}` replaced by the detail of that name. */
export function filled(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}

/** The text of a problem with one field in a language. */
export function problemMessageOf(
  code: Telling,
  language: Language,
  details: Readonly<Record<string, string | number>>,
): string {
  if (code in problemMessages) return problemMessages[code as ProblemCode][language];
  return messageOf(code as ErrorCode, language, details);
}

/**
 * The language that an `Accept-Language` header asks for: the supported one with the highest quality, else Indonesian
 * (RFC 9110 §12.5.4).
 */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0], quality: Number(quality ?? 1), position };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  return (
    languages.find((language) => language === wanted.find((w) => languages.some((l) => l === w.language))?.language) ??
    'id'
  );
}
