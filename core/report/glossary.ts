import type { Bilingual } from '../messages';
import type { Pair } from './report';
import type { Words } from './words';

/** Words that a reader may not know, each with what it means. */
const glossary = {
  rate: {
    name: { id: 'Tingkat pengisian', en: 'Response rate' },
    text: {
      id: 'Berapa dari yang diminta menjawab benar-benar menjawab.',
      en: 'How many of those who were asked did answer.',
    },
  },
  mean: {
    name: { id: 'Rata-rata', en: 'Mean' },
    text: {
      id: 'Pertanyaan penilaian dijawab dengan 1 (sangat tidak setuju) sampai 5 (sangat setuju); rata-rata adalah jumlah jawaban dibagi banyaknya.',
      en: 'Rating questions are answered with 1 (strongly disagree) to 5 (strongly agree); the mean is the sum of the answers divided by their number.',
    },
  },
  satisfaction: {
    name: { id: 'Kepuasan', en: 'Satisfaction' },
    text: {
      id: 'Rata-rata semua jawaban 1 sampai 5 yang diberikan peserta tepat setelah pelatihan.',
      en: 'The mean of all answers from 1 to 5 that participants gave right after the training.',
    },
  },
  deviation: {
    name: { id: 'Simpangan baku', en: 'Standard deviation' },
    text: {
      id: 'Seberapa jauh jawaban menyebar dari rata-rata: 0 berarti semua sependapat, di atas 1 berarti pendapat terbagi.',
      en: 'How far answers spread around the mean: 0 says that all agree, more than 1 that opinions differ.',
    },
  },
  attendance: {
    name: { id: 'Kehadiran', en: 'Attendance' },
    text: {
      id: 'Jam pelajaran yang dihadiri dibagi jam yang diselenggarakan; datang terlambat dihitung setengah.',
      en: 'Lesson hours attended divided by those held; being late counts half.',
    },
  },
  gain: {
    name: { id: 'Peningkatan hasil belajar', en: 'Learning gain' },
    text: {
      id: 'Nilai tes sesudah dikurangi nilai tes sebelum pelatihan, rata-rata peserta yang memiliki keduanya, dalam poin dari 100.',
      en: 'Test score after the training less the one before, the mean of participants with both, in points of 100.',
    },
  },
  behavior: {
    name: { id: 'Nilai perilaku kerja', en: 'Behavior score' },
    text: {
      id: 'Nilai 0 sampai 100 bagi tiap peserta dari penilaian diri, atasan, rekan dan bawahan menurut bobot program; di sini rata-ratanya.',
      en: 'A score of 0 to 100 for each participant from the ratings of self, supervisor, peers and subordinates by the weights of the program; here their mean.',
    },
  },
  roi: {
    name: { id: 'Imbal hasil investasi', en: 'Return on investment' },
    text: {
      id: 'Manfaat yang dilaporkan perangkat daerah dikurangi biaya, dibagi biaya: 50% berarti setiap Rp1 kembali sebagai Rp1,50.',
      en: 'Benefit that agencies report less cost, divided by cost: 50% says that every Rp1 came back as Rp1.50.',
    },
  },
  limit: {
    name: { id: 'Batas', en: 'Limit' },
    text: {
      id: 'Angka terendah yang masih dianggap baik menurut rencana evaluasi program. Yang di bawahnya menjadi temuan.',
      en: 'The lowest figure that the program’s evaluation plan takes for good. What is below it is a finding.',
    },
  },
  raters: {
    name: { id: 'Penilai', en: 'Raters' },
    text: {
      id: 'Rekan sejawat dan bawahan dipilih dengan undian dan menjawab tanpa nama; jawaban mereka tidak dapat ditelusuri.',
      en: 'Peers and subordinates are drawn by lot and answer anonymously; their answers cannot be traced.',
    },
  },
  withheld: {
    name: { id: 'Tidak ditampilkan', en: 'Withheld' },
    text: {
      id: 'Angka dari kurang dari 3 jawaban tidak ditampilkan kepada siapa pun, agar tidak seorang pun dapat dikenali dari jawabannya.',
      en: 'A figure of fewer than 3 answers is shown to nobody, so that nobody can be known by what they answered.',
    },
  },
  dash: {
    name: { id: '–', en: '–' },
    text: {
      id: 'Tidak diukur, belum ditutup, atau tidak ditampilkan: angka dari kurang dari 3 jawaban, dan angka yang akan mengungkapnya, tidak ditampilkan kepada siapa pun.',
      en: 'Not measured, not closed yet, or withheld: figures of fewer than 3 answers, and what would give them away, are shown to nobody.',
    },
  },
  year: {
    name: { id: 'Tahun', en: 'Year' },
    text: {
      id: 'Pelatihan dihitung pada tahun berakhirnya; jawaban dihitung pada tahun masa pengisiannya ditutup. Penerapan dalam pekerjaan baru dinilai beberapa bulan setelah pelatihan, sehingga sering masuk tahun berikutnya.',
      en: 'A training counts in the year in which it ended; answers count in the year in which their evaluation closed. Application at work is rated months after a training, and so often falls into the next year.',
    },
  },
  design: {
    name: { id: 'Versi rancangan', en: 'Design version' },
    text: {
      id: 'Program berubah dari waktu ke waktu; tiap pelatihan diselenggarakan menurut versi yang berlaku saat diterbitkan.',
      en: 'A program changes over time; each training is held under the version in force when it was published.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly name: Bilingual; readonly text: Bilingual }>>;

export type Term = keyof typeof glossary;

export const termsInWords = ({ of }: Words, terms: readonly Term[]): Pair[] =>
  terms.map((term) => [of(glossary[term].name), of(glossary[term].text)]);
