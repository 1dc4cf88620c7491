/** Splits a list into runs of at most `size`, in order. */
export function inBatches<T>(list: readonly T[], size: number): T[][] {
  return inSizedBatches(list, { count: size, bytes: Number.POSITIVE_INFINITY }, () => 0);
}

/** Splits a list into runs within both limits, in order; what is too large by itself stands alone. */
export function inSizedBatches<T>(
  list: readonly T[],
  limit: { readonly count: number; readonly bytes: number },
  bytesOf: (one: T) => number,
): T[][] {
  const batches: T[][] = [];
  let filled = 0;
  for (const one of list) {
    const bytes = bytesOf(one);
    const last = batches.at(-1);
    if (last === undefined || last.length === limit.count || filled + bytes > limit.bytes) {
      batches.push([one]);
      filled = bytes;
    } else {
      last.push(one);
      filled += bytes;
    }
  }
  return batches;
}
