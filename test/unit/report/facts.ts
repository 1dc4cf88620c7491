import { defaultInstruments, defaultPlan } from '../../../core/evaluation/default-plan';
import type { Item, ItemResult, RaterKind } from '../../../core/evaluation/evaluation';
import type { WaveFacts } from '../../../core/report/wave-facts';
import { sample } from '../../support/entities';

export const behaviorItems = defaultInstruments('prg').find(({ code }) => code === 'BEHAVIOR')?.items ?? [];

/** A result of a rating question from how often each step was chosen; of fewer than three, one that is withheld. */
export function rated(item: string, raterKind: RaterKind, distribution: readonly number[]): ItemResult {
  const n = distribution.reduce((sum, count) => sum + count, 0);
  if (n < 3) return { item, raterKind, n, mean: null, deviation: null, distribution: null };
  const mean = Math.round((100 * distribution.reduce((sum, count, i) => sum + count * (i + 1), 0)) / n);
  return { item, raterKind, n, mean, deviation: 83, distribution };
}

const ratings = behaviorItems.filter(({ type }) => type === 'LIKERT');

/** A wave of level BEHAVIOR: participants and supervisors are told, of two subordinates nothing is. */
export function behaviorFacts(differing: Partial<WaveFacts> = {}): WaveFacts {
  return {
    training: { ...sample('Training'), endedAt: '2026-10-31T09:00:00.000Z' },
    programName: 'Manajemen Risiko',
    organizerName: 'BPSDM Provinsi Lampung',
    items: behaviorItems,
    thresholds: defaultPlan('prg').thresholds,
    texts: [{ item: 'example', raterKind: 'SELF', n: 3, texts: ['Peta risiko', 'Register risiko', '=1+1'] }],
    madeAt: '2027-04-02T03:04:00.000Z',
    ...differing,
    results: {
      ...sample('WaveResults'),
      behavior: 7643,
      kinds: [
        { kind: 'SELF', invited: 40, answered: 36 },
        { kind: 'SUPERVISOR', invited: 40, answered: 22 },
        { kind: 'SUBORDINATE', invited: 3, answered: 2 },
      ],
      items: ratings.flatMap(({ code }, i) => [
        rated(code, 'SELF', [0, i, 4, 20, 12 - i]),
        rated(code, 'SUPERVISOR', [2, 6, 10, 4, 0]),
        rated(code, 'SUBORDINATE', [0, 0, 0, 2, 0]),
      ]),
      findings: [
        { rule: 'RESPONSE_RATE', raterKind: 'SUPERVISOR', item: null, value: 5500, threshold: 6000, n: 40 },
        { rule: 'ITEM_MEAN', raterKind: 'SUPERVISOR', item: 'initiative', value: 273, threshold: 300, n: 22 },
      ],
      ...differing.results,
    },
  };
}

/** Of every kind of item, with texts that a page or a spreadsheet could take for something else. */
export const hostileItems: readonly Item[] = [
  { code: 'good', text: { id: '<b>Baik</b> & "layak"?', en: '=HYPERLINK("x")' }, required: true, type: 'LIKERT' },
  {
    code: 'way',
    text: { id: 'Cara', en: 'Way' },
    required: false,
    type: 'CHOICE',
    multiple: true,
    options: [
      { code: 'a', text: { id: '+A', en: '{b}<i>' } },
      { code: 'b', text: { id: '-B', en: '@B' } },
    ],
  },
  {
    code: 'cost',
    text: { id: 'Biaya', en: 'Cost' },
    required: false,
    type: 'NUMBER',
    min: 0,
    max: 1e9,
    integer: true,
    money: 'COST',
  },
  { code: 'note', text: { id: 'Catatan', en: 'Note' }, required: false, type: 'TEXT' },
];
