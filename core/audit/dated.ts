import { instantOfId } from '../ids';
import type { JournalEntry } from '../journal';
import { addMinutes, atLocal, type Instant, localDateOf } from '../time';

/** Clocks of two machines may differ by so much. */
const SKEW_MINUTES = 1;
const DAY_MINUTES = 24 * 60;

/** An entry that says only the day (see the journal) bears its local midnight. */
export const saysDayOnly = ({ at, requestId }: Pick<JournalEntry, 'at' | 'requestId'>): boolean =>
  requestId === 'withheld' && atLocal(localDateOf(at)) === at;

/** What is wrong with the time of a sealed entry by itself; undefined when nothing is. */
export function datedWrongly({ id, at }: JournalEntry, sealedAt: Instant): string | undefined {
  if (instantOfId(id) !== at) return `bears the time ${at}, but its id another`;
  if (at > addMinutes(sealedAt, SKEW_MINUTES)) return `is dated ${at}, after its seal of ${sealedAt}`;
  return undefined;
}

/**
 * Whether an entry was sealed later than any entry comes to be by itself: within a day of its time, for so long the stream
 * holds it; one that says the day only, within two. It was dated back, unless somebody vouches for it.
 */
export function isSealedLate(entry: JournalEntry, sealedAt: Instant): boolean {
  return entry.at < addMinutes(sealedAt, -DAY_MINUTES * (saysDayOnly(entry) ? 2 : 1));
}
