import { encodeTime } from 'ulid';
import type { Clock, Ids } from '../../core/ports';

/** Ids in the order of their making and the same in every run: the clock's time and a counter. */
export function createTestIds(clock: Clock): Ids {
  let count = 0;
  const next = (): string => (++count).toString();
  return {
    ulid: () => encodeTime(Date.parse(clock.now())) + next().padStart(16, '0'),
    random: () => next().padStart(32, '0'),
  };
}
