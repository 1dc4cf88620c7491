import type { Details, ErrorCode, Labelled } from './errors';
import { labels } from './labels';

/** Languages of every text that a person sees; Indonesian is the default. */
export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];
export type Bilingual = { readonly [L in Language]: string };

/** What each error code says. `{name}` is replaced by the detail of that name. */
export const errorMessages: { readonly [C in ErrorCode]: Bilingual } = {
  NOT_FOUND: { id: 'Data tidak ditemukan.', en: 'Not found.' },
  BAD_INPUT: {
    id: 'Ada isian yang tidak sah; sebabnya tertera pada tiap isian.',
    en: 'Some of the input is not valid; each field says why.',
  },
  BAD_CURSOR: { id: 'Penanda halaman tidak berlaku untuk daftar ini.', en: 'The cursor does not belong to this list.' },
  PAGE_TOO_LARGE: { id: 'Ukuran halaman harus antara 1 dan {limit}.', en: 'A page holds between 1 and {limit} rows.' },
  BAD_NIP: {
    id: 'NIP tidak sah: 18 angka yang sesuai dengan jenis kepegawaian.',
    en: 'The NIP is not valid: it has 18 digits that fit the kind of employment.',
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
  SESSIONS_OVER: {
    id: 'Semua sesi pelatihan ini sudah lewat; jadwalkan ulang sebelum diterbitkan.',
    en: 'All sessions of this training are over; reschedule them before it is published.',
  },
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
  NO_ASSIGNMENT: {
    id: 'Pegawai ini belum ditugaskan pada perangkat daerah mana pun.',
    en: 'This person is not assigned to any agency.',
  },
  TASK_CLOSED: {
    id: 'Masa pengisian evaluasi ini belum dibuka atau sudah berakhir.',
    en: 'The window of this evaluation is not open.',
  },
  TASK_VOIDED: {
    id: 'Evaluasi ini telah ditiadakan; tidak perlu dijawab.',
    en: 'This evaluation was voided; nobody has to answer it.',
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
  OWN_ACCOUNT: {
    id: 'Tidak seorang pun mengikat akun untuk dirinya sendiri; mintalah admin provinsi lain.',
    en: 'Nobody binds an account of their own; ask another administrator of the province.',
  },
  NO_PERSON: {
    id: 'Akun ini tidak terikat pada seorang pegawai, dan tidak memutuskan uang siapa pun.',
    en: 'This account is bound to no person, and decides about nobody’s money.',
  },
  OWN_AWARD: {
    id: 'Tidak seorang pun bertindak atas insentifnya sendiri.',
    en: 'Nobody acts on their own award.',
  },
  SAME_ADMINISTRATOR: {
    id: 'Daftar ini harus disetujui oleh admin lain, bukan yang mengajukannya.',
    en: 'Another administrator than the one who submitted it has to approve it.',
  },
  OWN_DECISION: {
    id: 'Yang mengajukan atau menyetujui insentif ini tidak mencatat pembayaran atau pengembaliannya, dan tidak menghapus utangnya.',
    en: 'Whoever submitted or approved this award neither records its payment or return, nor waives what is owed of it.',
  },
  BATCH_CHANGED: {
    id: 'Isi daftar ini telah berubah sejak ditampilkan; batalkan dan ajukan kembali.',
    en: 'What it contains has changed since it was shown; dismiss it, and submit it again.',
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

/** What an unexpected failure says: nothing of its cause. */
export const unexpected: Bilingual = {
  id: 'Terjadi kesalahan pada sistem. Sebutkan nomor permintaan ini saat melapor.',
  en: 'Something went wrong. Quote this request id when you report it.',
};

/** The text of an error in a language. */
export function messageOf(code: ErrorCode, language: Language, details: Details): string {
  return filled(errorMessages[code], language, details);
}

/** A text in a language, with `{name}` replaced by the detail of that name. */
export function filled(text: Bilingual, language: Language, details: Details): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const detail = details[name] ?? whole;
    return typeof detail === 'object' ? labelOf(detail, language) : String(detail);
  });
}

function labelOf({ of, value }: Labelled, language: Language): string {
  const texts: Readonly<Record<string, Bilingual>> = labels[of];
  return texts[value]?.[language] ?? value;
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
