import * as z from 'zod/mini';

/**
 * Reads a function's environment once, at its start. A missing or malformed variable stops the function with one line
 * that names all of them.
 * @example const environment = readEnvironment({ TABLE_NAME: text })
 */
export function readEnvironment<S extends Readonly<Record<string, z.ZodMiniType>>>(
  shape: S,
): z.infer<z.ZodMiniObject<S>> {
  const read = Object.fromEntries(Object.keys(shape).map((name) => [name, process.env[name]]));
  const result = z.safeParse(z.object(shape), read);
  if (result.success) return result.data as z.infer<z.ZodMiniObject<S>>;
  const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`The environment of this function is incomplete: ${names}`);
}

export const text = z.string().check(z.minLength(1));
export const queueUrl = z.url();
export const stage = z.enum(['dev', 'staging', 'prod']);
