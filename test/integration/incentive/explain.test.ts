import { Change } from '../../../core/change';
import { explainAward } from '../../../core/incentive/explain-award';
import { everyNode } from '../../../core/page';
import { failureOf } from '../../support/failures';
import { type TestTable, withTable } from '../../support/with-table';
import { asPerson, participant, trainingId } from '../run/scene';
import { awardOf, givenApplied, keyOf } from './scene';

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
      'Raters who counted, with their weights: self (20), supervisor (50).',
      'Did not count, and their weight was spread: peer (no answer, or fewer than 3 of peers or subordinates).',
      'Timeliness: 100.00 of 100, weight 40.',
      'Evaluation Learning: answered in time, 100.00.',
      'Evaluation Reaction: answered in time, 100.00.',
      'Evaluation Behavior: answered in time, 100.00.',
      'Score = (60 × 72.86 + 40 × 100.00) / 100 = 83.72.',
      'Condition training completed: met.',
      'Condition own behavior evaluation answered: met.',
      'Condition rating by the supervisor or by at least 3 peers: met.',
      'Tier MADYA starts at 80.00.',
      'Tier UTAMA starts at 90.00.',
      'Rp300,000 waits for the budget of 2027.',
      expect.stringContaining('version 1 of the scheme'),
    ]);
  });

  it('tells what it was computed from, whatever has been recorded since', async () => {
    const before = { en: await lines(1, 'COMPLETION', 'en'), of: await lines(1, 'APPLICATION', 'en') };
    const [enrollment, task] = await Promise.all([
      table.deps.store.get('Enrollment', { trainingId, personId: participant(1) }),
      table.deps.store.get('Task', {
        trainingId,
        waveCode: 'LEARNING',
        subjectId: participant(1),
        raterKind: 'SELF',
        n: 0,
      }),
    ]);
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    change.replace(enrollment!, { ...enrollment!, attendance: {}, postTest: 1 });
    await table.deps.store.commit(change.replace(task!, { ...task!, answeredOn: '2026-12-31' }));
    expect({ en: await lines(1, 'COMPLETION', 'en'), of: await lines(1, 'APPLICATION', 'en') }).toEqual(before);
  });

  it('keeps what each kind of raters said from everybody, and from the trail', async () => {
    const award = await awardOf(table, 1);
    expect(award.basis.ratings).toEqual([
      { kind: 'SELF', responses: 1, score: 8000 },
      { kind: 'SUPERVISOR', responses: 1, score: 10_000 },
    ]);
    expect(award.breakdown[0]).toEqual({ component: 'BEHAVIOR', weight: 60, score: 9429 });
    expect(await lines(1, 'APPLICATION', 'en')).not.toContainEqual(expect.stringContaining('80.00 of'));
    const trail = [];
    for await (const entry of everyNode((page) => table.deps.reads.journalOfEntity(trainingId, page)))
      trail.push(entry);
    const written = trail.filter(({ action }) => action === 'award.compute');
    expect(JSON.stringify(written)).toContain('"score":9657');
    expect(JSON.stringify(trail)).not.toContain('"basis"');
    expect(JSON.stringify(written)).not.toContain('8000');
  });

  it('is for the person and those who answer for it', async () => {
    expect(await failureOf(explainAward(table.deps, asPerson(participant(2)), keyOf(1)))).toEqual({
      code: 'NOT_FOUND',
      fields: ['id'],
    });
  });
});
