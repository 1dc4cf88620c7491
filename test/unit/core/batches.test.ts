import fc from 'fast-check';
import { inBatches, inSizedBatches } from '../../../core/batches';

test('keeps every element in order, within both limits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 })), (sizes) => {
      const batches = inSizedBatches(sizes, { count: 10, bytes: 100 }, (size) => size);
      expect(batches.flat()).toEqual(sizes);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(10);
        if (batch.length > 1) expect(batch.reduce((a, b) => a + b)).toBeLessThanOrEqual(100);
      }
    }),
  );
});

test('by count alone', () => {
  expect(inBatches([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
  expect(inBatches([], 2)).toEqual([]);
});
