import { type Actor, can } from '../access';
import type { Wave } from '../evaluation/evaluation';
import type { Training } from '../training/training';

/** How many people a wave's latest notice was for, and how many of them it could not reach: never who. */
export type Notice = NonNullable<Wave['lastNotice']>;

/** null when there was none, or for an actor whom it does not concern; nothing is loaded in vain. */
export async function viewNotice(
  actor: Actor,
  { lastNotice }: Wave,
  training: () => Promise<Training | null>,
): Promise<Notice | null> {
  if (lastNotice === null) return null;
  return can(actor, 'wave.readNotice', { organizerId: (await training())?.organizerId ?? null }) ? lastNotice : null;
}
