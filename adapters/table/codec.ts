import { type Entity, type EntityOf, identity, type KeyOf, type Kind } from '../../core/entities';
import { type Keys, keys, type Place, type Standing } from './keys';
import { type Packing, packings } from './packing';
import { type IndexName, indexes, keyAttributes, primary } from './schema';

/** An item as the document client takes and gives it. */
export type Item = Record<string, unknown>;
export type ItemKey = Record<'pk' | 'sk', string>;

const indexNames = Object.keys(indexes) as IndexName[];

// The one place where a kind chosen at run time meets its definitions; TypeScript cannot relate the two lookups.
const keysOf = (kind: Kind): Keys<Entity> => keys[kind] as unknown as Keys<Entity>;
const packingOf = (kind: Kind): Readonly<Record<string, Packing | undefined>> => packings[kind] ?? {};

/** Fields whose entries stand in the item one by one: DynamoDB counts in an attribute that is missing, not in a map that is. */
const spread: { readonly [K in Kind]?: string } = { JpYear: 'days' };

/** Where an entity is, from its identity alone. */
export function keyOf<K extends Kind>(kind: K, key: KeyOf<K>): ItemKey {
  const [pk, sk] = keysOf(kind).at(key as KeyOf<Kind>);
  return { pk, sk };
}

/** The stored form of one field. */
export function packField(kind: Kind, field: string, value: unknown): unknown {
  return packingOf(kind)[field]?.pack(value) ?? value;
}

/** Fields that an update in place may not touch, because they are part of an index key. */
export function fieldsInKeys(kind: Kind): ReadonlySet<string> {
  return new Set(indexNames.flatMap((name) => keysOf(kind)[name]?.movedBy ?? []));
}

export function toItem(entity: Entity): Item {
  const item: Item = { ...keyOf(entity.kind, entity) };
  for (const name of indexNames) Object.assign(item, indexKey(name, keysOf(entity.kind)[name]?.at(entity)));
  for (const [field, value] of Object.entries(entity)) {
    if (field === spread[entity.kind]) Object.assign(item, value);
    else item[field] = packField(entity.kind, field, value);
  }
  return item;
}

/** Attributes that put an item into an index; none when it does not stand there. */
export function indexKey(name: IndexName, place: Place | Standing | undefined): Item {
  return place === undefined ? {} : { [indexes[name].pk]: place[0], [indexes[name].sk]: place[1] };
}

/**
 * @throws Error when the item is of another kind: a key that two kinds share, or a table that others write
 */
export function fromItem<K extends Kind>(kind: K, item: Item): EntityOf<K> {
  if (item.kind !== kind) throw new Error(`${item[primary.pk]} / ${item[primary.sk]} is no ${kind}`);
  const fields: Item = {};
  const entries: Item = {};
  const map = spread[kind];
  const own: readonly string[] = ['kind', ...identity[kind]];
  for (const [name, value] of Object.entries(item)) {
    if (keyAttributes.has(name)) continue;
    if (map !== undefined && !own.includes(name)) entries[name] = value;
    else fields[name] = packingOf(kind)[name]?.unpack(value) ?? value;
  }
  if (map !== undefined) fields[map] = entries;
  return fields as unknown as EntityOf<K>;
}
