import { fail } from '../../core/errors';
import type { PageRequest } from '../../core/ports';
import { Problems } from '../../core/problems';
import type { Item } from './codec';
import { type IndexName, indexes, primary } from './schema';

/** A part of one partition, of the base table or of an index. Both ends are inclusive. */
export interface Range {
  readonly index?: IndexName;
  readonly pk: string;
  readonly from?: string | number;
  readonly to?: string | number;
  /** Highest sort key first. */
  readonly descending?: true;
}

const MAX_PAGE = 100;

/** Longer than any cursor of ours, shorter than what DynamoDB refuses as a key. */
const MAX_CURSOR = 1_000;

/**
 * @throws DomainError BAD_INPUT, PAGE_TOO_LARGE
 */
export function requirePageSize(first: PageRequest['first']): number {
  if (first > MAX_PAGE) fail('PAGE_TOO_LARGE', 'first', { limit: MAX_PAGE });
  new Problems().integer(first, 'first', 1, MAX_PAGE).throwIfAny();
  return first;
}

/** The attributes that make up a position: the index's key, then the item's own. */
function attributesOf({ index }: Range): string[] {
  const own = [primary.pk, primary.sk];
  return index === undefined ? own : [indexes[index].pk, indexes[index].sk, ...own];
}

/** Opaque to clients: the position of an item in a range. */
export function cursorOf(range: Range, item: Item): string {
  return Buffer.from(JSON.stringify(attributesOf(range).map((name) => item[name]))).toString('base64url');
}

/**
 * The position that a cursor names, as DynamoDB's exclusive start key.
 *
 * @throws DomainError BAD_CURSOR unless it is a position within the range that the server chose
 */
export function positionOf(range: Range, cursor: string): Record<string, string> {
  const attributes = attributesOf(range);
  const values = decode(cursor);
  if (values === undefined || values.length !== attributes.length) fail('BAD_CURSOR', 'after');
  const [pk, sk] = values as [string, string];
  if (pk !== range.pk || sk < (range.from ?? '') || (range.to !== undefined && sk > range.to))
    fail('BAD_CURSOR', 'after');
  return Object.fromEntries(attributes.map((name, i) => [name, values[i] as string]));
}

function decode(cursor: string): string[] | undefined {
  if (cursor.length > MAX_CURSOR) return undefined;
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    const values: unknown = JSON.parse(bytes.toString());
    const wellFormed = Array.isArray(values) && values.every((value) => typeof value === 'string' && value !== '');
    return wellFormed && bytes.toString('base64url') === cursor ? (values as string[]) : undefined;
  } catch {
    return undefined;
  }
}
