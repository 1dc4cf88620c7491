import { Temporal } from 'temporal-polyfill';

/** An instant as ISO 8601 in UTC with milliseconds, such as `2026-10-31T09:00:00.000Z`: it sorts as text. */
export type Instant = string;
/** A calendar date in WIB, such as `2026-10-31`. */
export type LocalDate = string;
/** An ISO 8601 period of calendar units, such as `P4M` or `P7D`. */
export type Period = string;

/** "Local" means Asia/Jakarta (WIB, UTC+7, no daylight saving). */
export const LOCAL_ZONE = 'Asia/Jakarta';

export function localDateOf(instant: Instant): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(LOCAL_ZONE).toPlainDate().toString();
}

/** The local calendar year of an instant: the fiscal year. */
export function localYearOf(instant: Instant): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(LOCAL_ZONE).year;
}

/** The instant of a local wall-clock time on a date; midnight by default. */
export function atLocal(date: LocalDate, hour = 0): Instant {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: LOCAL_ZONE,
    plainTime: Temporal.PlainTime.from({ hour }),
  });
  return new Date(zoned.epochMilliseconds).toISOString();
}

/** Adds a period in the local calendar, clamped to the month's end. */
export function addPeriod(date: LocalDate, period: Period): LocalDate {
  return Temporal.PlainDate.from(date).add(period).toString();
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Normalizes any ISO 8601 instant to the stored form; undefined when it is not one. */
export function parseInstant(text: string): Instant | undefined {
  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString();
  } catch {
    return undefined;
  }
}

/** Whether a text is a calendar date that exists, in the stored form `2026-10-31`. */
export function isLocalDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
