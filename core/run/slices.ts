import { inBatches } from '../batches';
import type { Change } from '../change';
import { ITEMS_PER_SLICE } from './run';

/** Cuts a chunk's people into slices: from their ids alone, so that every delivery cuts alike. */
export function slicesOfIds(ids: readonly string[], writesPerPerson: number): string[][] {
  return inBatches(ids, Math.max(1, Math.floor(ITEMS_PER_SLICE / Math.max(1, writesPerPerson))));
}

/** Packs people, in order, into transactions of at most `limit` writes; one who needs more stands alone. */
export function packs(parts: ReadonlyMap<string, Change>, limit = ITEMS_PER_SLICE): Map<string, Change>[] {
  const all: Map<string, Change>[] = [];
  let filled = 0;
  for (const [id, part] of parts) {
    const last = all.at(-1);
    if (last === undefined || filled + part.writes.length > limit) {
      all.push(new Map([[id, part]]));
      filled = part.writes.length;
    } else {
      last.set(id, part);
      filled += part.writes.length;
    }
  }
  return all;
}
