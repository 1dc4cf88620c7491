import fc from 'fast-check';
import type { Json } from '../../../../local/contracts';
import { compilePattern } from '../../../../local/patterns/compile-pattern';

const event = {
  source: 'siger',
  'detail-type': 'TrainingEnded',
  detail: {
    training: 'trn_01',
    people: 12,
    version: 1.0,
    note: null,
    done: true,
    tags: ['a', 'b'],
    parts: [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
  },
};

it.each<[string, Json, boolean]>([
  ['an exact value', { source: ['siger'] }, true],
  ['another value', { source: ['other'] }, false],
  ['any of several values', { 'detail-type': ['TrainingCancelled', 'TrainingEnded'] }, true],
  ['all fields', { source: ['siger'], 'detail-type': ['Other'] }, false],
  ['a nested field', { detail: { training: ['trn_01'] } }, true],
  ['a number, whatever its notation', { detail: { version: [1] } }, true],
  ['a number is not a text', { detail: { people: ['12'] } }, false],
  ['null', { detail: { note: [null] } }, true],
  ['an absent field is not null', { detail: { other: [null] } }, false],
  ['a boolean', { detail: { done: [true] } }, true],
  ['an element of a list', { detail: { tags: ['b'] } }, true],
  ['one object of a list with all fields', { detail: { parts: { x: [1], y: [2] } } }, true],
  ['no object of a list has both', { detail: { parts: { x: [1], y: [4] } } }, false],
  ['prefix', { detail: { training: [{ prefix: 'trn_' }] } }, true],
  ['prefix of a number', { detail: { people: [{ prefix: '1' }] } }, false],
  ['prefix without regard to case', { detail: { training: [{ prefix: { 'equals-ignore-case': 'TRN_' } }] } }, true],
  ['suffix', { 'detail-type': [{ suffix: 'Ended' }] }, true],
  ['suffix without regard to case', { 'detail-type': [{ suffix: { 'equals-ignore-case': 'ended' } }] }, true],
  ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'SIGER' }] }, true],
  ['anything-but a value', { source: [{ 'anything-but': 'other' }] }, true],
  ['anything-but that value', { source: [{ 'anything-but': 'siger' }] }, false],
  ['anything-but a list', { detail: { people: [{ 'anything-but': [11, 12] }] } }, false],
  ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'si' } }] }, false],
  ['anything-but any of several suffixes', { source: [{ 'anything-but': { suffix: ['x', 'ger'] } }] }, false],
  ['anything-but of an absent field', { detail: { other: [{ 'anything-but': 'x' }] } }, false],
  ['exists', { detail: { note: [{ exists: true }] } }, true],
  ['exists looks at values, not at objects', { detail: [{ exists: true }] }, false],
  ['does not exist', { detail: { other: [{ exists: false }] } }, true],
  ['does not exist, nor its parent', { other: { other: [{ exists: false }] } }, true],
  ['numeric equal', { detail: { people: [{ numeric: ['=', 12] }] } }, true],
  ['numeric range', { detail: { people: [{ numeric: ['>', 10, '<=', 12] }] } }, true],
  ['numeric out of range', { detail: { people: [{ numeric: ['>', 12] }] } }, false],
  ['$or, first', { $or: [{ source: ['siger'] }, { source: ['other'] }] }, true],
  ['$or, none', { $or: [{ source: ['x'] }, { source: ['y'] }] }, false],
  ['$or beside a field', { source: ['other'], $or: [{ source: ['siger'] }, { source: ['other'] }] }, false],
  ['a name of the language itself', { constructor: [{ exists: true }] }, false],
])('%s', (_, pattern, expected) => {
  expect(compilePattern(pattern)(event)).toBe(expected);
});

it.each<[string, Json, string]>([
  ['an unknown operator', { a: { b: [{ wildcard: 'x*' }] } }, 'The operator wildcard at $.a.b is not supported'],
  ['an operator with a neighbor', { a: [{ prefix: 'x', suffix: 'y' }] }, 'at $.a needs a value or one operator'],
  [
    'an unknown operator within another',
    { a: [{ 'anything-but': { numeric: ['=', 1] } }] },
    'anything-but with numeric',
  ],
  ['an unknown comparison', { a: [{ numeric: ['!=', 1] }] }, 'The argument of numeric at $.a'],
  ['exists without a boolean', { a: [{ exists: 'yes' }] }, 'The argument of exists at $.a'],
  ['a field without a list', { a: 'x' }, 'The pattern at $.a must be an object'],
  ['an empty list', { a: [] }, 'The pattern at $.a allows no value'],
  ['an empty pattern', {}, 'The pattern at $ is empty'],
  ['$or of one', { $or: [{ a: ['x'] }] }, '$.$or must be a list of at least two patterns'],
])('refuses %s when it is loaded', (_, pattern, message) => {
  expect(() => compilePattern(pattern)).toThrow(message);
});

it('always decides that a field exists or not', () => {
  const exists = compilePattern({ a: [{ exists: true }] });
  const absent = compilePattern({ a: [{ exists: false }] });
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const given = { a: JSON.parse(JSON.stringify(value)) as Json };
      return exists(given) !== absent(given);
    }),
  );
});
