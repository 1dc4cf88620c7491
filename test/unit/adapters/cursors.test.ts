import fc from 'fast-check';
import { cursorOf, positionOf, type Range, requirePageSize } from '../../../adapters/table/cursors';
import { DomainError } from '../../../core/errors';

const range: Range = { index: 'GSI1', pk: 'PER#a', from: 'ENR#', to: 'ENR#~' };
const item = { gsi1pk: 'PER#a', gsi1sk: 'ENR#2026', pk: 'TRN#t', sk: 'ENR#a', other: 1 };
const badCursor = new DomainError('BAD_CURSOR', [{ field: 'after', code: 'BAD_CURSOR' }]);

test('names the position of an item', () => {
  expect(positionOf(range, cursorOf(range, item))).toEqual({
    gsi1pk: 'PER#a',
    gsi1sk: 'ENR#2026',
    pk: 'TRN#t',
    sk: 'ENR#a',
  });
});

test.each([
  ['of another partition', { gsi1pk: 'PER#b' }],
  ['before the range', { gsi1sk: 'AWD#1' }],
  ['behind the range', { gsi1sk: 'TSK#1' }],
  ['with an empty key', { sk: '' }],
])('refuses a position %s', (_, differing) => {
  expect(() => positionOf(range, cursorOf(range, { ...item, ...differing }))).toThrow(badCursor);
});

test('refuses a position of another index or of the base table', () => {
  const base: Range = { pk: 'TRN#t' };
  expect(() => positionOf(range, cursorOf(base, item))).toThrow(badCursor);
  expect(() => positionOf(base, cursorOf(range, item))).toThrow(badCursor);
});

test('refuses any other text, and a cursor that was lengthened', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
      expect(() => positionOf(range, text)).toThrow(badCursor);
    }),
  );
  expect(() => positionOf(range, `${cursorOf(range, item)}=`)).toThrow(badCursor);
  expect(() => positionOf(range, cursorOf(range, { ...item, sk: 'x'.repeat(2_000) }))).toThrow(badCursor);
});

test('a page has 1 to 100 rows', () => {
  expect(requirePageSize(1)).toBe(1);
  expect(requirePageSize(100)).toBe(100);
  for (const first of [0, -1, 1.5, Number.NaN]) {
    expect(() => requirePageSize(first)).toThrow(
      new DomainError('BAD_INPUT', [{ field: 'first', code: 'OUT_OF_RANGE', details: { min: 1, max: 100 } }]),
    );
  }
  expect(() => requirePageSize(101)).toThrow(
    expect.objectContaining({ code: 'PAGE_TOO_LARGE', details: { limit: 100 } }),
  );
});
