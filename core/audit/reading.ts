import type { Role } from '../access';
import { inBatches } from '../batches';
import { anyPrefix, isId } from '../ids';
import type { Instant } from '../time';

/** What somebody has looked at in one request and role, or a part of it: one message, one transaction, one entry of the trail. */
export interface Reading {
  readonly kind: 'Reading';
  readonly requestId: string;
  /** From 0. */
  readonly part: number;
  readonly at: Instant;
  /** As the journal names them. */
  readonly reader: string;
  /** By which of their roles they saw it. */
  readonly role: Role;
  /** What was asked for, by its names in the schema. */
  readonly asked: readonly string[];
  /** Of an auditor: ids of all that was looked up for the request or found. Of others: whose profiles they were given. */
  readonly seen: readonly string[];
}

/** That somebody looked at a person: by person, so that whoever asks who read of them is told. */
export interface PersonReading extends Pick<Reading, 'requestId' | 'at' | 'reader' | 'role' | 'asked'> {
  readonly kind: 'PersonReading';
  readonly personId: string;
}

/** Ids in a reading: if all of them are people, a transaction has 100 items, the reading and its entry among them. */
export const MOST_SEEN = 96;

/** Ids of what one request saw, by the role in which it did. */
export type Seen = Iterable<readonly [Role, Iterable<string>]>;

/** The parts of what one request saw; for a role in which it saw nothing, one without ids. */
export function partsOfReading(
  reading: Omit<Reading, 'kind' | 'part' | 'role' | 'seen'>,
  seen: Seen,
): readonly Reading[] {
  return [...seen]
    .flatMap(([role, ids]) => {
      const [first = [], ...more] = inBatches([...ids].sort(), MOST_SEEN);
      return [first, ...more].map((some) => ({ role, seen: some }));
    })
    .map((some, part) => ({ kind: 'Reading', ...reading, ...some, part }));
}

export function peopleSeen({ requestId, at, reader, role, asked, seen }: Reading): readonly PersonReading[] {
  return seen
    .filter((id) => isId('person', id))
    .map((personId) => ({ kind: 'PersonReading', personId, requestId, at, reader, role, asked }));
}

const ANY_ID = new RegExp(`(?<![A-Za-z0-9])${anyPrefix}[0-7][0-9A-HJKMNP-TV-Z]{25}`, 'g');

/** Every id in a text, also within the composite ids of what has no id of its own. */
export function idsIn(text: string): readonly string[] {
  return text.match(ANY_ID) ?? [];
}
