import { covers, type EmploymentPeriod, employmentPeriods } from '../people/employment';
import type { Person } from '../people/people';
import { addPeriod, type LocalDate } from '../time';
import type { JpBasis } from './jp';

/** Lesson hours that a PNS is owed a calendar year: Government Regulation 11/2017 on PNS, article 203. */
const OWED = 20;
/** Lesson hours that a PPPK may be credited a contract year: Government Regulation 49/2018 on PPPK. */
const CAP = 24;

/** JP that are enough: all that is owed a PNS, all that is recognized of a PPPK. */
export const enough: { readonly [B in JpBasis]: number } = { CALENDAR_YEAR: OWED, CONTRACT_YEAR: CAP };

/** JP by the day on which they count. */
export type JpByDay = { readonly [date: LocalDate]: number };

/** A person's JP in one of the periods in which they are added up: `[from, to)` in local dates. */
export interface JpWindow {
  readonly basis: JpBasis;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** On days under that employment. */
  readonly credited: number;
  readonly recognized: number;
  /** Credited above the cap. */
  readonly excess: number;
  /** What is owed; null for PPPK. */
  readonly target: number | null;
  /** Of what is owed, what is missing yet; null for PPPK. */
  readonly missing: number | null;
  /** The most that is recognized; null without a cap. */
  readonly cap: number | null;
}

type Employed = Pick<Person, 'employmentType' | 'contractStart' | 'capExempt' | 'formerly'>;
interface Range {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const newYear = (year: number): LocalDate => `${year}-01-01`;

/**
 * The periods that touch a year while the person was employed so, oldest first. A day belongs to the period of the
 * employment in force on it, so that who changes between PNS and PPPK has their JP in one of both, never in two.
 */
export function jpWindows(person: Employed, credits: JpByDay, year: number): JpWindow[] {
  const periods = employmentPeriods(person);
  const found = new Map<string, JpWindow>();
  for (const period of periods) {
    const { contractStart } = period;
    const basis = contractStart === null ? 'CALENDAR_YEAR' : 'CONTRACT_YEAR';
    const ranges = contractStart === null ? [calendarYear(year)] : contractYears(contractStart, year);
    for (const range of ranges) {
      if (!meet(period, range, calendarYear(year))) continue;
      const own = ownPeriods(periods, contractStart, range);
      const credited = sum(
        credits,
        (date) => range.from <= date && date < range.to && own.some((one) => covers(one, date)),
      );
      found.set(`${basis} ${range.from} ${contractStart}`, window(basis, range, credited, isExempt(own)));
    }
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The contract year of a day, and whether no cap holds in it; undefined on a day as PNS, which its calendar year counts. */
export function contractYearOf(
  person: Employed,
  date: LocalDate,
): { readonly from: LocalDate; readonly exempt: boolean } | undefined {
  const periods = employmentPeriods(person);
  const contractStart = periods.find((period) => covers(period, date))?.contractStart ?? null;
  if (contractStart === null) return undefined;
  const range = contractYears(contractStart, Number(date.slice(0, 4))).findLast(({ from }) => from <= date);
  if (range === undefined) throw new Error(`no contract year of ${contractStart} has ${date}`);
  return { from: range.from, exempt: isExempt(ownPeriods(periods, contractStart, range)) };
}

/** Years whose credits the windows of a year can hold. */
export function yearsOfWindows(person: Employed, year: number): number[] {
  const contracts = employmentPeriods(person).some(({ contractStart }) => contractStart !== null);
  return contracts ? [year - 1, year, year + 1] : [year];
}

/** The employments under one contract, or as PNS, on some day of a range. */
function ownPeriods(
  periods: readonly EmploymentPeriod[],
  contractStart: LocalDate | null,
  range: Range,
): EmploymentPeriod[] {
  return periods.filter((period) => period.contractStart === contractStart && meet(period, range));
}

/** An exemption that came while the contract year ran lifts its cap. */
const isExempt = (own: readonly EmploymentPeriod[]): boolean => own.at(-1)?.capExempt ?? false;

function window(basis: JpBasis, { from, to }: Range, credited: number, capExempt: boolean): JpWindow {
  if (basis === 'CALENDAR_YEAR') {
    const missing = Math.max(0, OWED - credited);
    return { basis, from, to, credited, recognized: credited, excess: 0, target: OWED, missing, cap: null };
  }
  const excess = excessOf(credited, capExempt);
  const cap = capExempt ? null : CAP;
  return { basis, from, to, credited, recognized: credited - excess, excess, target: null, missing: null, cap };
}

/** What is credited in a contract year above the cap. */
export function excessOf(credited: number, capExempt: boolean): number {
  return capExempt ? 0 : Math.max(0, credited - CAP);
}

function calendarYear(year: number): Range {
  return { from: newYear(year), to: newYear(year + 1) };
}

/** The contract year that runs when the year begins, and the one that begins in it. */
function contractYears(contractStart: LocalDate, year: number): Range[] {
  const first = Number(contractStart.slice(0, 4));
  // Each from the start itself, so that 29 February comes back in every leap year.
  const anniversary = (of: number): LocalDate => {
    const years = of - first;
    return addPeriod(contractStart, `${years < 0 ? '-' : ''}P${Math.abs(years)}Y`);
  };
  return [year - 1, year].map((of) => ({ from: anniversary(of), to: anniversary(of + 1) }));
}

/** Whether a day of an employment lies in all of the ranges. */
function meet({ from, until }: Pick<EmploymentPeriod, 'from' | 'until'>, ...ranges: readonly Range[]): boolean {
  const begin = [from ?? '', ...ranges.map((range) => range.from)].sort().at(-1) ?? '';
  const end = [until ?? '~', ...ranges.map((range) => range.to)].sort()[0] ?? '';
  return begin < end;
}

function sum(credits: JpByDay, counts: (date: LocalDate) => boolean): number {
  return Object.entries(credits).reduce((total, [date, jp]) => total + (counts(date) ? jp : 0), 0);
}
