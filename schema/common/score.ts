/** Test scores are points 0–100 with two decimals on the wire, and integers in hundredths of a point inside. */
export function toPoints(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}

/** What is left out or null stays so. A number with more than two decimals stays fractional: the use case refuses it. */
export function toHundredths<P extends number | null | undefined>(points: P): P | number {
  return typeof points === 'number' ? Number((points * 100).toFixed(6)) : points;
}
