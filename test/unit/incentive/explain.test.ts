import { bare } from '../../../core/incentive/basis';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { explain } from '../../../core/incentive/explain';
import type { ExplanationTopic } from '../../../core/incentive/explanation';
import type { Award } from '../../../core/incentive/incentive';
import { rupiahInWords } from '../../../core/incentive/words';
import type { Bilingual } from '../../../core/messages';
import { sample } from '../../support/entities';

const scheme = defaultScheme('prg');
const training = { title: 'Manajemen Risiko' };

const told = (award: Award, topic: ExplanationTopic): Bilingual[] =>
  explain({ award, scheme, training }).flatMap((line) => (line.topic === topic ? [line.text] : []));
const en = (award: Award, topic: ExplanationTopic): string[] => told(award, topic).map((text) => text.en);

const completion = (parts: Partial<Award> = {}): Award =>
  sample('Award', {
    stage: 'COMPLETION',
    amount: 0,
    money: null,
    breakdown: [
      { component: 'ATTENDANCE', weight: 60, score: 9000 },
      { component: 'LEARNING', weight: 40, score: 8405 },
    ],
    basis: {
      ...bare({ gate: 'ATTENDANCE', met: true }),
      jp: { present: 17, late: 2, held: 20 },
      learning: { postTest: 8405 },
    },
    ...parts,
  });
const application = (parts: Partial<Award> = {}): Award => sample('Award', parts);

it.each([
  [0, 'Rp0', 'Rp0'],
  [-1_500, '−Rp1.500', '−Rp1,500'],
  [999, 'Rp999', 'Rp999'],
  [1_234_567_890, 'Rp1.234.567.890', 'Rp1,234,567,890'],
])('%d rupiah', (amount, id, inEnglish) => {
  expect(rupiahInWords(amount)).toEqual({ id, en: inEnglish });
});

describe('what came of a stage', () => {
  it.each<[Award, Bilingual]>([
    [
      application(),
      {
        id: 'Tahap Penerapan: jenjang MADYA, 100 poin dan Rp300.000.',
        en: 'Stage Application: tier MADYA, 100 points and Rp300,000.',
      },
    ],
    [
      completion(),
      { id: 'Tahap Penyelesaian: jenjang MADYA, 100 poin.', en: 'Stage Completion: tier MADYA, 100 points.' },
    ],
    [
      application({ outcome: 'GATE_OWN_TASK', tier: null, points: 0, amount: 0 }),
      {
        id: 'Tahap Penerapan: tidak ada insentif, karena evaluasi diri tidak dijawab.',
        en: 'Stage Application: no award, because: own evaluation not answered.',
      },
    ],
  ])('is a sentence: %#', (award, sentence) => {
    expect(told(award, 'OUTCOME')).toEqual([sentence]);
  });
});

describe('what a component came to', () => {
  it('of completing: attendance by JP, and the post-test', () => {
    expect(told(completion(), 'COMPONENT')).toEqual([
      { id: 'Kehadiran: 90,00 dari 100, bobot 60.', en: 'Attendance: 90.00 of 100, weight 60.' },
      {
        id: 'Hadir 17 JP penuh dan terlambat 2 JP (dihitung setengah) dari 20 JP yang terselenggara.',
        en: 'Present for 17 JP and late for 2 JP (which count half) of the 20 JP that were held.',
      },
      { id: 'Hasil belajar: 84,05 dari 100, bobot 40.', en: 'Learning: 84.05 of 100, weight 40.' },
      { id: 'Nilai tes akhir 84,05.', en: 'Post-test score 84.05.' },
    ]);
  });

  it('of a missing post-test: nothing', () => {
    const learning = completion({ breakdown: [{ component: 'LEARNING', weight: 40, score: 0 }] });
    const missing = {
      id: 'Nilai tes akhir belum ada dan dihitung 0.',
      en: 'There is no post-test score yet; it counts 0.',
    };
    const withoutScore = { ...learning, basis: { ...learning.basis, learning: { postTest: null } } };
    expect(told(withoutScore, 'COMPONENT')[1]).toEqual(missing);
    expect(told({ ...learning, basis: bare() }, 'COMPONENT')[1]).toEqual(missing);
  });

  it('of applying: who was counted and who was not, and how late each evaluation was', () => {
    const [behavior, timeliness] = application().breakdown;
    const ownTasks = (['VOIDED', 'UNANSWERED', 0, 2] as const).map((late) => ({ level: 'LEARNING', late }) as const);
    const punctual = application({ breakdown: [timeliness!], basis: { ...bare(), ownTasks } });
    expect(told(punctual, 'COMPONENT')).toEqual([
      { id: 'Ketepatan waktu: 93,33 dari 100, bobot 40.', en: 'Timeliness: 93.33 of 100, weight 40.' },
      {
        id: 'Evaluasi Pembelajaran: ditiadakan, tidak dihitung.',
        en: 'Evaluation Learning: voided, it does not count.',
      },
      { id: 'Evaluasi Pembelajaran: tidak dijawab, 0.', en: 'Evaluation Learning: not answered, 0.' },
      {
        id: 'Evaluasi Pembelajaran: dijawab tepat waktu, 100,00.',
        en: 'Evaluation Learning: answered in time, 100.00.',
      },
      {
        id: 'Evaluasi Pembelajaran: dijawab 2 hari setelah batas waktu, 80,00.',
        en: 'Evaluation Learning: answered 2 days after it was due, 80.00.',
      },
    ]);
    const rated = (...countedKinds: Award['countedKinds'][number][]) =>
      told(application({ breakdown: [behavior!], countedKinds }), 'COMPONENT').slice(1);
    expect(rated('SELF', 'SUPERVISOR', 'PEER')).toEqual([
      {
        id: 'Penilai yang dihitung, dengan bobotnya: diri sendiri (20), atasan (50), rekan sejawat (30).',
        en: 'Raters who counted, with their weights: self (20), supervisor (50), peer (30).',
      },
    ]);
    expect(rated('SUPERVISOR', 'SUBORDINATE')).toEqual([
      {
        id: 'Penilai yang dihitung, dengan bobotnya: atasan (45), bawahan (15).',
        en: 'Raters who counted, with their weights: supervisor (45), subordinate (15).',
      },
      {
        id: 'Tidak dihitung, dan bobotnya dibagi ulang: diri sendiri, rekan sejawat (tidak ada jawaban, atau kurang dari 3 jawaban rekan atau bawahan).',
        en: 'Did not count, and their weight was spread: self, peer (no answer, or fewer than 3 of peers or subordinates).',
      },
    ]);
  });

  it('says nothing of hours that an older award has not kept', () => {
    const attendance = completion({ basis: bare(), breakdown: [{ component: 'ATTENDANCE', weight: 60, score: 9000 }] });
    expect(told(attendance, 'COMPONENT')).toHaveLength(1);
  });

  it.each<[Award['breakdown'][number]['component'], Award['outcome'], Bilingual]>([
    [
      'LEARNING',
      'AWARDED',
      {
        id: 'Hasil belajar tidak dihitung: pelatihan ini tidak memiliki tes.',
        en: 'Learning does not count: the training has no test.',
      },
    ],
    [
      'BEHAVIOR',
      'GATE_OWN_TASK',
      {
        id: 'Perilaku kerja tidak dihitung: tidak ada penilaian dari atasan atau sedikitnya 3 rekan.',
        en: 'Behavior does not count: no rating by the supervisor or by at least 3 peers.',
      },
    ],
    [
      'TIMELINESS',
      'AWARDED',
      {
        id: 'Ketepatan waktu tidak dihitung: tidak ada evaluasi diri yang harus dijawab.',
        en: 'Timeliness does not count: there was no own evaluation to answer.',
      },
    ],
    [
      'ATTENDANCE',
      'GATE_ATTENDANCE',
      {
        id: 'Kehadiran tidak dihitung: tidak ada sesi yang terselenggara.',
        en: 'Attendance does not count: no session was held.',
      },
    ],
    [
      'BEHAVIOR',
      'NOT_COMPLETED',
      {
        id: 'Perilaku kerja tidak dihitung: pelatihan tidak diselesaikan.',
        en: 'Behavior does not count: training not completed.',
      },
    ],
    [
      'LEARNING',
      'TRAINING_CANCELLED',
      { id: 'Hasil belajar tidak dihitung: pelatihan dibatalkan.', en: 'Learning does not count: training cancelled.' },
    ],
  ])('%s of %s: why it does not count', (component, outcome, sentence) => {
    const award = completion({ outcome, breakdown: [{ component, weight: 40, score: null }] });
    expect(told(award, 'COMPONENT')).toEqual([sentence]);
  });
});

describe('how a score follows from its components', () => {
  it('is a sum over the weights that count', () => {
    expect(told(application(), 'SCORE')).toEqual([
      {
        id: 'Nilai = (60 × 76,00 + 40 × 93,33) / 100 = 82,93.',
        en: 'Score = (60 × 76.00 + 40 × 93.33) / 100 = 82.93.',
      },
    ]);
    const [behavior, timeliness] = application().breakdown;
    const breakdown = [behavior!, { ...timeliness!, score: null }];
    expect(en(application({ score: 7600, breakdown }), 'SCORE')).toEqual(['Score = (60 × 76.00) / 60 = 76.00.']);
    expect(told(application({ score: null }), 'SCORE')).toEqual([]);
  });
});

describe('what a stage asked for', () => {
  it('is told condition by condition', () => {
    const gates = [
      { gate: 'COMPLETED', met: true },
      { gate: 'OWN_TASK', met: false },
      { gate: 'INDEPENDENT_RATING', met: true },
    ] as const;
    expect(told(application({ basis: bare(...gates) }), 'GATE')).toEqual([
      { id: 'Syarat lulus pelatihan: terpenuhi.', en: 'Condition training completed: met.' },
      {
        id: 'Syarat evaluasi perilaku diri dijawab: tidak terpenuhi.',
        en: 'Condition own behavior evaluation answered: not met.',
      },
      {
        id: 'Syarat penilaian atasan atau sedikitnya 3 rekan: terpenuhi.',
        en: 'Condition rating by the supervisor or by at least 3 peers: met.',
      },
    ]);
    expect(told(completion(), 'GATE')).toEqual([
      { id: 'Syarat kehadiran sedikitnya 80,00: terpenuhi.', en: 'Condition attendance of at least 80.00: met.' },
    ]);
  });
});

describe('the tiers', () => {
  it('are told in both languages', () => {
    expect(told(application(), 'TIER')).toEqual([
      { id: 'Jenjang MADYA dimulai pada 80,00.', en: 'Tier MADYA starts at 80.00.' },
      { id: 'Jenjang UTAMA dimulai pada 90,00.', en: 'Tier UTAMA starts at 90.00.' },
    ]);
  });

  it.each<[string, Partial<Award>, string[]]>([
    ['the highest has none above it', { score: 9000 }, ['Tier UTAMA starts at 90.00.']],
    ['one that is just missed', { score: 8999 }, ['Tier MADYA starts at 80.00.', 'Tier UTAMA starts at 90.00.']],
    ['below the lowest', { score: 0, outcome: 'BELOW_TIERS' }, ['Tier PRATAMA starts at 70.00.']],
    ['where a condition was not met', { score: 8500, outcome: 'GATE_OWN_TASK' }, []],
    ['where there is no score', { score: null, outcome: 'NO_INDEPENDENT_RATING' }, []],
    ['where there is no score, whatever came of it', { score: null, outcome: 'BELOW_TIERS' }, []],
  ])('%s', (_case, parts, lines) => {
    expect(en(application(parts), 'TIER')).toStrictEqual(lines);
  });
});

describe('where the money is', () => {
  const payment = (reference: string, amount: number, takenBack = 0) => ({
    reference,
    year: 2027,
    amount,
    takenBack,
    at: '',
  });
  const none = { waiting: [], proposed: 0, approved: 0, payments: [], lost: null } as const;

  it('is told part by part', () => {
    const waiting = [50_000, 30_000].map((amount, n) => ({ order: `${n}`, amount }));
    const payments = [payment('SP2D-1', 100_000, 30_000), payment('SP2D-2', 10_000)];
    const money = { ...none, waiting, proposed: 70_000, approved: 40_000, payments, lost: 'REJECTED' } as const;
    expect(told(application({ money }), 'MONEY')).toEqual([
      { id: 'Rp80.000 menunggu anggaran 2027.', en: 'Rp80,000 waits for the budget of 2027.' },
      { id: 'Rp70.000 menunggu persetujuan.', en: 'Rp70,000 waits for approval.' },
      { id: 'Rp40.000 disetujui dan menunggu pembayaran.', en: 'Rp40,000 is approved and waits for the payment.' },
      { id: 'Rp80.000 sudah dibayarkan (SP2D-1, SP2D-2).', en: 'Rp80,000 has been paid (SP2D-1, SP2D-2).' },
      { id: 'Rp30.000 ditolak.', en: 'Rp30,000 was rejected.' },
    ]);
  });

  it('that was rejected before stays told, whatever has been claimed since', () => {
    const rejected = { by: 'x', at: '2027-03-31T17:00:00.000Z', amount: 300_000, reason: 'Daftar hadir diragukan.' };
    expect(told(application({ rejected }), 'MONEY')).toEqual([
      { id: 'Rp300.000 menunggu persetujuan.', en: 'Rp300,000 waits for approval.' },
      {
        id: 'Pada 2027-04-01 Rp300.000 ditolak: Daftar hadir diragukan.',
        en: 'On 2027-04-01 Rp300,000 was rejected: Daftar hadir diragukan.',
      },
    ]);
  });

  it('is gone with its year where it has expired', () => {
    const money = { ...none, lost: 'EXPIRED' } as const;
    expect(told(application({ money }), 'MONEY')).toEqual([
      { id: 'Rp300.000 kedaluwarsa pada akhir tahun anggaran.', en: 'Rp300,000 has expired with its fiscal year.' },
    ]);
  });

  it('is nowhere where none was ever held', () => {
    expect(told(application({ money: null }), 'MONEY')).toEqual([]);
    expect(told(application({ money: none, amount: 0 }), 'MONEY')).toEqual([]);
  });
});

it('the rules that were applied are named last', () => {
  const lines = explain({ award: application(), scheme, training });
  expect(lines.at(-1)).toEqual({
    topic: 'RULES',
    text: {
      id: 'Dihitung menurut skema versi 1, yang berlaku saat pelatihan “Manajemen Risiko” diterbitkan.',
      en: 'Computed by version 1 of the scheme, which was in force when the training “Manajemen Risiko” was published.',
    },
  });
});
