/** Local (WIB, UTC+7, no daylight saving) dates as `YYYY-MM-DD`, and the UTC instants they stand for. */

const hour = 3_600_000;
const day = 24 * hour;
const wibOffset = 7 * hour;

/** The local date of an instant. */
export function localDateOf(instant: Date): string {
  return new Date(instant.getTime() + wibOffset).toISOString().slice(0, 10);
}

/** The instant of a local date and a local time of day such as `08:00`. */
export function instantOf(localDate: string, time: string): Date {
  return new Date(Date.parse(`${localDate}T${time}:00Z`) - wibOffset);
}

export function addDays(localDate: string, days: number): string {
  return new Date(Date.parse(localDate) + days * day).toISOString().slice(0, 10);
}

const isWorkingDay = (localDate: string) => ![0, 6].includes(new Date(localDate).getUTCDay());

/** `count` working days (Monday to Friday) on or after a date, in order. */
export function workingDaysFrom(localDate: string, count: number): string[] {
  const days: string[] = [];
  for (let date = localDate; days.length < count; date = addDays(date, 1)) if (isWorkingDay(date)) days.push(date);
  return days;
}

/** The last `count` working days before a date, in order. */
export function workingDaysBefore(localDate: string, count: number): string[] {
  const days: string[] = [];
  for (let date = addDays(localDate, -1); days.length < count; date = addDays(date, -1))
    if (isWorkingDay(date)) days.unshift(date);
  return days;
}

/** Milliseconds of so many lesson hours (JP) of 45 minutes. */
export function lessonHours(jp: number): number {
  return jp * 45 * 60_000;
}
