import type { Reads } from '../../../core/ports';
import { entryFromItem } from '../journal-codec';
import { at, journalKeyOf, type Place, trailKeys } from '../keys';
import type { Queries } from '../query';
import { sealFromItem } from '../seal-codec';

const exactly = ([pk, sk]: Place) => ({ pk, from: sk, to: sk });

/** The trail as the sealer left it, and one entry of it. */
export function trailReads({
  page,
  first,
}: Queries): Pick<Reads, 'journalEntry' | 'seals' | 'sealByNumber' | 'sealOfEntry'> {
  return {
    journalEntry: (id) => first(exactly(journalKeyOf(id)), entryFromItem),
    seals: (request) => page({ pk: at.seals, descending: true }, sealFromItem, request),
    sealByNumber: (number) => first(exactly(trailKeys.seal(number)), sealFromItem),
    sealOfEntry: (entryId) => first(exactly(trailKeys.marker(entryId)), ({ seal }) => seal as number),
  };
}
