import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock, inWords, momentFrom } from '../../../local/virtual-clock';

const dir = mkdtempSync(join(tmpdir(), 'clock-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const at = (text: string) => Date.parse(text);

describe('a moment', () => {
  // 2026-10-31 16:00 WIB
  const now = at('2026-10-31T09:00:00Z');
  it.each([
    ['P4M', '2027-02-28T09:00:00Z'],
    ['P1Y', '2027-10-31T09:00:00Z'],
    ['P1DT2H30M', '2026-11-01T11:30:00Z'],
    ['2027-02-28', '2027-02-27T17:00:00Z'],
    ['2027-02-28T08:00', '2027-02-28T01:00:00Z'],
    ['2027-02-27T17:00:00Z', '2027-02-27T17:00:00Z'],
    ['2027-02-28T00:00:00+07:00', '2027-02-27T17:00:00Z'],
  ])('%s is %s', (text, expected) => {
    expect(momentFrom(now, text)).toBe(at(expected));
  });

  it('counts days by the local calendar, not by UTC', () => {
    // 23:30 UTC is the next day in Jakarta, the last of January.
    expect(momentFrom(at('2027-01-30T23:30:00Z'), 'P1M')).toBe(at('2027-02-27T23:30:00Z'));
  });

  it.each(['', 'soon', '4 months', '-P1D', 'P0D', '2027-13-01'])(
    'refuses "%s" and says what may be written',
    (text) => {
      expect(() => momentFrom(now, text)).toThrow(RangeError);
    },
  );

  it.each(['P1000Y', 'P300000Y', '3000-01-01', '3000-01-01T00:00:00+07:00', '+012026-01-01T00:00:00Z'])(
    'refuses "%s", which is beyond the calendar, in one sentence',
    (text) => {
      expect(() => momentFrom(now, text)).toThrow(
        new RangeError(`"${text}" is beyond the year 2999, where the platform's calendar ends.`),
      );
    },
  );

  it.each(['2026-10-31', '2026-10-31T15:59', '2026-10-31T08:59:59Z', '1999-01-01'])(
    'refuses "%s", which is over',
    (text) => {
      expect(() => momentFrom(now, text)).toThrow(
        new RangeError(
          `"${text}" is over: it is 2026-10-31 16:00 WIB on the platform, and the clock only moves ahead.`,
        ),
      );
      expect(momentFrom(now, '2026-10-31T16:00')).toBe(now);
    },
  );

  it('may be the last of the calendar', () => {
    expect(momentFrom(now, '2999-12-31T23:59')).toBe(at('2999-12-31T16:59:00Z'));
  });

  it('is told in local time', () => {
    expect(inWords(at('2027-02-27T17:00:00Z'))).toBe('2027-02-28 00:00 WIB');
  });
});

describe('the clock', () => {
  it('starts where it is told, runs, and only moves forward', () => {
    const clock = createClock({ startAt: at('2030-01-01T00:00:00Z') });
    expect(clock.now() - at('2030-01-01T00:00:00Z')).toBeLessThan(1000);
    clock.advanceTo(at('2030-06-01T00:00:00Z'));
    clock.advanceTo(at('2030-03-01T00:00:00Z'));
    expect(clock.now()).toBeGreaterThanOrEqual(at('2030-06-01T00:00:00Z'));
  });

  it('keeps its offset over a restart, whatever start it is told then', () => {
    createClock({ dataDir: dir, startAt: Date.now() }).advanceTo(Date.now() + 1e9);
    const again = createClock({ dataDir: dir, startAt: 0 });
    expect(Math.abs(again.offset() - 1e9)).toBeLessThan(1000);
  });
});
