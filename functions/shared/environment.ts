/** How a variable is read: undefined means that it is missing or malformed. */
type Variable<T> = (given: string) => T | undefined;

/**
 * Reads a function's environment once, at its start. A missing or malformed variable stops the function with one line
 * that names all of them.
 * @example const environment = readEnvironment({ TABLE_NAME: text })
 */
export function readEnvironment<S extends Readonly<Record<string, unknown>>>(
  shape: {
    readonly [Name in keyof S]: Variable<S[Name]>;
  },
): S {
  const read = Object.entries<Variable<unknown>>(shape).map(
    ([name, variable]) => [name, variable(process.env[name] ?? '')] as const,
  );
  const unread = read.filter(([, value]) => value === undefined).map(([name]) => name);
  if (unread.length > 0) throw new Error(`The environment of this function is incomplete: ${unread.join(', ')}`);
  return Object.fromEntries(read) as S;
}

export const text: Variable<string> = (given) => given || undefined;

export const count: Variable<number> = (given) => (/^[1-9]\d{0,8}$/.test(given) ? Number(given) : undefined);

export const queueUrl: Variable<string> = (given) => (URL.canParse(given) ? given : undefined);

export function oneOf<const T extends string>(...values: readonly T[]): Variable<T> {
  return (given) => values.find((value) => value === given);
}
