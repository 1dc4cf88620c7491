import { lazyCharts } from '../../../adapters/charts/lazy-charts';
import { type Item, raterKinds } from '../../../core/evaluation/evaluation';
import { labels } from '../../../core/labels';
import { languages } from '../../../core/messages';
import { chartsOf, html } from '../../../core/report/html';
import { waveCsv } from '../../../core/report/wave-csv';
import { fitting, type WaveFacts } from '../../../core/report/wave-facts';
import { waveReport } from '../../../core/report/wave-report';
import { wordsIn } from '../../../core/report/words';
import { sample } from '../../support/entities';
import { behaviorFacts, behaviorItems, hostileItems, rated } from './facts';

async function page(facts: WaveFacts, language: 'id' | 'en' = 'en'): Promise<string> {
  const words = wordsIn(language);
  const report = waveReport(words, facts);
  return html(words, report, await lazyCharts.draw(chartsOf(report)));
}

/** Cells of a file, as a reader of RFC 4180 takes it apart. */
function cellsOf(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the page of a wave', () => {
  it('begins with what it is and what stands out, in either language', async () => {
    const english = waveReport(wordsIn('en'), behaviorFacts());
    expect(english.lede).toBe(
      'After this training, participants themselves, supervisors and subordinates were asked whether what was learned is applied in daily work. This page shows what they answered; nobody can be recognized by it.',
    );
    expect(english.standsOut.points.map(({ tone, text }) => `${tone}: ${text}`)).toEqual([
      'poor: Figures below the limits of the evaluation plan: 2; see “Findings”.',
      'good: Application at work scores 76.43 of 100 on average (the limit is 70.00).',
      'good: 60 of 83 who were asked answered (72.29%).',
      'plain: Rated highest: “Applies what was learned in daily work.” (4.22 of 5, participants themselves).',
      'poor: Rated lowest: “Shares the knowledge with colleagues.” (2.73 of 5, supervisors).',
      'plain: 5 figures are withheld because fewer than 3 people stand behind them.',
    ]);
    const indonesian = await page(behaviorFacts(), 'id');
    expect(indonesian).toContain('<html lang="id">');
    expect(indonesian).toContain('bernilai rata-rata 76,43 dari 100');
    expect(indonesian).toContain('<dd>31 Oktober 2026</dd>');
    expect(indonesian).toContain('Dibuat 2 April 2027, 10.04 WIB');
  });

  it('has a table beside every chart, and a text for whoever sees none', async () => {
    const text = await page(behaviorFacts());
    const charts = [...text.matchAll(/<div role="img" aria-label="([^"]{20,})"><svg [^>]*viewBox/g)];
    expect(charts).toHaveLength(4);
    for (const block of text.split('<figure>').slice(1)) {
      expect(block).toMatch(/^<figcaption>[^<]+<\/figcaption><div role="img".*?<\/figure>\n<table><caption>/s);
    }
    // Ids of drawings are unique in the page.
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await page(behaviorFacts())).toBe(text);
  });

  it('says of what is withheld that it is, and why', async () => {
    const text = await page(behaviorFacts());
    expect(text).toContain('<h3>Subordinates</h3>\n<p>Fewer than 3 people answered, so nothing is shown.</p>');
    // Five questions, each with mean, deviation and five counts: the word once a row, or they would run over the page's edge.
    expect(text.match(/<td class="figure withheld" colspan="7">withheld<\/td><\/tr>/g)).toHaveLength(5);
    expect(text.match(/class="figure withheld"/g)).toHaveLength(5);
    expect(text).toContain('A figure of fewer than 3 answers is shown to nobody');
  });

  it('shows written answers to whom they may be shown', async () => {
    expect(await page(behaviorFacts())).toContain('<li>Register risiko</li>');
    const masked = await page(behaviorFacts({ texts: null }));
    expect(masked).toContain('Written answers are read by the organizer and the province alone.');
    expect(masked).not.toContain('Register risiko');
  });

  it.each(languages)('takes no text for markup, and loads and runs nothing (%s)', async (language) => {
    const evil = `</style><script>alert('1')</script><img src="https://example.org/x">`;
    const text = await page(
      behaviorFacts({
        training: { ...sample('Training'), title: evil, location: evil },
        programName: evil,
        organizerName: evil,
        items: [...hostileItems, { ...hostileItems[0]!, code: 'evil', text: { id: evil, en: evil } }],
        texts: [{ item: 'note', raterKind: 'SELF', n: 3, texts: [evil, evil, evil] }],
        results: {
          ...sample('WaveResults'),
          items: [
            rated('good', 'SELF', [1, 1, 1, 1, 1]),
            rated('evil', 'SELF', [1, 1, 1, 1, 1]),
            { item: 'way', raterKind: 'SELF', n: 5, mean: null, deviation: null, distribution: [3, 4] },
            { item: 'cost', raterKind: 'SELF', n: 5, mean: 15_000_000_00, deviation: 0, distribution: null },
          ],
        },
      }),
      language,
    );
    expect(text).not.toMatch(/<script|<img|<b>|<i>|<iframe|<link|\son\w+=|javascript:/i);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
    expect(text.replaceAll(/xmlns(:\w+)?="[^"]+"/g, '').match(/(src|href)="|url\(/g)).toBeNull();
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(text).toContain('&lt;script&gt;alert(&#39;1&#39;)');
    expect(text).toContain(language === 'id' ? 'Rp15.000.000' : 'Rp15,000,000');
  });

  it.each([
    ['REACTION', {}, 'Participants rate this training'],
    ['LEARNING', { learningGain: 1250 }, 'rose by 12.50 points on average (the limit is 10.00)'],
    [
      'RESULTS',
      { roi: 5000 },
      'Every Rp100 of cost came back as Rp150.00 of benefit, as the agencies report it (return 50%)',
    ],
  ] as const)('concludes from what level %s measures', (level, figures, conclusion) => {
    const { results } = behaviorFacts();
    const report = waveReport(wordsIn('en'), behaviorFacts({ results: { ...results, level, ...figures } }));
    expect(report.title).toBe(`Evaluation report: ${labels.Level[level].en}`);
    expect(report.standsOut.points[1]?.text).toContain(conclusion);
    expect(report.tiles.length).toBeGreaterThan(1);
  });

  it('tells of an evaluation that nobody answered', async () => {
    const kinds = [{ kind: 'SELF' as const, invited: 4, answered: 0 }];
    const results = { ...sample('WaveResults'), kinds, items: [], behavior: null };
    const text = await page(behaviorFacts({ results, texts: [] }));
    expect(text).toContain('0 of 4 who were asked answered (0%)');
    expect(text).toContain('No question was answered in writing by at least 3 people.');
  });
});

it('stays below what a function can answer, however much was asked and written', async () => {
  const long = 'Pertanyaan "panjang" '.repeat(25);
  const items = Array.from({ length: 60 }, (_, i): Item => {
    const type = i % 2 === 0 ? 'LIKERT' : 'TEXT';
    return { code: `item${i}`, text: { id: long, en: long }, required: true, type };
  });
  const facts = behaviorFacts({
    items,
    texts: fitting(
      items.map(({ code }) => ({
        item: code,
        raterKind: 'SELF',
        n: 100,
        texts: Array.from({ length: 100 }, () => '"<&>"'.repeat(400)),
      })),
    ),
    results: {
      ...sample('WaveResults'),
      items: items.flatMap(({ code }) => raterKinds.map((kind) => rated(code, kind, [9, 9, 9, 9, 9]))),
    },
  });
  const most = 6 * 1024 * 1024;
  for (const content of [await page(facts), waveCsv(wordsIn('en'), facts)]) {
    // As it stands in the JSON of an answer, which itself is a text of the function's JSON.
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify({ content })))).toBeLessThan(most);
  }
  expect(await page(facts)).toContain('<p>50 of 100 answers.</p>');
});

describe('the file of a wave', () => {
  const facts = behaviorFacts({
    items: [...behaviorItems, ...hostileItems],
    training: { ...sample('Training'), title: '@Pelatihan, "angkatan" I' },
  });

  it('is RFC 4180: one row of names, then a figure a row, with decimal points', () => {
    const [names = [], ...rows] = cellsOf(waveCsv(wordsIn('id'), facts));
    expect(names.slice(0, 6)).toEqual(['training_id', 'training', 'wave', 'level', 'closed_on', 'measure']);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([names.length]));
    const records = rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])));
    const find = (wanted: object) =>
      records.filter((record) => Object.entries(wanted).every(([name, value]) => record[name] === value));
    expect(find({ measure: 'response_rate', rater_kind: 'SUPERVISOR' })).toMatchObject([
      { value: '55', unit: 'percent' },
    ]);
    expect(find({ measure: 'behavior' })).toMatchObject([
      { value: '76.43', unit: 'points_of_100', closed_on: '2027-03-28' },
    ]);
    expect(find({ measure: 'mean', item: 'quality', rater_kind: 'SELF' })).toMatchObject([{ value: '4.14', n: '36' }]);
    expect(
      find({ measure: 'answers', item: 'quality', rater_kind: 'SELF' }).map(({ option, value }) => [option, value]),
    ).toEqual([
      ['1', '0'],
      ['2', '1'],
      ['3', '4'],
      ['4', '20'],
      ['5', '11'],
    ]);
    expect(find({ rater_kind: 'SUBORDINATE', item: 'quality' })).toMatchObject([
      { measure: 'item', value: '', n: '2', withheld: 'fewer_than_3' },
    ]);
    expect(find({ measure: 'finding_item_mean' })).toMatchObject([{ value: '2.73', threshold: '3', n: '22' }]);
    expect(new Set(records.map(({ training }) => training))).toEqual(new Set([`'@Pelatihan, "angkatan" I`]));
  });

  it('has no cell that a spreadsheet would compute', () => {
    const results = {
      ...facts.results,
      roi: -2500,
      items: [
        rated('good', 'SELF', [1, 1, 1, 1, 1]),
        { item: 'way', raterKind: 'SELF' as const, n: 5, mean: null, deviation: null, distribution: [3, 4] },
      ],
    };
    for (const language of languages) {
      const cells = cellsOf(waveCsv(wordsIn(language), { ...facts, results })).flat();
      const risky = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell));
      // A negative number is a number.
      expect(risky).toEqual(['-25']);
      expect(cells).toContain(`'=1+1`);
    }
  });
});
