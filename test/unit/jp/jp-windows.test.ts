import fc from 'fast-check';
import { type JpByDay, type JpWindow, jpWindows } from '../../../core/jp/jp-windows';
import { formerlyUntil } from '../../../core/people/employment';
import type { Person } from '../../../core/people/people';

type Employed = Pick<Person, 'employmentType' | 'contractStart' | 'capExempt' | 'formerly'>;
const pns: Employed = { employmentType: 'PNS', contractStart: null, capExempt: false, formerly: [] };
const pppk = (contractStart: string, capExempt = false): Employed => ({
  employmentType: 'PPPK',
  contractStart,
  capExempt,
  formerly: [],
});
const span = ({ from, to, credited, recognized, excess }: JpWindow) => [from, to, credited, recognized, excess];

it('adds a PNS’s JP up in the calendar year and tells what is missing of 20', () => {
  const credits = { '2026-12-31': 9, '2027-01-01': 6, '2027-12-31': 8, '2028-01-01': 1 };
  expect(jpWindows(pns, credits, 2027)).toEqual([
    {
      basis: 'CALENDAR_YEAR',
      from: '2027-01-01',
      to: '2028-01-01',
      credited: 14,
      recognized: 14,
      excess: 0,
      target: 20,
      missing: 6,
      cap: null,
    },
  ]);
});

it('recognizes 24 of a contract year, from one anniversary to the day before the next', () => {
  const credits = { '2027-02-28': 3, '2027-03-01': 20, '2028-02-29': 6, '2028-03-01': 5 };
  expect(jpWindows(pppk('2021-03-01'), credits, 2027).map(span)).toEqual([
    ['2026-03-01', '2027-03-01', 3, 3, 0],
    ['2027-03-01', '2028-03-01', 26, 24, 2],
  ]);
  expect(jpWindows(pppk('2021-03-01', true), credits, 2027).map(span)[1]).toEqual([
    '2027-03-01',
    '2028-03-01',
    26,
    26,
    0,
  ]);
});

it('keeps a contract of 29 February: clamped to the 28th, and back on the 29th in a leap year', () => {
  expect(jpWindows(pppk('2024-02-29'), {}, 2028).map(({ from, to }) => [from, to])).toEqual([
    ['2027-02-28', '2028-02-29'],
    ['2028-02-29', '2029-02-28'],
  ]);
});

it('has one window a year for a contract that began on 1 January', () => {
  expect(jpWindows(pppk('2024-01-01'), {}, 2027).map(({ from, to }) => [from, to])).toEqual([
    ['2027-01-01', '2028-01-01'],
  ]);
});

it('counts a day under the employment in force on it when a PPPK becomes a PNS', () => {
  const before = pppk('2025-05-01');
  const now: Employed = { ...pns, formerly: formerlyUntil(before, '2027-07-01') };
  const credits = { '2027-06-30': 10, '2027-07-01': 4 };
  expect(jpWindows(now, credits, 2027).map(({ basis, ...window }) => [basis, ...span({ basis, ...window })])).toEqual(
    [
      ['CALENDAR_YEAR', '2027-01-01', '2028-01-01', 4, 4, 0],
      ['CONTRACT_YEAR', '2026-05-01', '2027-05-01', 0, 0, 0],
      ['CONTRACT_YEAR', '2027-05-01', '2028-05-01', 10, 10, 0],
    ].sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1)),
  );
  expect(jpWindows(now, credits, 2028)).toMatchObject([{ basis: 'CALENDAR_YEAR', credited: 0 }]);
});

describe('whatever the employments and the credits', () => {
  const DAY = 86_400_000;
  const dateOf = (n: number): string => new Date(Date.UTC(2024, 0, 1) + n * DAY).toISOString().slice(0, 10);
  const days = (most: number) => fc.integer({ min: 0, max: most }).map(dateOf);
  const interesting = fc.constantFrom('2024-02-29', '2024-12-31', '2025-01-01', '2025-02-28', '2028-02-29');
  const date = fc.oneof(days(2000), interesting);
  const employment = fc.oneof(
    fc.constant(pns),
    fc.tuple(date, fc.boolean()).map(([start, exempt]) => pppk(start, exempt)),
  );
  const person = fc
    .tuple(employment, fc.array(fc.tuple(date, employment), { maxLength: 3 }))
    .map(([first, changes]) =>
      changes
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .reduce((was: Employed, [from, next]) => ({ ...next, formerly: formerlyUntil(was, from) }), first),
    );
  const credits = fc.dictionary(date, fc.integer({ min: 1, max: 30 }), { maxKeys: 8 });
  const everyWindow = (of: Employed, by: JpByDay): JpWindow[] => {
    const found = [2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) => jpWindows(of, by, year));
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  };
  const total = (windows: readonly JpWindow[], of: 'credited' | 'recognized' | 'excess'): number =>
    windows.reduce((sum, window) => sum + window[of], 0);

  it('puts every JP into exactly one window, and never recognizes more than 24 of a contract year', () => {
    fc.assert(
      fc.property(person, credits, (of, by) => {
        const windows = everyWindow(of, by);
        expect(total(windows, 'credited')).toBe(Object.values(by).reduce((sum, jp) => sum + jp, 0));
        for (const { basis, credited, recognized, excess, cap, missing } of windows) {
          expect(recognized + excess).toBe(credited);
          if (cap !== null) expect(recognized).toBe(Math.min(24, credited));
          if (basis === 'CALENDAR_YEAR') expect(missing).toBe(Math.max(0, 20 - credited));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lets contract years follow one another without a gap, each 365 or 366 days long', () => {
    fc.assert(
      fc.property(date, (start) => {
        const windows = everyWindow(pppk(start), {}).sort((a, b) => (a.from < b.from ? -1 : 1));
        for (const [i, { from, to }] of windows.entries()) {
          expect([365, 366]).toContain((Date.parse(to) - Date.parse(from)) / DAY);
          const next = windows[i + 1];
          if (next !== undefined) expect(next.from).toBe(to);
          expect(to.slice(5) === start.slice(5) || (start.endsWith('02-29') && to.endsWith('02-28'))).toBe(true);
        }
      }),
    );
  });
});
