import { instantOfId } from '../ids';
import type { JournalEntry } from '../journal';
import { addMinutes, atLocal, type Instant, localDateOf } from '../time';

/** Clocks of two machines may differ by so much. */
const SKEW_MINUTES = 1;
const DAY_MINUTES = 24 * 60;

/** An entry that says only the day (see the journal) bears its local midnight. */
export const saysDayOnly = ({ at, requestId }: Pick<JournalEntry, 'at' | 'requestId'>): boolean =>
  requestId === 'withheld' && atLocal(localDateOf(at)) === at;

/**
 * What is wrong with the time of a sealed entry; undefined when nothing is. An entry comes to be sealed within a day, for so
 * long the stream holds it: it is dated no later than its seal and at most 24 hours before it; one that says the day only,
 * another 24 hours before.
 */
export function datedWrongly(entry: JournalEntry, sealedAt: Instant): string | undefined {
  const { id, at } = entry;
  if (instantOfId(id) !== at) return `bears the time ${at}, but its id another`;
  if (at > addMinutes(sealedAt, SKEW_MINUTES)) return `is dated ${at}, after its seal of ${sealedAt}`;
  const earliest = addMinutes(sealedAt, -DAY_MINUTES * (saysDayOnly(entry) ? 2 : 1));
  if (at < earliest) return `is dated back: ${at}, but it was sealed ${sealedAt}, more than a day later`;
  return undefined;
}
