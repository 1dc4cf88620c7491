import { inBatches } from '../batches';
import { idPrefixes, isId } from '../ids';
import type { Instant } from '../time';

/** What an auditor has looked at in one request, or a part of it: one message, one transaction, one entry of the trail. */
export interface Reading {
  readonly kind: 'Reading';
  readonly requestId: string;
  /** From 0. */
  readonly part: number;
  readonly at: Instant;
  /** As the journal names them. */
  readonly auditor: string;
  /** The queries, by their names in the schema. */
  readonly asked: readonly string[];
  /** Ids of all that was named in the request or read for it. */
  readonly seen: readonly string[];
}

/** That an auditor looked at a person: by person, so that whoever asks who read of them is told. */
export interface PersonReading extends Pick<Reading, 'requestId' | 'at' | 'auditor' | 'asked'> {
  readonly kind: 'PersonReading';
  readonly personId: string;
}

/** Ids in a reading: if all of them are people, a transaction has 100 items, the reading and its entry among them. */
export const MOST_SEEN = 96;

/** The parts of what one request saw; one part without ids when it saw nothing. */
export function partsOfReading({
  seen,
  ...reading
}: Omit<Reading, 'kind' | 'part' | 'seen'> & { readonly seen: Iterable<string> }): readonly Reading[] {
  const [first = [], ...more] = inBatches([...seen].sort(), MOST_SEEN);
  return [first, ...more].map((ids, part) => ({ kind: 'Reading', ...reading, part, seen: ids }));
}

export function peopleSeen({ requestId, at, auditor, asked, seen }: Reading): readonly PersonReading[] {
  return seen
    .filter((id) => isId('person', id))
    .map((personId) => ({ kind: 'PersonReading', personId, requestId, at, auditor, asked }));
}

const ANY_ID = new RegExp(
  `(?<![A-Za-z0-9])(?:${Object.values(idPrefixes).join('|')})_[0-7][0-9A-HJKMNP-TV-Z]{25}`,
  'g',
);

/** Every id in a text, also within the composite ids of what has no id of its own. */
export function idsIn(text: string): readonly string[] {
  return text.match(ANY_ID) ?? [];
}
