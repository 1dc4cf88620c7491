import { misdatingOf, writtenWrongly } from '../../../core/audit/dated';
import { entryOf } from './trail-files';

const writtenAt = '2026-11-24T03:00:00.000Z';
const dated = (at: string, requestId = 'r-1') => writtenWrongly(entryOf(1, { at, requestId }), writtenAt);

test('an entry bears the time at which it was written: a quarter of an hour before it, or a minute after', () => {
  expect(dated('2026-11-24T02:45:00.000Z')).toBeUndefined();
  expect(dated('2026-11-24T02:44:59.999Z')).toContain('is dated back: 2026-11-24T02:44:59.999Z');
  expect(dated('2026-11-24T03:01:00.000Z')).toBeUndefined();
  expect(dated('2026-11-24T03:01:00.001Z')).toContain('is dated 2026-11-24T03:01:00.001Z, but');
});

test('or the midnight of its day, if it says the day only', () => {
  expect(dated('2026-11-23T17:00:00.000Z', 'withheld')).toBeUndefined();
  expect(dated('2026-11-23T18:00:00.000Z', 'withheld')).toContain('is dated back');
  expect(dated('2026-11-22T17:00:00.000Z', 'withheld')).toContain('is dated back');
});

test('an id that bears another time, or is none, is told and stops nobody', () => {
  for (const id of ['jrn_01JD00000000000000000000', 'jrn_zz', '', entryOf(2).id]) {
    expect(writtenWrongly({ ...entryOf(1), id }, writtenAt)).toContain('its id another');
    expect(misdatingOf({ ...entryOf(1, { requestId: 'withheld' }), id, at: 'once' }, writtenAt)).toBe('OTHER_ID');
  }
});
