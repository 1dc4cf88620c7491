import { instantOfId, isId } from '../ids';
import type { JournalEntry } from '../journal';
import { addMinutes, atLocal, type Instant, localDateOf } from '../time';

/** Clocks of two machines may differ by so much. */
const SKEW_MINUTES = 1;
const DAY_MINUTES = 24 * 60;

/** An entry that says only the day (see the journal) bears its local midnight. */
export const saysDayOnly = ({ at, requestId }: Pick<JournalEntry, 'at' | 'requestId'>): boolean =>
  requestId === 'withheld' && atLocal(localDateOf(at)) === at;

/** Whether an entry's id bears its time; nothing else is asked of an entry for which it doesn't. */
const idBears = ({ id, at }: JournalEntry): boolean => isId('journal', id) && instantOfId(id) === at;

/** How much an entry may be older than its time says, by its form alone. */
const dayOnlyMinutes = (entry: JournalEntry): number => (saysDayOnly(entry) ? DAY_MINUTES : 0);

/**
 * What may be wrong with the time of a sealed entry: its id bears another, it is later than the seal, or it was dated back.
 * An entry is sealed by itself within a day of its time, for so long the stream holds it; one that says the day only, within
 * two. What was sealed later was dated back, unless somebody vouches for it.
 */
export type Misdating = 'OTHER_ID' | 'AHEAD' | 'BACK';

/** @returns undefined when nothing is wrong */
export function misdatingOf(entry: JournalEntry, sealedAt: Instant): Misdating | undefined {
  if (!idBears(entry)) return 'OTHER_ID';
  if (entry.at > addMinutes(sealedAt, SKEW_MINUTES)) return 'AHEAD';
  return entry.at < addMinutes(sealedAt, -DAY_MINUTES - dayOnlyMinutes(entry)) ? 'BACK' : undefined;
}

/** An entry gets its time as it is written; no function runs for longer than this, whatever it waits for. */
const WRITING_MINUTES = 15;

/**
 * What is wrong with the time of an entry that was written at an instant; undefined when nothing is. Its seal may come hours
 * later and proves less: that an entry was dated back by minutes is seen here alone.
 */
export function writtenWrongly(entry: JournalEntry, writtenAt: Instant): string | undefined {
  const { at } = entry;
  if (!idBears(entry)) return `bears the time ${at}, but its id another`;
  if (at < addMinutes(writtenAt, -WRITING_MINUTES - dayOnlyMinutes(entry))) {
    return `is dated back: ${at}, but it was written ${writtenAt}`;
  }
  if (at > addMinutes(writtenAt, SKEW_MINUTES)) return `is dated ${at}, but it was written ${writtenAt}`;
  return undefined;
}
