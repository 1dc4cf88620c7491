import type { PageRequest, Reads, Span } from '../../../core/ports';
import { fromItem } from '../codec';
import { entryFromItem } from '../journal-codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';
import { ulidsWithin } from './ranges';

type JournalReads = Pick<
  Reads,
  'journalOfEntity' | 'journalOfActor' | 'journalOfAction' | 'journalOfDay' | 'readingsOf'
>;

/** On an index the latest comes first, as a reader of the trail wants it; by day the earliest, as a replay does. */
export function journalReads({ page }: Queries): JournalReads {
  const latest = (index: 'GSI1' | 'GSI2' | 'GSI3', pk: string, { from, before, ...request }: PageRequest & Span) =>
    page({ index, pk, ...ulidsWithin({ from, before }), descending: true }, entryFromItem, request);
  return {
    journalOfEntity: (entity, request) => latest('GSI2', at.entity(entity), request),
    journalOfActor: (actor, request) => latest('GSI1', at.actor(actor), request),
    journalOfAction: (action, request) => latest('GSI3', at.action(action), request),
    journalOfDay: (day, request) => page({ pk: at.journalDay(day) }, entryFromItem, request),
    readingsOf: (personId, request) =>
      page(
        { pk: at.person(personId), ...beginning(start.reading), descending: true },
        (item) => fromItem('PersonReading', item),
        request,
      ),
  };
}
