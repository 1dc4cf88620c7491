import { type Actor, authorize } from '../access';
import type { JournalEntry } from '../journal';
import type { Deps, Page, PageRequest, Span } from '../ports';
import type { LocalDate } from '../time';

/** Which entries: of an aggregate, by somebody, of one action (such as `training.publish`), or of a day in UTC. */
export type JournalOf =
  | { readonly entity: string }
  | ({ readonly actor: string } & Span)
  | ({ readonly action: string } & Span)
  | { readonly day: LocalDate };

/** Latest first; of a day, earliest first. @throws DomainError NOT_FOUND */
export async function readJournal(
  { reads }: Deps,
  actor: Actor,
  of: JournalOf,
  page: PageRequest,
): Promise<Page<JournalEntry>> {
  authorize(actor, 'journal.read', {}, Object.keys(of)[0]);
  if ('entity' in of) return reads.journalOfEntity(of.entity, page);
  if ('day' in of) return reads.journalOfDay(of.day, page);
  const { from, before } = of;
  if ('actor' in of) return reads.journalOfActor(of.actor, { ...page, from, before });
  return reads.journalOfAction(of.action, { ...page, from, before });
}
