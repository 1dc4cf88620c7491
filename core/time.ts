// Its functions, not its classes: a bundle then holds those that are used, a third of it.
import { getBasic } from 'temporal-polyfill/fns/Calendar';
import * as Durations from 'temporal-polyfill/fns/Duration';
import * as Instants from 'temporal-polyfill/fns/Instant';
import * as Dates from 'temporal-polyfill/fns/PlainDate';

/** An instant as ISO 8601 in UTC with milliseconds, such as `2026-10-31T09:00:00.000Z`: it sorts as text. */
export type Instant = string;
/** A calendar date in WIB, such as `2026-10-31`. */
export type LocalDate = string;
/** An ISO 8601 period of calendar units, such as `P4M` or `P7D`. */
export type Period = string;

/**
 * "Local" means WIB (Asia/Jakarta): UTC+7, without daylight saving, since before any instant of ours. By this figure,
 * because the first question about a named zone costs a process some 30 ms.
 */
const LOCAL_OFFSET = 7 * 3_600_000;

export function localDateOf(instant: Instant): LocalDate {
  return new Date(Date.parse(instant) + LOCAL_OFFSET).toISOString().slice(0, 10);
}

/** The local wall-clock time of an instant, such as `16:00`. */
export function localTimeOf(instant: Instant): string {
  return new Date(Date.parse(instant) + LOCAL_OFFSET).toISOString().slice(11, 16);
}

/** The local calendar year of an instant: the fiscal year. */
export function localYearOf(instant: Instant): number {
  return Number(localDateOf(instant).slice(0, 4));
}

/** Whether a fiscal year has ended. */
export function isYearOver(now: Instant, year: number): boolean {
  return localYearOf(now) > year;
}

/** The instant of a local wall-clock hour on a date; midnight by default. */
export function atLocal(date: LocalDate, hour = 0): Instant {
  const midnight = Date.parse(`${Dates.toString(dateOf(date))}T00:00:00Z`) - LOCAL_OFFSET;
  return new Date(midnight + hour * 3_600_000).toISOString();
}

/** @throws RangeError when there is no such date */
function dateOf(date: LocalDate): Dates.Record {
  return Dates.fromString(date, getBasic);
}

/** Adds a period in the local calendar, clamped to the month's end. */
export function addPeriod(date: LocalDate, period: Period): LocalDate {
  return Dates.toString(Dates.add(dateOf(date), Durations.fromString(period)));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Dates.toString(Dates.addDays(dateOf(date), days));
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Dates.diffDays(dateOf(from), dateOf(to));
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Years of four digits sort as text; outside of these somebody has mistyped. */
const YEARS = { first: 1900, last: 2999 };

/** Normalizes any ISO 8601 instant to the stored form; undefined when it is not one, or of no plausible year. */
export function parseInstant(text: string): Instant | undefined {
  try {
    const date = new Date(Instants.fromString(text).epochMilliseconds);
    const year = date.getUTCFullYear();
    return year < YEARS.first || year > YEARS.last ? undefined : date.toISOString();
  } catch {
    return undefined;
  }
}

/** Whether a text is a calendar date that exists, in the stored form `2026-10-31`. */
export function isLocalDate(text: string): boolean {
  try {
    return Dates.toString(dateOf(text)) === text;
  } catch {
    return false;
  }
}
