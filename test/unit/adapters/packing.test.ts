import { createHash } from 'node:crypto';
import { fromItem, toItem } from '../../../adapters/table/codec';
import { sample } from '../../support/entities';

/** A candidate as a chunk keeps it; 26 letters that nothing compresses stand for a person. */
const candidate = (n: number) => [
  createHash('sha256').update(String(n)).digest('base64url').slice(0, 26).toUpperCase(),
  'mhx3k2lc',
  [
    '0+2+3+',
    null,
    null,
    [
      [0, 1, 7500 + n],
      [1, 1, 7500],
    ],
    [
      [1, 2],
      [0, 0],
      [2, 0],
    ],
  ],
];
const chunkOf = (people: number) =>
  sample('RunChunk', { output: { candidates: Array.from({ length: people }, (_, n) => candidate(n)) } });

test('what a chunk of 500 people found is stored in half of its bytes, and comes back as it was', () => {
  const chunk = chunkOf(500);
  const { output } = toItem(chunk);
  expect((output as Uint8Array).byteLength).toBeLessThan(JSON.stringify(chunk.output).length / 2);
  expect(fromItem('RunChunk', toItem(chunk))).toEqual(chunk);
});

test.each([chunkOf(5), sample('RunChunk', { output: null })])('little stays readable in the table', (chunk) => {
  expect(toItem(chunk).output).toEqual(chunk.output);
  expect(fromItem('RunChunk', toItem(chunk))).toEqual(chunk);
});
