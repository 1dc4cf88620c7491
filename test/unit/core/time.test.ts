import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addPeriod,
  atLocal,
  daysBetween,
  isLocalDate,
  localDateOf,
  localYearOf,
  parseInstant,
} from '../../../core/time';

/** The platform's calendar by Temporal's classes and the named zone: slower to load, and what the functions must agree with. */
const zone = 'Asia/Jakarta';
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const date = instant.map((text) => text.slice(0, 10));
const period = fc
  .tuple(fc.constantFrom('D', 'W', 'M', 'Y'), fc.integer({ min: 1, max: 40 }))
  .map(([unit, n]) => `P${n}${unit}`);

const local = (text: string) => Temporal.Instant.from(text).toZonedDateTimeISO(zone);

it('finds the local date and year of an instant', () => {
  fc.assert(
    fc.property(instant, (text) => {
      expect(localDateOf(text)).toBe(local(text).toPlainDate().toString());
      expect(localYearOf(text)).toBe(local(text).year);
    }),
  );
  expect(localDateOf('2026-12-31T16:59:59.999Z')).toBe('2026-12-31');
  expect(localYearOf('2026-12-31T17:00:00.000Z')).toBe(2027);
});

it('finds the instant of a local hour', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 23 }), (text, hour) => {
      const zoned = Temporal.PlainDate.from(text).toZonedDateTime({ timeZone: zone, plainTime: { hour } });
      expect(atLocal(text, hour)).toBe(new Date(zoned.epochMilliseconds).toISOString());
    }),
  );
  expect(() => atLocal('2026-02-30')).toThrow(RangeError);
});

it('adds and counts in the calendar', () => {
  fc.assert(
    fc.property(date, date, period, fc.integer({ min: -400, max: 400 }), (from, to, length, days) => {
      const start = Temporal.PlainDate.from(from);
      expect(addPeriod(from, length)).toBe(start.add(length).toString());
      expect(addDays(from, days)).toBe(start.add({ days }).toString());
      expect(daysBetween(from, to)).toBe(start.until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days);
    }),
  );
  expect(addPeriod('2026-10-31', 'P4M')).toBe('2027-02-28');
});

it.each(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-10-31[u-ca=buddhist]', '2026-10-31T00:00'])(
  'knows that %p is no date',
  (text) => expect(isLocalDate(text)).toBe(false),
);

it.each([
  ['2026-10-31T16:00:00+07:00', '2026-10-31T09:00:00.000Z'],
  ['2026-10-31T09:00Z', '2026-10-31T09:00:00.000Z'],
  ['2026-10-31T09:00:00', undefined],
  ['2026-02-30T09:00:00Z', undefined],
  ['tomorrow', undefined],
])('reads the instant %p as %p', (text, expected) => expect(parseInstant(text)).toBe(expected));

it.each(['+020000-12-27T10:00:00Z', '1899-12-31T23:59:59Z', '3000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z'])(
  'takes %s for no instant: its text would not sort by time, or nobody meant it',
  (text) => {
    expect(parseInstant(text)).toBeUndefined();
  },
);
