import { inBatches } from '../../../core/batches';
import type { KeyRange } from '../../../core/run/run';

/** Closed ranges of at most `size` distinct ids each; the ids come sorted and may repeat. */
export function rangesOf(ids: readonly string[], size: number): KeyRange[] {
  return inBatches([...new Set(ids)], size).map((batch) => ({ from: batch[0] as string, to: batch.at(-1) as string }));
}
