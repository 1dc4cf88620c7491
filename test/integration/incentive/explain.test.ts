import { explainAward } from '../../../core/incentive/explain-award';
import { failureOf } from '../../support/failures';
import { type TestTable, withTable } from '../../support/with-table';
import { asPerson, participant, trainingId } from '../run/scene';
import { givenApplied, keyOf } from './scene';

describe('an award in words', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenApplied(table, 1_000_000);
  });
  afterEach(() => table.close());

  const lines = async (n: number, stage: 'COMPLETION' | 'APPLICATION', language: 'id' | 'en') => {
    const key = { trainingId, stage, personId: participant(n) };
    const found = await explainAward(table.deps, asPerson(participant(n)), key);
    return found.lines.map(({ text }) => text[language]);
  };

  it('tells how completing came about', async () => {
    expect(await lines(1, 'COMPLETION', 'id')).toEqual([
      'Tahap Penyelesaian: jenjang MADYA, 100 poin.',
      'Kehadiran: 90,00 dari 100, bobot 60.',
      'Hadir 18 JP penuh dan terlambat 0 JP (dihitung setengah) dari 20 JP yang terselenggara.',
      'Hasil belajar: 84,00 dari 100, bobot 40.',
      'Nilai tes akhir 84,00.',
      'Nilai = (60 × 90,00 + 40 × 84,00) / 100 = 87,60.',
      'Syarat kehadiran sedikitnya 80,00: terpenuhi.',
      'Jenjang MADYA dimulai pada 80,00.',
      'Jenjang UTAMA dimulai pada 90,00.',
      expect.stringContaining('skema versi 1'),
    ]);
  });

  it('tells how applying came about, without any rater’s score', async () => {
    expect(await lines(3, 'APPLICATION', 'en')).toEqual([
      'Stage Application: tier MADYA, 100 points and Rp300,000.',
      'Behavior: 72.86 of 100, weight 60.',
      'Raters who counted, with their weights: self (20), Supervisor (50).',
      'Did not count, and their weight was spread: peer (no answer, or fewer than 3 of peers or subordinates).',
      'Timeliness: 100.00 of 100, weight 40.',
      'Evaluation Learning: answered in time, 100.00.',
      'Evaluation Reaction: answered in time, 100.00.',
      'Evaluation Behavior: answered in time, 100.00.',
      'Score = (60 × 72.86 + 40 × 100.00) / 100 = 83.72.',
      'Training completed: met.',
      'Own behavior evaluation answered: met.',
      'Rating by the supervisor or by at least 3 peers: met.',
      'Tier MADYA starts at 80.00.',
      'Tier UTAMA starts at 90.00.',
      'Rp300,000 waits for the budget of 2027.',
      expect.stringContaining('version 1 of the scheme'),
    ]);
  });

  it('is for the person and those who answer for it', async () => {
    expect(await failureOf(explainAward(table.deps, asPerson(participant(2)), keyOf(1)))).toEqual({
      code: 'NOT_FOUND',
      fields: ['id'],
    });
  });
});
