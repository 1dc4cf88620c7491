import { instantOfId } from '../ids';
import type { Deps } from '../ports';
import { addMinutes, atLocal, localDateOf } from '../time';
import { SEALED_AFTER, unsealedIn } from './unsealed';

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
  const before = addMinutes(clock.now(), -SEALED_AFTER);
  const from = addMinutes(before, -WINDOW_MINUTES);
  const midnight = atLocal(localDateOf(before));
  const overdue = (await unsealedIn(reads, from, before)).filter((id) => !saysMidnight(id));
  if (midnight >= from) {
    const yesterday = addMinutes(midnight, -DAY_MINUTES);
    overdue.push(...(await unsealedIn(reads, yesterday, addMinutes(yesterday, 1))).filter(saysMidnight));
  }
  if (overdue.length > 0) await alarm.unsealed(overdue);
}

function saysMidnight(entryId: string): boolean {
  const instant = instantOfId(entryId);
  return atLocal(localDateOf(instant)) === instant;
}
