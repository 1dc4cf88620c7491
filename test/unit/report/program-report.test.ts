import { lazyCharts } from '../../../adapters/charts/lazy-charts';
import { languages } from '../../../core/messages';
import { regionInWords } from '../../../core/people/regions';
import { chartsOf, html } from '../../../core/report/html';
import { programCsv } from '../../../core/report/program-csv';
import type { ProgramFacts } from '../../../core/report/program-facts';
import { programReport } from '../../../core/report/program-report';
import { wordsIn } from '../../../core/report/words';
import { regenciesAndCities } from '../../../local/demo/data/agencies';
import { sample } from '../../support/entities';
import { beside, figures, programFacts } from './program-fixture';

async function page(facts: ProgramFacts, language: 'id' | 'en' = 'en'): Promise<string> {
  const words = wordsIn(language);
  const report = programReport(words, facts);
  return html(words, report, await lazyCharts.draw(chartsOf(report)));
}

describe('the page of a program’s year', () => {
  it('begins with what stands out, beside the limits and the year before', () => {
    const { standsOut, tiles } = programReport(wordsIn('en'), programFacts());
    expect(standsOut.points.map(({ tone, text }) => `${tone}: ${text}`)).toEqual([
      'plain: Trainings that ended in 2027: 3; 75 participants completed them and were asked about them.',
      'good: Satisfaction (1–5): 3.71, down from 4.31 in 2026.',
      'good: Attendance: 91.5%, as in 2026.',
      'good: Learning gain (points): 12.40, as in 2026.',
      'good: Behavior at work (0–100): 72.93, down from 74.20 in 2026.',
      'plain: Return on investment: 50%.',
      'poor: Figures below the limits of the evaluation plan: 2; see “Findings”.',
      'poor: Rated lowest: “Takes the initiative to improve how work is done.” (2.55 of 5, supervisors).',
      'plain: Recommendations that wait for a decision: 1.',
    ]);
    expect(tiles.map(({ text }) => text)).toEqual(['3', '120', '77.46%', '3.71', '72.93']);
  });

  it.each(languages)('shows each part with its charts and tables (%s)', async (language) => {
    const text = await page(programFacts(), language);
    const parts = text.match(/<h2>[^<]+/g)?.length;
    expect(parts).toBe(12);
    // Two of trainings, years, designs and agencies each; of regions one, since only one tells how it behaves; one of questions.
    expect(text.match(/<svg /g)).toHaveLength(10);
    expect(text.match(/<table>/g)).toHaveLength(8);
    expect(text).toContain(language === 'id' ? '12 Maret 2027' : 'March 12, 2027');
    expect(text).toContain(language === 'id' ? '72,93, turun dari 74,20' : '72.93, down from 74.20');
  });

  describe('tells what was done about a finding', () => {
    const [behavior, initiative] = programFacts().findings;
    const applied = sample('Recommendation', {
      title: 'Rencana penerapan',
      status: 'APPLIED',
      findings: behavior === undefined ? [] : [behavior],
      decidedAt: '2027-09-01T02:00:00.000Z',
      designVersion: 3,
      reason: null,
    });
    const under = (value: number) =>
      sample('Contribution', { level: 'BEHAVIOR', designVersion: 3, behavior: { n: 40, sum: 40 * value } });
    const facts = (value: number) =>
      programFacts({ recommendations: [applied], everyRecommendation: [applied], contributions: [under(value)] });
    const pointsOf = (of: ProgramFacts, title: string) =>
      programReport(wordsIn('en'), of)
        .sections.filter((one) => one.title === title)
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'points' ? block.points : [])));

    it('and that it went away', () => {
      const found = pointsOf(facts(7700), 'Findings').find(({ text }) => text.startsWith('Application at work'));
      expect(found).toEqual({
        tone: 'good',
        text: 'Application at work scores 69.43 of 100 on average; the limit is 70.00. Proposed: “Rencana penerapan” (applied). Under design version 3: 77.00; this finding has gone.',
      });
      expect(pointsOf(facts(7700), 'Recommendations')[0]?.tone).toBe('good');
      const conclusions = programReport(wordsIn('en'), facts(7700)).standsOut.points.map(({ text }) => text);
      expect(conclusions).toContain(
        'Findings that a new design answers: 1. Gone: 1; still there: 0; not measured again yet: 0.',
      );
    });

    it('and that it is still there', () => {
      const [found] = pointsOf(facts(6900), 'Recommendations');
      expect(found?.tone).toBe('poor');
      expect(found?.text).toContain('Under design version 3: 69.00; this finding is still there.');
    });

    it('and gives no credit for what was declined', () => {
      const declined = { ...applied, status: 'DECLINED' as const, designVersion: null, reason: 'Terlalu mahal.' };
      const [found] = pointsOf({ ...facts(7700), recommendations: [declined] }, 'Recommendations');
      expect(found).toMatchObject({ tone: 'plain' });
      expect(found?.text).not.toContain('gone');
    });

    it('and that nobody has answered it', () => {
      const found = pointsOf(facts(7700), 'Findings').find(({ text }) => text.includes('initiative'));
      expect(found?.tone).toBe('poor');
      expect(found?.text).toContain('No change has been proposed yet. Not measured again under a later design yet.');
      expect(initiative?.item).toBe('initiative');
    });
  });

  it('draws no bar for what was not measured', () => {
    const [first, second, third] = programFacts().trainings;
    const unmeasured = { ...third!, figures: figures(null, 7000) };
    const report = programReport(wordsIn('en'), programFacts({ trainings: [first!, second!, unmeasured] }));
    const charts = report.sections.flatMap(({ title, blocks }) =>
      title.startsWith('Results of each')
        ? blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
        : [],
    );
    expect(charts.map(({ categories }) => categories.length)).toEqual([2, 3]);
  });

  it('tells of a first year, without comparison and without what the reader may not see', async () => {
    const text = await page(
      programFacts({
        years: [beside('2027', '2027', figures(400, 7000))],
        designs: [beside('1', '1', figures(400, 7000))],
        trainings: programFacts().trainings.map((one) => ({ ...one, figures: null })),
        regions: null,
        agencies: null,
        budget: null,
        findings: [],
        recommendations: [],
      }),
    );
    expect(text).toContain('This is the first year with results');
    expect(text).toContain('3 trainings count in the totals, but their results are not shown to you one by one.');
    expect(text).toContain('There are no recommendations yet.');
    expect(text).not.toMatch(/<h2>(Regions|Agencies|Incentive money)/);
  });

  it('tells of a year in which earlier trainings alone were evaluated', () => {
    const earlier = programFacts().trainings.map((one) => ({ ...one, endedInYear: false }));
    const [first] = programReport(wordsIn('en'), programFacts({ trainings: earlier })).standsOut.points;
    expect(first?.text).toBe('No training ended in 2027; earlier ones that were evaluated: 3.');
  });

  it('tells of a year in which nothing was', async () => {
    const nothing = { trainings: [], ofYear: [], years: [], designs: [], regions: [], agencies: [], findings: [] };
    expect(await page(programFacts(nothing))).toContain('No training ended or was evaluated in this year.');
  });

  it('takes no text for markup', async () => {
    const evil = '<script>alert("1")</script>';
    const text = await page(
      programFacts({
        program: { ...sample('Program'), name: evil, nameEn: evil },
        trainings: programFacts().trainings.map((one) => ({ ...one, training: { ...one.training, title: evil } })),
        agencies: [beside('a', evil, figures(400, 7000)), beside('b', evil, figures(400, 7000))],
        recommendations: [sample('Recommendation', { title: evil, reason: evil })],
      }),
    );
    expect(text).not.toContain('<script');
  });
});

it('the file of a program’s year has a figure a row, under the same names', () => {
  const [head, ...lines] = programCsv(wordsIn('id'), programFacts()).trimEnd().split('\r\n');
  expect(head).toBe(
    'program_id,program,year,about,id,name,ended_on,measure,level,item,question,rater_kind,value,unit,threshold,n,text',
  );
  const about = new Set(lines.map((line) => line.split(',')[3]));
  expect([...about].sort()).toEqual([
    'agency',
    'budget',
    'design_version',
    'finding',
    'program',
    'question',
    'recommendation',
    'region',
    'training',
    'year',
  ]);
  expect(lines.filter((line) => /,finding,.*,behavior,BEHAVIOR,,,,69\.43,points_of_100,70,/.test(line))).toHaveLength(
    1,
  );
  expect(lines.filter((line) => /,program,.*,behavior,.*,72\.93,points_of_100,/.test(line))).toHaveLength(1);
});

it('regions are called what the map of the province calls them', () => {
  for (const { code, name, nameEn } of regenciesAndCities)
    expect(regionInWords(code)).toEqual({ id: name, en: nameEn });
});
