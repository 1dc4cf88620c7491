import { type Actor, authorize } from '../access';
import type { JournalEntry } from '../journal';
import type { Deps, Page, PageRequest, Span } from '../ports';
import { requirePeriod } from '../problems';
import type { LocalDate } from '../time';
import { requireName } from './names';

/** Which entries: of an aggregate, by somebody, of one action (such as `training.publish`), or of a day in UTC. */
export type JournalOf =
  | { readonly entity: string }
  | ({ readonly actor: string } & Span)
  | ({ readonly action: string } & Span)
  | { readonly day: LocalDate };

/** Latest first; of a day, earliest first. @throws DomainError NOT_FOUND, BAD_INPUT */
export async function readJournal(
  { reads }: Deps,
  actor: Actor,
  of: JournalOf,
  page: PageRequest,
): Promise<Page<JournalEntry>> {
  authorize(actor, 'journal.read', {}, Object.keys(of)[0]);
  if ('entity' in of) {
    requireName.entity(of.entity);
    return reads.journalOfEntity(of.entity, page);
  }
  if ('day' in of) return reads.journalOfDay(of.day, page);
  const { from, before } = of;
  requirePeriod(of);
  if ('actor' in of) {
    requireName.actor(of.actor);
    return reads.journalOfActor(of.actor, { ...page, from, before });
  }
  requireName.action(of.action);
  return reads.journalOfAction(of.action, { ...page, from, before });
}
