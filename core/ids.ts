import { failInput } from './errors';
import type { Instant } from './time';

/** Ids are prefixed ULIDs (26 characters, Crockford base 32), such as `trn_01JD…`. */
export const idPrefixes = {
  agency: 'agy',
  partner: 'ptn',
  person: 'per',
  program: 'prg',
  training: 'trn',
  session: 'ses',
  journal: 'jrn',
  batch: 'bat',
  recommendation: 'rec',
  comment: 'cmt',
  privacyRequest: 'prv',
} as const;

/** How an id begins, of whichever kind: part of a pattern. */
export const anyPrefix = `(?:${Object.values(idPrefixes).join('|')})_`;

export type IdKind = keyof typeof idPrefixes;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function isId(kind: IdKind, value: string): boolean {
  const prefix = `${idPrefixes[kind]}_`;
  return value.startsWith(prefix) && ULID.test(value.slice(prefix.length));
}

/** Returns the id when it is well formed, else throws BAD_INPUT for the field. */
export function requireId(kind: IdKind, value: string, field = 'id'): string {
  if (!isId(kind, value)) failInput('MALFORMED_ID', field);
  return value;
}

/** The 26 characters after the prefix. */
export function ulidOf(id: string): string {
  return id.slice(id.indexOf('_') + 1);
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The instant that an id carries in the first ten characters of its ULID. */
export function instantOfId(id: string): Instant {
  const time = [...ulidOf(id).slice(0, 10)].reduce((sum, digit) => sum * 32 + DIGITS.indexOf(digit), 0);
  return new Date(time).toISOString();
}
