import { instantOfId } from '../ids';
import type { Deps } from '../ports';
import { addMinutes, atLocal, type Instant, localDateOf } from '../time';

/** By then an entry has been sealed. */
const OVERDUE_MINUTES = 10;
/** Several sweeps look at each entry, so that one that is late or lost leaves none unseen. */
const WINDOW_MINUTES = 60;
const DAY_MINUTES = 24 * 60;

export interface WatchDeps extends Pick<Deps, 'clock' | 'reads'> {
  readonly alarm: { unsealed(entryIds: readonly string[]): Promise<void> };
}

/**
 * Tells of entries that are not sealed after ten minutes. It looks at the journal and not at the sealer, which may be what
 * fails. An entry that says the day only bears its local midnight and may be made until the next: it is looked at then.
 */
export async function watchSeals({ clock, reads, alarm }: WatchDeps): Promise<void> {
  const before = addMinutes(clock.now(), -OVERDUE_MINUTES);
  const from = addMinutes(before, -WINDOW_MINUTES);
  const midnight = atLocal(localDateOf(before));
  const unsealed = async (start: Instant, end: Instant, counts: (entryId: string) => boolean): Promise<string[]> => {
    const spans = byDay(start, end);
    const [made, sealed] = await Promise.all([
      Promise.all(spans.map((span) => reads.entryIdsOf(span.day, span))),
      Promise.all(spans.map((span) => reads.sealedIdsOf(span.day, span))),
    ]);
    const known = new Set(sealed.flat());
    return made.flat().filter((id) => counts(id) && !known.has(id));
  };
  const overdue = await unsealed(from, before, (id) => !saysMidnight(id));
  if (midnight >= from) {
    const yesterday = addMinutes(midnight, -DAY_MINUTES);
    overdue.push(...(await unsealed(yesterday, addMinutes(yesterday, 1), saysMidnight)));
  }
  if (overdue.length > 0) await alarm.unsealed(overdue);
}

function saysMidnight(entryId: string): boolean {
  const instant = instantOfId(entryId);
  return atLocal(localDateOf(instant)) === instant;
}

interface PartOfDay {
  readonly day: string;
  readonly from: Instant;
  readonly before: Instant;
}

/** The parts of a span, each within a day (UTC), as the journal has partitions. */
function byDay(from: Instant, before: Instant): readonly PartOfDay[] {
  const [first, last] = [from.slice(0, 10), before.slice(0, 10)];
  if (first === last) return [{ day: first, from, before }];
  const midnight = `${last}T00:00:00.000Z`;
  return [
    { day: first, from, before: midnight },
    { day: last, from: midnight, before },
  ];
}
