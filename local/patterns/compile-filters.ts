import type { Json, JsonObject } from '../contracts';
import { compilePattern, type Pattern } from './compile-pattern';

/**
 * Compiles the `FilterCriteria` of a Lambda event source mapping: a record passes when any filter matches it, or when
 * there is none. A message body that is JSON is matched by its content.
 *
 * @throws Error for a pattern that is not JSON or has an operator that is not supported.
 */
export function compileFilters(criteria: Json | undefined): Pattern {
  const filters = ((criteria ?? {}) as JsonObject).Filters ?? [];
  if (!Array.isArray(filters)) throw new Error('FilterCriteria.Filters must be a list');
  const patterns = filters.map(compileFilter);
  if (patterns.length === 0) return () => true;
  return (record) => {
    const readable = withReadBody(record);
    return patterns.some((matches) => matches(readable));
  };
}

function compileFilter(filter: Json): Pattern {
  const text = (filter as JsonObject | null)?.Pattern;
  if (typeof text !== 'string') throw new Error('A filter needs a Pattern');
  return compilePattern(parse(text) ?? text);
}

function withReadBody(record: Json | undefined): Json | undefined {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) return record;
  const content = typeof record.body === 'string' ? parse(record.body) : undefined;
  return content === undefined ? record : { ...record, body: content };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
