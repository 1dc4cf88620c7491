import { covers, type EmploymentPeriod, employmentPeriods } from '../people/employment';
import type { Person } from '../people/people';
import { addPeriod, type LocalDate } from '../time';
import type { JpBasis } from './jp';

/** Lesson hours that a PNS is owed a calendar year: Government Regulation 11/2017 on PNS, article 203. */
const OWED = 20;
/** Lesson hours that a PPPK may be credited a contract year: Government Regulation 49/2018 on PPPK. */
const CAP = 24;

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
      const own = periods.filter((other) => other.contractStart === contractStart && meet(other, range));
      const credited = sum(
        credits,
        (date) => range.from <= date && date < range.to && own.some((one) => covers(one, date)),
      );
      // An exemption that came while the contract year ran lifts its cap.
      const exempt = own.at(-1)?.capExempt ?? false;
      found.set(`${basis} ${range.from} ${contractStart}`, window(basis, range, credited, exempt));
    }
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Years whose credits the windows of a year can hold. */
export function yearsOfWindows(person: Employed, year: number): number[] {
  const contracts = employmentPeriods(person).some(({ contractStart }) => contractStart !== null);
  return contracts ? [year - 1, year, year + 1] : [year];
}

function window(basis: JpBasis, { from, to }: Range, credited: number, capExempt: boolean): JpWindow {
  if (basis === 'CALENDAR_YEAR') {
    const missing = Math.max(0, OWED - credited);
    return { basis, from, to, credited, recognized: credited, excess: 0, target: OWED, missing, cap: null };
  }
  const cap = capExempt ? null : CAP;
  const recognized = cap === null ? credited : Math.min(cap, credited);
  return { basis, from, to, credited, recognized, excess: credited - recognized, target: null, missing: null, cap };
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
