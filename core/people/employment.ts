import type { LocalDate } from '../time';
import type { FormerEmployment, Person } from './people';

/** How somebody is, or was, employed; what is null has no such end. */
export interface EmploymentPeriod extends Pick<Person, 'employmentType' | 'contractStart' | 'capExempt'> {
  /** First day. */
  readonly from: LocalDate | null;
  /** First day of what followed. */
  readonly until: LocalDate | null;
}

type Employed = Pick<Person, 'employmentType' | 'contractStart' | 'capExempt' | 'formerly'>;

/** All of them, oldest first, without a gap: the last one is in force. */
export function employmentPeriods({
  employmentType,
  contractStart,
  capExempt,
  formerly,
}: Employed): EmploymentPeriod[] {
  const present = { employmentType, contractStart, capExempt, until: null };
  return [...formerly, present].map((period, i) => ({ ...period, from: formerly[i - 1]?.until ?? null }));
}

/** Whether a day lies in a period. */
export function covers({ from, until }: Pick<EmploymentPeriod, 'from' | 'until'>, date: LocalDate): boolean {
  return (from === null || from <= date) && (until === null || date < until);
}

/** All that says how somebody is, and was, employed. */
export function employmentOf({ employmentType, contractStart, capExempt, formerly }: Employed): Employed {
  return { employmentType, contractStart, capExempt, formerly };
}

/** What has been before `from`, once something else holds from that day on. */
export function formerlyUntil(person: Employed, from: LocalDate): FormerEmployment[] {
  return employmentPeriods(person)
    .filter((period) => period.from === null || period.from < from)
    .map(({ from: _, until, ...employment }) => ({
      ...employment,
      until: until !== null && until < from ? until : from,
    }));
}
