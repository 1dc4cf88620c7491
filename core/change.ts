import {
  type CountedKind,
  type Entity,
  type EntityOf,
  type KeyOf,
  type Kind,
  nameOf,
  type VersionedEntity,
} from './entities';
import type { EventData, EventType, RecordedEvent } from './events';
import { canonicalJson, type FieldChange, type JournalEntry, type JsonValue } from './journal';
import type { Profile } from './people/people';

/** A condition on a field of the stored item; `than` names a value or another field of it. */
export interface Condition {
  readonly field: string;
  readonly is: '<' | '<=' | '>' | '>=' | '=';
  readonly than: number | string | boolean | { readonly field: string };
}

/** One write of a transaction. */
export type Write =
  /** Fails when the entity exists. */
  | { readonly op: 'create'; readonly entity: Entity }
  /** Fails unless the stored version is `entity.version - 1`. */
  | { readonly op: 'replace'; readonly entity: VersionedEntity }
  /** Fails unless it exists (at `entity.version`, where the kind has one). */
  | { readonly op: 'remove'; readonly entity: Entity }
  /** Adds to numbers and sets fields in place; no index key may be among them. Fails unless it exists and `when` holds. */
  | {
      readonly op: 'update';
      readonly kind: Kind;
      readonly key: object;
      readonly add: { readonly [field: string]: number };
      readonly set: { readonly [field: string]: JsonValue };
      readonly when: readonly Condition[];
    }
  /** Adds to numbers of an entity that its first count brings about. */
  | {
      readonly op: 'count';
      readonly kind: CountedKind;
      readonly key: object;
      readonly add: { readonly [field: string]: number };
    }
  /** Writes nothing; fails unless the entity exists and `when` holds. */
  | { readonly op: 'check'; readonly kind: Kind; readonly key: object; readonly when: readonly Condition[] }
  /** Personal data of a person, into the vault; fails when `fresh` and the person has some. */
  | { readonly op: 'profile'; readonly personId: string; readonly profile: Profile; readonly fresh: boolean }
  /** Removes a person's personal data, and the key that opens the rest of theirs; fails when there is none. */
  | { readonly op: 'erase'; readonly personId: string };

export interface ChangeHeader {
  readonly actor: string;
  readonly role: string;
  /** `<area>.<verb>` such as `training.publish`. */
  readonly action: string;
  /** Id of the aggregate. */
  readonly entity: string;
  readonly reason?: string;
  /**
   * Withholds the time and the request: the entry gets the start of the local day and no request's id. For the
   * submission of an anonymous answer, which nothing may link to the moment of its making.
   */
  readonly dayOnly?: true;
}

type Fields = Record<string, JsonValue>;

/**
 * Fields that say nothing in the trail: they are in the entity's name, or bookkeeping; the basis of an award holds what the trail's
 * readers may not know.
 */
const silent = new Set(['kind', 'version', 'submissionKey', 'basis']);

function isMap(value: JsonValue | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields that differ; of a map, its entries that do: one corrected mark is told without all the others. */
function differing(before: Fields, after: Fields): [Fields, Fields] {
  const was: Fields = {};
  const is: Fields = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[field], after[field]];
    // Canonically, because what was stored comes back with its fields in another order.
    if (silent.has(field) || canonicalJson(old ?? null) === canonicalJson(now ?? null)) continue;
    [was[field], is[field]] = isMap(old) && isMap(now) ? differing(old, now) : [old ?? null, now ?? null];
  }
  return [was, is];
}

/**
 * Whether a next state differs in nothing that the trail would tell. Such an update is answered with the entity as it is:
 * it writes nothing and raises no version.
 */
export function isUnchanged<E extends object>(before: E, after: E): boolean {
  const [was] = differing(before as Fields, after as Fields);
  return Object.keys(was).length === 0;
}

function spoken(entity: Entity): Fields {
  return Object.fromEntries(Object.entries(entity).filter(([field]) => !silent.has(field))) as Fields;
}

/**
 * What one transaction does: its writes, and what the journal entry says of them. Every write that goes through here is
 * audited; there is no other way to write.
 */
export class Change {
  readonly writes: Write[] = [];
  readonly changes: FieldChange[] = [];
  readonly events: RecordedEvent[] = [];

  constructor(readonly header: ChangeHeader) {}

  /** Position of the write that was added last, to recognize it in a {@link CommitConflict}. */
  get last(): number {
    return this.writes.length - 1;
  }

  create(entity: Entity): this {
    this.writes.push({ op: 'create', entity });
    this.changes.push({ of: nameOf(entity.kind, entity), after: spoken(entity) });
    return this;
  }

  /** Replaces an entity by its next state; `version` is raised here. */
  replace<E extends VersionedEntity>(before: E, after: Omit<E, 'version'>): this {
    const entity = { ...after, version: before.version + 1 } as unknown as E;
    this.writes.push({ op: 'replace', entity });
    const [was, is] = differing(before as unknown as Fields, entity as unknown as Fields);
    this.changes.push({ of: nameOf(before.kind, before), before: was, after: is });
    return this;
  }

  remove(entity: Entity): this {
    this.writes.push({ op: 'remove', entity });
    this.changes.push({ of: nameOf(entity.kind, entity), before: spoken(entity) });
    return this;
  }

  /** Counts and flags in place. The trail records what was added or set, and `was`: what the fields held before. */
  update<K extends Kind>(
    kind: K,
    key: KeyOf<K>,
    how: {
      readonly add?: { readonly [F in keyof EntityOf<K>]?: number };
      readonly set?: Partial<EntityOf<K>>;
      readonly when?: readonly Condition[];
      readonly was?: Partial<EntityOf<K>>;
    },
  ): this {
    const add = (how.add ?? {}) as Record<string, number>;
    const set = (how.set ?? {}) as Fields;
    this.writes.push({ op: 'update', kind, key, add, set, when: how.when ?? [] });
    const added = Object.fromEntries(Object.entries(add).map(([field, by]) => [field, { add: by }]));
    const before = how.was === undefined ? {} : { before: how.was as Fields };
    this.changes.push({ of: nameOf(kind, key), ...before, after: { ...set, ...added } });
    return this;
  }

  /** The trail does not tell of it: it is the sum of what the same transaction says of others. */
  count<K extends CountedKind>(kind: K, key: KeyOf<K>, add: { readonly [field: string]: number }): this {
    this.writes.push({ op: 'count', kind, key, add });
    return this;
  }

  check<K extends Kind>(kind: K, key: KeyOf<K>, when: readonly Condition[] = []): this {
    this.writes.push({ op: 'check', kind, key, when });
    return this;
  }

  /** Writes personal data into the vault; the trail gets keyed hashes of its fields, added at the commit. */
  profile(personId: string, profile: Profile, fresh: boolean): this {
    this.writes.push({ op: 'profile', personId, profile, fresh });
    return this;
  }

  erase(personId: string): this {
    this.writes.push({ op: 'erase', personId });
    this.changes.push({ of: `Profile/${personId}`, before: {} });
    return this;
  }

  /** A marker or bookkeeping write that the trail does not mention (the entry itself stands for it). */
  mark(entity: Entity): this {
    this.writes.push({ op: 'create', entity });
    return this;
  }

  /** A write of what the trail must not keep: it says that something was done and by whom, not what. */
  quietly(write: Write): this {
    this.writes.push(write);
    return this;
  }

  emit<T extends EventType>(type: T, aggregateId: string, data: EventData[T]): this {
    this.events.push({ type, aggregateId, data } as unknown as RecordedEvent);
    return this;
  }
}

/** The journal entry of a change; made at the commit, so that its time and its id are the commit's. */
export type JournalHead = Pick<JournalEntry, 'id' | 'at' | 'requestId' | 'correlationId' | 'causationId'>;

export function journalEntryOf(change: Change, head: JournalHead, personal: readonly FieldChange[] = []): JournalEntry {
  const { actor, role, action, entity, reason } = change.header;
  return {
    ...head,
    actor,
    role,
    action,
    entity,
    reason: reason ?? null,
    changes: [...change.changes, ...personal],
    events: change.events,
  };
}
