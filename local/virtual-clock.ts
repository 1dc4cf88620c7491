import { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from './contracts';
import { stateFile } from './state';

/** The calendar in which people on this platform count months and days. */
export const zone = 'Asia/Jakarta';

type ClockState = { offset: number };

export interface ClockOptions {
  /** Where the offset is kept, so that a restart goes on at the same virtual time. */
  readonly dataDir?: string | undefined;
  /** Virtual instant (milliseconds since the epoch) of a clock that has no kept offset. */
  readonly startAt?: number | undefined;
}

/** A clock that runs like the real one and can be moved forward; its offset survives a restart. */
export function createClock({ dataDir, startAt }: ClockOptions = {}): VirtualClock {
  const state = stateFile<ClockState>(dataDir, 'clock.json');
  let offset = state.read()?.offset ?? (startAt === undefined ? 0 : startAt - Date.now());
  state.write({ offset });
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    advanceTo(instant) {
      const ahead = instant - Date.now();
      if (ahead <= offset) return;
      offset = ahead;
      state.write({ offset });
    },
  };
}

/** Years of four digits sort as text, on which the platform's keys rely; it takes no instants beyond this year. */
const LAST_YEAR = 2999;
const end = Temporal.PlainDate.from({ year: LAST_YEAR + 1, month: 1, day: 1 }).toZonedDateTime(zone).epochMilliseconds;

/**
 * The instant that a person means, in milliseconds since the epoch: a period from now (`P4M`, `PT2H`, counted in the
 * local calendar and clamped to the month's end), a local date (`2027-02-28`, its midnight), a local date and time, or
 * an instant (`2027-02-27T17:00:00Z`).
 *
 * @throws RangeError with a sentence that says what may be written
 */
export function momentFrom(now: number, text: string): number {
  for (const read of [period, instant, localTime]) {
    const found = read(now, text);
    if (found === undefined) continue;
    if (found < now) {
      throw new RangeError(`"${text}" is over: it is ${inWords(now)} on the platform, and the clock only moves ahead.`);
    }
    if (found < end) return found;
    throw new RangeError(`"${text}" is beyond the year ${LAST_YEAR}, where the platform's calendar ends.`);
  }
  throw new RangeError(
    `"${text}" is neither a period (P4M, P1DT2H), a date (2027-02-28) nor an instant (2027-02-27T17:00:00Z).`,
  );
}

function period(now: number, text: string): number | undefined {
  const length = attempt(() => Temporal.Duration.from(text));
  if (length === undefined) return undefined;
  if (length.sign <= 0) throw new RangeError(`"${text}" does not lead forward: the clock only moves ahead.`);
  const from = Temporal.Instant.fromEpochMilliseconds(Math.round(now)).toZonedDateTimeISO(zone);
  // What the calendar cannot count is further away than anything.
  return attempt(() => from.add(length))?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}

function instant(_now: number, text: string): number | undefined {
  return attempt(() => Temporal.Instant.from(text))?.epochMilliseconds;
}

function localTime(_now: number, text: string): number | undefined {
  return attempt(() => Temporal.PlainDateTime.from(text))?.toZonedDateTime(zone).epochMilliseconds;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** An instant for people: `2027-02-28 00:00 WIB`. */
export function inWords(at: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone);
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })} WIB`;
}
