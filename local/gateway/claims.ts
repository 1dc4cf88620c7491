import type { Json } from '../contracts';

/** A token's claims as the HTTP API hands them to a function: strings only, a list as `[a b]`, an object as `map[k:v]`. */
export function flattenClaims(claims: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, flatten(value as Json)]));
}

function flatten(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flatten).join(' ')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `map[${entries.map(([key, item]) => `${key}:${flatten(item)}`).join(' ')}]`;
  }
  return String(value);
}
