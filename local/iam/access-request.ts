/** The values of a condition key in a request; undefined when the request has no such key. */
export type Context = (key: string) => readonly string[] | undefined;

/** One permission that a call needs. */
export interface AccessRequest {
  /** IAM action, such as `dynamodb:PutItem`. */
  readonly action: string;
  /** ARN, or `*` for actions that have no resource. */
  readonly resource: string;
  readonly context: Context;
}

export const noContext: Context = () => undefined;

/** A context of fixed values. */
export function contextOf(values: Readonly<Record<string, string | undefined>>): Context {
  const byKey = new Map<string, string[]>();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) byKey.set(key.toLowerCase(), [value]);
  }
  return (key) => byKey.get(key.toLowerCase());
}

/** The first context that has the key decides. */
export function merge(...contexts: readonly Context[]): Context {
  return (key) => {
    for (const context of contexts) {
      const values = context(key);
      if (values) return values;
    }
    return undefined;
  };
}
