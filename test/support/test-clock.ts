import type { Clock } from '../../core/ports';
import type { Instant } from '../../core/time';

/** A clock that stands still until it is told otherwise. */
export interface TestClock extends Clock {
  set(instant: Instant): void;
  /** Moves it forward. */
  advance(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void;
}

export function createTestClock(start: Instant = '2026-10-01T02:00:00.000Z'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    set(instant) {
      now = Date.parse(instant);
    },
    advance({ days = 0, hours = 0, minutes = 0 }) {
      now += ((days * 24 + hours) * 60 + minutes) * 60_000;
    },
  };
}
