import type { Reads } from '../../../core/ports';
import { entryFromItem } from '../journal-codec';
import { at } from '../keys';
import type { Queries } from '../query';

/** By entity and by actor the latest comes first, as a reader of the trail wants it; by day the earliest, as a replay does. */
export function journalReads({ page }: Queries): Pick<Reads, 'journalOfEntity' | 'journalOfActor' | 'journalOfDay'> {
  return {
    journalOfEntity: (entity, request) =>
      page({ index: 'GSI2', pk: at.entity(entity), descending: true }, entryFromItem, request),
    journalOfActor: (actor, request) =>
      page({ index: 'GSI1', pk: at.actor(actor), descending: true }, entryFromItem, request),
    journalOfDay: (day, request) => page({ pk: at.journalDay(day) }, entryFromItem, request),
  };
}
