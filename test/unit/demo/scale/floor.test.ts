import { floorOf, type IndexKeys, placeOf } from '../../../../local/demo/scale/floor';
import { itemSize, type RawItem } from '../../../../local/demo/scale/item-size';

const indexes: IndexKeys[] = [
  ['gsi1pk', 'gsi1sk'],
  ['gsi2pk', 'gsi2sk'],
];
const item = (kind: string, fields: Record<string, string> = {}): RawItem => ({
  pk: { S: kind },
  sk: { S: '#' },
  kind: { S: kind },
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { S: value }])),
});
const at = (index: 1 | 2, key: string) => ({ [`gsi${index}pk`]: key, [`gsi${index}sk`]: key });
const changed = (was: RawItem, is: RawItem): number =>
  floorOf(new Map([[placeOf(was), { ...was, version: { N: '1' } }]]), [{ ...is, version: { N: '2' } }], indexes);

test.each<[string, RawItem, number]>([
  // As the documentation of DynamoDB counts: names and values; 1 for a truth value or null; 3 for a list or a map.
  ['a text', { name: { S: 'é' } }, 4 + 2],
  ['a number', { n: { N: '-1200' } }, 1 + 3],
  ['a long number', { n: { N: '123456789' } }, 1 + 6],
  ['zero', { n: { N: '0' } }, 1 + 1],
  ['nothing and a truth value', { a: { NULL: true }, b: { BOOL: false } }, 2 + 2],
  ['bytes', { b: { B: new Uint8Array(17) } }, 1 + 17],
  ['a list of two texts', { l: { L: [{ S: 'ab' }, { S: 'c' }] } }, 1 + 3 + 2 + 3],
  ['a map', { m: { M: { x: { S: 'yz' } } } }, 1 + 3 + 1 + 1 + 2],
])('the size of %s', (_, content, size) => {
  expect(itemSize(content)).toBe(size);
});

test('a new item costs two in its transaction, and one in every index where it stands', () => {
  expect(floorOf(new Map(), [item('LedgerEntry')], indexes)).toBe(2);
  expect(floorOf(new Map(), [item('Award', at(1, 'a'))], indexes)).toBe(3);
  expect(floorOf(new Map(), [item('Award', { ...at(1, 'a'), note: 'x'.repeat(1100) })], indexes)).toBe(6);
});

test('a changed one: one for a projection that stays, appears or goes, two for a key that moves', () => {
  const enrollment = (fields: object) => item('Enrollment', fields as Record<string, string>);
  expect(changed(enrollment(at(1, 'a')), enrollment(at(1, 'a')))).toBe(3);
  expect(changed(enrollment(at(1, 'a')), enrollment(at(1, 'b')))).toBe(4);
  expect(changed(enrollment({}), enrollment(at(1, 'a')))).toBe(3);
  expect(changed(enrollment(at(1, 'a')), enrollment(at(2, 'a')))).toBe(4);
});

test('what did not change, and what is no effect, costs nothing; a task stood in its rater’s list when it was made', () => {
  const award = { ...item('Award', at(1, 'a')), version: { N: '1' } };
  expect(floorOf(new Map([[placeOf(award), award]]), [award], indexes)).toBe(0);
  expect(floorOf(new Map(), [item('SliceMarker'), item('Run')], indexes)).toBe(0);
  expect(floorOf(new Map(), [item('Task', { ...at(1, 'a'), status: 'OPEN' })], indexes)).toBe(3);
  expect(floorOf(new Map(), [item('Task', { status: 'ANSWERED' })], indexes)).toBe(3);
});

test('points cost what their standing does, and once more for each further line of the ledger; a sum that stays costs nothing', () => {
  const standings: IndexKeys[] = [['gsi4pk', 'gsi4sk']];
  const line = (at: string, points: string): RawItem => ({
    ...item('LedgerEntry', { pk: 'PER#1', sk: `LED#${at}#${points}`, programId: 'prg', at }),
    points: { N: points },
  });
  const points: RawItem = { ...item('Points', { gsi4pk: 'LB' }), gsi4sk: { N: '150' } };
  const first = line('2026-10-31', '100');
  expect(floorOf(new Map(), [points, first], standings)).toBe(3 + 2);
  expect(floorOf(new Map(), [points, first, line('2026-11-30', '50')], standings)).toBe(3 + 2 + 2 + 4);
  // Of another year, and without points.
  expect(floorOf(new Map(), [points, first, line('2027-03-27', '50')], standings)).toBe(3 + 2 + 2);
  expect(floorOf(new Map(), [points, first, line('2026-11-30', '0')], standings)).toBe(3 + 2 + 2);
  expect(floorOf(new Map([[placeOf(points), points]]), [points], standings)).toBe(0);
});
