import { compileFilters } from '../../../../local/patterns/compile-filters';

const criteria = (...patterns: object[]) => ({ Filters: patterns.map((one) => ({ Pattern: JSON.stringify(one) })) });

const journal = compileFilters(
  criteria({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'JRN#' }] } } } }),
);
const record = (eventName: string, pk: string) => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: '1' } } },
});

it('passes the records that the filter of the stream names', () => {
  expect(journal(record('INSERT', 'JRN#2026-11-24'))).toBe(true);
  expect(journal(record('MODIFY', 'JRN#2026-11-24'))).toBe(false);
  expect(journal(record('INSERT', 'TRN#1'))).toBe(false);
});

it('passes a record that any filter matches, and every record without filters', () => {
  const either = compileFilters(criteria({ eventName: ['INSERT'] }, { eventName: ['REMOVE'] }));
  expect([either(record('REMOVE', 'x')), either(record('MODIFY', 'x'))]).toEqual([true, false]);
  expect(compileFilters(undefined)(record('MODIFY', 'x'))).toBe(true);
  expect(compileFilters({ Filters: [] })(record('MODIFY', 'x'))).toBe(true);
});

it('looks into the body of a message', () => {
  const sweeps = compileFilters(criteria({ body: { kind: ['sweep'] } }));
  expect(sweeps({ messageId: '1', body: '{"kind":"sweep"}' })).toBe(true);
  expect(sweeps({ messageId: '1', body: 'sweep' })).toBe(false);
});

it('refuses what it cannot read when it is loaded', () => {
  expect(() => compileFilters({ Filters: [{ Pattern: 'no json' }] })).toThrow('The pattern at $ must be an object');
  expect(() => compileFilters({ Filters: [{}] })).toThrow('A filter needs a Pattern');
  expect(() => compileFilters(criteria({ a: [{ cidr: '10.0.0.0/8' }] }))).toThrow('The operator cidr at $.a');
});
