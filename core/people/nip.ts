import { addPeriod, isLocalDate, type LocalDate } from '../time';
import type { EmploymentType } from './people';

/** The youngest age, in years, at which anyone enters the civil service. */
const YOUNGEST = 17;

/** The first day on which the holder of a NIP is old enough to serve. */
export function earliestService(nip: string): LocalDate {
  const birth = dateOf(nip.slice(0, 8));
  return birth === undefined ? '' : addPeriod(birth, `P${YOUNGEST}Y`);
}

/** The date that eight digits name, or undefined when there is no such day. */
function dateOf(digits: string): LocalDate | undefined {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return isLocalDate(date) ? date : undefined;
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/**
 * Whether a text is a NIP of the given employment type on a day: 18 digits.
 * PNS: birth date (8), year and month of appointment (6), sex (1: `1` or `2`), serial (3).
 * PPPK: birth date (8), year (4), code (2), sex (1), serial (3).
 * Serials count from 001. Dates must exist, lie in the past and leave an age at which one may serve.
 */
export function isNip(nip: string, type: EmploymentType, today: LocalDate): boolean {
  if (!/^\d{14}[12](?!000)\d{3}$/.test(nip)) return false;
  const birth = dateOf(nip.slice(0, 8));
  if (birth === undefined || yearOf(birth) < 1900) return false;
  const year = Number(nip.slice(8, 12));
  if (year < yearOf(birth) + YOUNGEST || year > yearOf(today)) return false;
  if (type !== 'PNS') return true;
  const appointment = dateOf(`${nip.slice(8, 14)}01`);
  return appointment !== undefined && appointment <= today;
}

/** A NIP as people write it, without the spaces between its parts. */
export function plainNip(nip: string): string {
  return nip.replace(/\s/g, '');
}
