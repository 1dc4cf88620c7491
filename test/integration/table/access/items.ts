import { keyOf, toItem } from '../../../../adapters/table/codec';
import { keys } from '../../../../adapters/table/keys';
import { type IndexName, indexes } from '../../../../adapters/table/schema';
import { Change } from '../../../../core/change';
import type { Entity, Kind } from '../../../../core/entities';
import { sample, sampledKinds } from '../../../support/entities';
import type { TestTable } from '../../../support/with-table';

/** An item as it is stored: its places, and what it costs to create it within a transaction. */
export interface StoredItem {
  readonly kind: Kind;
  readonly place: string;
  readonly inIndexes: readonly string[];
  readonly units: number;
}

const certificate = { code: 'XXXX-XXXX', issuedAt: '2026-10-21T10:00:00.000Z', revokedAt: null };

/** One of every kind, and of those that stand in an index only at times, one for each of these times. */
const shown = sampledKinds.flatMap((kind): { readonly entity: Entity; readonly when?: string }[] => {
  if (kind !== 'Enrollment') return [{ entity: sample(kind) }];
  return [
    { entity: sample(kind), when: 'confirmed' },
    { entity: sample(kind, { status: 'NOMINATED', attendance: {} }), when: 'nominated' },
    { entity: sample(kind, { status: 'COMPLETED', certificate, jp: 20 }), when: 'completed' },
  ];
});

export async function storedItems({ deps, meter }: TestTable): Promise<StoredItem[]> {
  const found: StoredItem[] = [];
  for (const { entity, when } of shown) {
    const header = { actor: 'system', role: 'SYSTEM', action: 'test.fill', entity: 'x' };
    const [alone] = await meter.during(() => deps.store.commit(new Change(header)));
    const [withItem] = await meter.during(() => deps.store.commit(new Change(header).mark(entity)));
    await deps.store.commit(new Change(header).remove(entity));
    const { pk, sk } = keyOf(entity.kind, entity);
    found.push({
      kind: entity.kind,
      place: `${when === undefined ? '' : `${when}: `}${pk} / ${sk}`,
      inIndexes: placesOf(entity),
      units: (withItem?.units ?? 0) - (alone?.units ?? 0),
    });
  }
  return found;
}

function placesOf(entity: Entity): string[] {
  const item = toItem(entity);
  return (Object.keys(indexes) as IndexName[]).map((name) => {
    const { pk, sk } = indexes[name];
    const moves = keys[entity.kind][name]?.movedBy ?? [];
    if (item[pk] === undefined) return '';
    return `${item[pk]} / ${item[sk]}${moves.length === 0 ? '' : ` (moves with ${moves.join(', ')})`}`;
  });
}
