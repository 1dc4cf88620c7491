import type { Instant } from '../time';
import type { Training } from './training';

/** For display: it is open and its first session has started. The end shows once the platform has ended it. */
export function isRunning({ status, startsAt }: Training, now: Instant): boolean {
  return status === 'OPEN' && startsAt !== null && startsAt <= now;
}

/** It ended, and its figures may still be corrected. */
export function isProvisional({ status }: Training): boolean {
  return status === 'ENDED';
}
