import { Temporal } from 'temporal-polyfill';
import { ApiError } from '../../contracts';

/** When a schedule fires: once at an instant, or again and again. Milliseconds. */
export type Timing = { readonly kind: 'at'; readonly at: number } | { readonly kind: 'rate'; readonly every: number };

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(2027-02-28T00:00:00)` in a time zone, or `rate(15 minutes)`.
 *
 * @throws ApiError ValidationException, also for `cron(…)`, which this runtime does not know
 */
export function readExpression(expression: string, zone: string): Timing {
  const invalid = (reason: string) =>
    new ApiError('ValidationException', `Invalid Schedule Expression ${expression}: ${reason}.`);
  const at = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression)?.[1];
  if (at !== undefined) {
    try {
      return { kind: 'at', at: Temporal.PlainDateTime.from(at).toZonedDateTime(zone).epochMilliseconds };
    } catch (error) {
      if (error instanceof RangeError) throw invalid(error.message);
      throw error;
    }
  }
  const [, count, unit, plural] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(expression) ?? [];
  if (count === undefined || unit === undefined) throw invalid('only at(…) and rate(…) are known here');
  if (Number(count) === 0 || (Number(count) === 1) === (plural === 's'))
    throw invalid('the count does not fit its unit');
  return { kind: 'rate', every: Number(count) * (units[unit] ?? 0) };
}
