/** An exact fraction; the denominator is positive. Nothing is rounded before {@link roundHalfUp}. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function fraction(numerator: number | bigint, denominator: number | bigint = 1n): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

export function sum(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(
    (total, { numerator, denominator }) =>
      total.denominator === denominator
        ? { numerator: total.numerator + numerator, denominator }
        : {
            numerator: total.numerator * denominator + numerator * total.denominator,
            denominator: total.denominator * denominator,
          },
    fraction(0),
  );
}

/** The mean; undefined of nothing. */
export function mean(fractions: readonly Fraction[]): Fraction | undefined {
  if (fractions.length === 0) return undefined;
  const { numerator, denominator } = sum(fractions);
  return { numerator, denominator: denominator * BigInt(fractions.length) };
}

/** The nearest integer; a half goes up (towards +∞). */
export function roundHalfUp({ numerator, denominator }: Fraction): number {
  const doubled = 2n * numerator + denominator;
  const divisor = 2n * denominator;
  const quotient = doubled / divisor;
  return Number(doubled < 0n && doubled % divisor !== 0n ? quotient - 1n : quotient);
}

/** Σ weight·value / Σ weight, rounded half-up once; undefined when no weight is left. */
export function weightedMean(
  parts: readonly { readonly weight: number; readonly value: number }[],
): number | undefined {
  const weights = parts.reduce((total, { weight }) => total + weight, 0);
  if (weights === 0) return undefined;
  const products = parts.reduce((total, { weight, value }) => total + BigInt(weight) * BigInt(value), 0n);
  return roundHalfUp(fraction(products, weights));
}

/** The largest integer whose square is not above `value`. */
export function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
