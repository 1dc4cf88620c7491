/** Where `null` counts as left out, there is none; the compiler says where a use case expects one all the same. */
type Command<I, N extends keyof I> = {
  [F in keyof I]: F extends N ? I[F] : null extends I[F] ? Exclude<I[F], null> | undefined : I[F];
};

/**
 * An input as a use case takes it: a `null` that a client sent for an optional field counts as left out, except in the
 * fields named, where it says something of its own.
 */
export function commandOf<I extends object, N extends keyof I = never>(
  input: I,
  ...nullable: readonly N[]
): Command<I, N> {
  const named: readonly PropertyKey[] = nullable;
  const given = Object.entries(input).filter(([field, value]) => value !== null || named.includes(field));
  return Object.fromEntries(given) as Command<I, N>;
}
