import type { Wave } from '../evaluation/evaluation';
import { addDays, atLocal, type Instant, localDateOf } from '../time';

/** All mail leaves from this local hour. */
export const MAIL_HOUR = 8;

/** The first moment, not before an instant, at which a day's mail begins to leave. */
export function nextMailing(instant: Instant): Instant {
  const day = localDateOf(instant);
  const morning = atLocal(day, MAIL_HOUR);
  return instant <= morning ? morning : atLocal(addDays(day, 1), MAIL_HOUR);
}

/** Whether the day's mail has begun to leave. */
export function mayLeave(now: Instant): boolean {
  return now >= atLocal(localDateOf(now), MAIL_HOUR);
}

/** When the raters of an open wave are told of it; undefined once they were, or when it closes earlier. */
export function announcementOf({
  status,
  openedAt,
  announcedAt,
  closesAt,
}: Pick<Wave, 'status' | 'openedAt' | 'announcedAt' | 'closesAt'>): Instant | undefined {
  if (status !== 'OPEN' || openedAt === null || announcedAt !== null) return undefined;
  const at = nextMailing(openedAt);
  return at < closesAt ? at : undefined;
}
