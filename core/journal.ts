import type { EventEnvelope, RecordedEvent } from './events';
import { EVENT_VERSION } from './events';
import type { Instant } from './time';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What one write changed: the fields that differ. Personal values stand here only as keyed hashes. */
export interface FieldChange {
  /** `<Kind>/<key values>` such as `Enrollment/trn_…/per_…`. */
  readonly of: string;
  /** Absent when the write created the entity. */
  readonly before?: { readonly [field: string]: JsonValue };
  /** Absent when the write removed the entity. */
  readonly after?: { readonly [field: string]: JsonValue };
}

/**
 * The one immutable entry that every change leaves in its own transaction: at once the audit entry and the outbox of
 * its events. Its shape and its canonical bytes never change, because a hash chain is built over them.
 */
export interface JournalEntry {
  /** `jrn_<ulid>`; the ULID's time is `at`. */
  readonly id: string;
  readonly at: Instant;
  /** Who acted: a person's id, the account's subject when it has no person, or `system`. */
  readonly actor: string;
  /** The role by which the actor was allowed. */
  readonly role: string;
  /** `<area>.<verb>` such as `training.publish`. */
  readonly action: string;
  /** Id of the aggregate that the change belongs to. */
  readonly entity: string;
  readonly changes: readonly FieldChange[];
  readonly reason: string | null;
  readonly requestId: string;
  readonly correlationId: string;
  /** Id of the event or journal entry that caused this change; null for a person's request. */
  readonly causationId: string | null;
  readonly events: readonly RecordedEvent[];
}

/** Fields in the order of their names, at every depth; no white space (RFC 8785 for the values that occur here). */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value as Record<string, JsonValue>)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** The bytes over which the trail is sealed: canonical JSON of the entry in UTF-8. */
export function journalBytes(entry: JournalEntry): Uint8Array {
  return new TextEncoder().encode(canonicalJson(entry as unknown as JsonValue));
}

/** The events of an entry as they go to the bus. */
export function envelopesOf(entry: JournalEntry): EventEnvelope[] {
  return entry.events.map((event, position) => ({
    id: `${entry.id}.${position}`,
    type: event.type,
    version: EVENT_VERSION,
    occurredAt: entry.at,
    aggregateId: event.aggregateId,
    causationId: entry.causationId,
    correlationId: entry.correlationId,
    data: event.data,
  }));
}
