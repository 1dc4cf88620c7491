import type { JournalEntry, JsonValue } from '../../core/journal';
import { type Item, indexKey } from './codec';
import { compressedFrom, decompressed } from './compression';
import { journalKeys } from './keys';

/**
 * Bytes of changes and events above which they are stored compressed. The rest of an entry takes up to 600 bytes: one of
 * few changes stays readable in the table, and every other one stays within a unit as long as it can.
 */
export const COMPRESSED_FROM = 380;

/** The stored form of an entry; {@link entryFromItem} gives back exactly what went in. */
export function entryToItem(entry: JournalEntry): Item {
  const { changes, events, ...head } = entry;
  const [pk, sk] = journalKeys.at(entry);
  const actor = journalKeys.GSI1(entry);
  const told = { changes, events };
  const stored = compressedFrom(COMPRESSED_FROM, told as unknown as JsonValue);
  return {
    pk,
    sk,
    ...indexKey('GSI1', actor === undefined ? undefined : [actor, sk]),
    ...indexKey('GSI2', [journalKeys.GSI2(entry), sk]),
    ...indexKey('GSI3', [journalKeys.GSI3(entry), sk]),
    ...head,
    ...(stored instanceof Uint8Array ? { packed: stored } : told),
  };
}

/**
 * @throws Error when the item is no journal entry
 */
export function entryFromItem(item: Item): JournalEntry {
  const { id, at, actor, role, action, entity, reason, requestId, correlationId, causationId, packed } = item;
  const { changes, events } = (packed === undefined ? item : decompressed(packed)) as Partial<JournalEntry>;
  if (typeof id !== 'string' || !Array.isArray(changes) || !Array.isArray(events)) throw new Error('no journal entry');
  return {
    id,
    at,
    actor,
    role,
    action,
    entity,
    changes,
    reason,
    requestId,
    correlationId,
    causationId,
    events,
  } as JournalEntry;
}
