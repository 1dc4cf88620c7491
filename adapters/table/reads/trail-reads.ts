import { idPrefixes } from '../../../core/ids';
import type { Reads, Span } from '../../../core/ports';
import { entryFromItem } from '../journal-codec';
import { at, journalKeyOf, type Place, trailKeys } from '../keys';
import type { Queries } from '../query';
import { sealFromItem } from '../seal-codec';
import { ulidsWithin } from './ranges';

const exactly = ([pk, sk]: Place) => ({ pk, from: sk, to: sk });

/** The trail as the sealer left it, and the journal by what is sealed of it. */
export function trailReads({
  page,
  all,
  first,
}: Queries): Pick<Reads, 'entryIdsOf' | 'sealedIdsOf' | 'journalEntry' | 'seals' | 'sealByNumber' | 'sealOfEntry'> {
  const idsIn = (pk: string, span: Span) =>
    all({ pk, ...ulidsWithin(span) }, ({ sk }) => `${idPrefixes.journal}_${sk}`, ['sk']);
  return {
    entryIdsOf: (day, span) => idsIn(at.journalDay(day), span),
    sealedIdsOf: (day, span) => idsIn(at.sealedDay(day), span),
    journalEntry: (id) => first(exactly(journalKeyOf(id)), entryFromItem),
    seals: (request) => page({ pk: at.seals, descending: true }, sealFromItem, request),
    sealByNumber: (number) => first(exactly(trailKeys.seal(number)), sealFromItem),
    sealOfEntry: (entryId) => first(exactly(trailKeys.marker(entryId)), ({ seal }) => seal as number),
  };
}
