/** The middle one of some measurements: one disturbed run says nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}

/** One line of a table: a name, a figure and what it is to be compared with. */
export function row(name: string, figure: string, ratio: string, limit = ''): string {
  return `${name.padEnd(36)}${figure.padStart(14)}${ratio.padStart(9)}  ${limit}`.trimEnd();
}
