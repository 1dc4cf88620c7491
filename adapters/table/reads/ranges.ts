import { encodeTime } from 'ulid';
import { inBatches } from '../../../core/batches';
import type { Span } from '../../../core/ports';
import type { KeyRange } from '../../../core/run/run';

/** Closed ranges of at most `size` distinct ids each; the ids come sorted and may repeat. */
export function rangesOf(ids: readonly string[], size: number): KeyRange[] {
  return inBatches([...new Set(ids)], size).map((batch) => ({ from: batch[0] as string, to: batch.at(-1) as string }));
}

/** The sort keys of ULIDs of a period: a time alone sorts before all that bear it. What is before 1970 bears none. */
export function ulidsWithin({ from, before }: Span): { from?: string; to?: string } {
  const timeOf = (instant: string) => encodeTime(Math.max(0, Date.parse(instant)));
  return { ...(from !== undefined && { from: timeOf(from) }), ...(before !== undefined && { to: timeOf(before) }) };
}
