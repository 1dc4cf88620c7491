/**
 * An input as a use case takes it: a `null` that a client sent for an optional field counts as left out, except in the
 * fields named, where it says something of its own.
 */
export function commandOf<I extends object>(input: I, ...nullable: readonly (keyof I)[]): I {
  const given = Object.entries(input).filter(([field, value]) => value !== null || nullable.includes(field as keyof I));
  return Object.fromEntries(given) as I;
}
