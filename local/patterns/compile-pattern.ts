import type { Json, JsonObject } from '../contracts';
import { compileMatcher, type ValueMatcher } from './value-matchers';

/** Decides on an event; `undefined` stands for a field that is not there. */
export type Pattern = (event: Json | undefined) => boolean;

/**
 * Compiles an event pattern as EventBridge defines it (event source filters of Lambda have the same grammar): an
 * object demands all of its fields, a list is satisfied by any of its matchers, `$or` by any of its patterns.
 *
 * @throws Error at once for an operator that is not supported, with its path in the pattern.
 */
export function compilePattern(pattern: Json): Pattern {
  return compileFields(pattern, '$');
}

function compileFields(pattern: Json, path: string): Pattern {
  if (pattern === null || typeof pattern !== 'object' || Array.isArray(pattern)) {
    throw new Error(`The pattern at ${path} must be an object`);
  }
  if (Object.keys(pattern).length === 0) throw new Error(`The pattern at ${path} is empty`);
  const fields = Object.entries(pattern).map(([field, part]) =>
    field === '$or' ? compileOr(part, `${path}.$or`) : compileField(field, part, `${path}.${field}`),
  );
  const demandsAll: Pattern = (event) => fields.every((matches) => matches(event));
  // One element of a list of objects must satisfy the whole pattern.
  return (event) => (Array.isArray(event) ? event.some(demandsAll) : demandsAll(event));
}

function compileField(field: string, part: Json, path: string): Pattern {
  const matches = Array.isArray(part) ? compileLeaf(part, path) : compileFields(part, path);
  return (event) => matches(fieldOf(event, field));
}

function compileLeaf(alternatives: readonly Json[], path: string): Pattern {
  if (alternatives.length === 0) throw new Error(`The pattern at ${path} allows no value`);
  const matchers: readonly ValueMatcher[] = alternatives.map((alternative) => compileMatcher(alternative, path));
  return (value) => {
    const leaves = leavesOf(value);
    return matchers.some((matches) => matches(leaves));
  };
}

function compileOr(part: Json, path: string): Pattern {
  if (!Array.isArray(part) || part.length < 2) throw new Error(`${path} must be a list of at least two patterns`);
  const patterns = part.map((one, index) => compileFields(one, `${path}[${index}]`));
  return (event) => patterns.some((matches) => matches(event));
}

function fieldOf(event: Json | undefined, field: string): Json | undefined {
  if (event === null || typeof event !== 'object' || Array.isArray(event)) return undefined;
  return Object.hasOwn(event, field) ? (event as JsonObject)[field] : undefined;
}

/** The values that a matcher may look at: an object has none, a list has those of its elements. */
function leavesOf(value: Json | undefined): Exclude<Json, object>[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return value === null || typeof value !== 'object' ? [value] : [];
}
