import { defaultPlan } from '../../../core/evaluation/default-plan';
import type { ItemResult } from '../../../core/evaluation/evaluation';
import { findingsOf } from '../../../core/improvement/findings';

const { thresholds } = defaultPlan('prg');
const nothing = { kinds: [], items: [], learningGain: null, behavior: null, attendance: null };
const item = (code: string, mean: number | null): ItemResult => ({
  item: code,
  raterKind: 'PEER',
  n: 7,
  mean,
  deviation: 0,
  distribution: null,
});
const find = (results: object) => findingsOf({ ...nothing, ...results }, thresholds, ['good', 'fair']);

it('finds what is below its threshold, and nothing at it', () => {
  const kinds = [
    { kind: 'SELF' as const, invited: 10, answered: 6 },
    { kind: 'PEER' as const, invited: 1000, answered: 599 },
    { kind: 'AGENCY' as const, invited: 0, answered: 0 },
  ];
  const items = [item('good', 299), item('fair', 300), item('cost', 1)];
  expect(find({ kinds, items, learningGain: 999, behavior: 6999, attendance: 7999 })).toEqual([
    { rule: 'RESPONSE_RATE', raterKind: 'PEER', item: null, value: 5990, threshold: 6000, n: 1000 },
    { rule: 'ITEM_MEAN', raterKind: 'PEER', item: 'good', value: 299, threshold: 300, n: 7 },
    { rule: 'LEARNING_GAIN', raterKind: null, item: null, value: 999, threshold: 1000, n: null },
    { rule: 'BEHAVIOR', raterKind: null, item: null, value: 6999, threshold: 7000, n: null },
    { rule: 'ATTENDANCE', raterKind: null, item: null, value: 7999, threshold: 8000, n: null },
  ]);
  expect(find({ learningGain: 1000, behavior: 7000, attendance: 8000 })).toEqual([]);
});

it('finds nothing in what is withheld', () => {
  expect(find({ items: [item('good', null)] })).toEqual([]);
});
