import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { canonicalJson, type JournalEntry, type JsonValue } from '../../core/journal';
import { type Item, indexKey } from './codec';
import { journalKeys } from './keys';

/**
 * Bytes of `changes` above which they are stored compressed. The rest of an entry takes up to 650 bytes: an entry of few
 * changes stays readable in the table, and every other one stays within a unit as long as it can.
 */
export const COMPRESSED_FROM = 360;

/** Brotli (RFC 7932) at quality 5: a slice of a run takes three kilobytes with it where gzip takes four. */
const compressed = (json: Uint8Array): Uint8Array =>
  brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

/** The stored form of an entry; {@link entryFromItem} gives back exactly what went in. */
export function entryToItem(entry: JournalEntry): Item {
  const { changes, ...head } = entry;
  const [pk, sk] = journalKeys.at(entry);
  const actor = journalKeys.GSI1(entry);
  const json = Buffer.from(canonicalJson(changes as unknown as JsonValue));
  return {
    pk,
    sk,
    ...indexKey('GSI1', actor === undefined ? undefined : [actor, sk]),
    ...indexKey('GSI2', [journalKeys.GSI2(entry), sk]),
    ...head,
    ...(json.length > COMPRESSED_FROM ? { packedChanges: compressed(json) } : { changes }),
  };
}

/**
 * @throws Error when the item is no journal entry
 */
export function entryFromItem(item: Item): JournalEntry {
  const {
    id,
    at,
    actor,
    role,
    action,
    entity,
    changes,
    packedChanges,
    reason,
    requestId,
    correlationId,
    causationId,
    events,
  } = item;
  const read =
    packedChanges === undefined ? changes : JSON.parse(brotliDecompressSync(packedChanges as Uint8Array).toString());
  if (typeof id !== 'string' || !Array.isArray(read) || !Array.isArray(events)) throw new Error('no journal entry');
  return {
    id,
    at,
    actor,
    role,
    action,
    entity,
    changes: read,
    reason,
    requestId,
    correlationId,
    causationId,
    events,
  } as JournalEntry;
}
