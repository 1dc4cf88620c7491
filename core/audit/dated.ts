import { instantOfId, isId } from '../ids';
import type { JournalEntry } from '../journal';
import { addMinutes, atLocal, type Instant, localDateOf } from '../time';

/** Clocks of two machines may differ by so much. */
const SKEW_MINUTES = 1;
const DAY_MINUTES = 24 * 60;

/** An entry that says only the day (see the journal) bears its local midnight. */
export const saysDayOnly = ({ at, requestId }: Pick<JournalEntry, 'at' | 'requestId'>): boolean =>
  requestId === 'withheld' && atLocal(localDateOf(at)) === at;

/** What may be wrong with the time of an entry: its id bears another, it lies ahead, or it was dated back. */
export type Misdating = 'OTHER_ID' | 'AHEAD' | 'BACK';

/**
 * What is wrong with an entry's time by that at which it came; undefined when nothing is.
 * @param minutes by how many it may be older; one that says the day only, by a day more
 */
function misdating(entry: JournalEntry, cameAt: Instant, minutes: number): Misdating | undefined {
  const { id, at } = entry;
  if (!isId('journal', id) || instantOfId(id) !== at) return 'OTHER_ID';
  if (at > addMinutes(cameAt, SKEW_MINUTES)) return 'AHEAD';
  return at < addMinutes(cameAt, -minutes - (saysDayOnly(entry) ? DAY_MINUTES : 0)) ? 'BACK' : undefined;
}

/**
 * What is wrong with the time of a sealed entry. It is sealed by itself within a day of its time, for so long the stream holds it.
 * What was sealed later was dated back, unless somebody vouches for it.
 */
export function misdatingOf(entry: JournalEntry, sealedAt: Instant): Misdating | undefined {
  return misdating(entry, sealedAt, DAY_MINUTES);
}

/** An entry gets its time as it is written; no function runs for longer than this, whatever it waits for. */
const WRITING_MINUTES = 15;

/**
 * What is wrong with the time of an entry that was written at an instant; undefined when nothing is. Its seal may come hours
 * later and proves less: that an entry was dated back by minutes is seen here alone.
 */
export function writtenWrongly(entry: JournalEntry, writtenAt: Instant): string | undefined {
  const { at } = entry;
  const wrong = misdating(entry, writtenAt, WRITING_MINUTES);
  if (wrong === 'OTHER_ID') return `bears the time ${at}, but its id another`;
  if (wrong === 'BACK') return `is dated back: ${at}, but it was written ${writtenAt}`;
  return wrong && `is dated ${at}, but it was written ${writtenAt}`;
}
