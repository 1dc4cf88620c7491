import { type Actor, nameOfActor } from './access';
import { DomainError } from './errors';
import { canonicalJson, type JsonValue } from './journal';

/**
 * Who created an entity, from which content: a create that is sent again with the same id, content and actor is
 * answered with the entity as it is. Never made from personal data.
 */
export interface Origin {
  readonly by: string;
  /** FNV-1a over the content's canonical JSON, 64 bits in hexadecimal: tells contents apart, hides nothing. */
  readonly content: string;
}

function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

export function originOf(actor: Actor, content: object): Origin {
  return { by: nameOfActor(actor), content: fnv1a(canonicalJson(content as JsonValue)) };
}

export function sameOrigin(a: Origin, b: Origin): boolean {
  return a.by === b.by && a.content === b.content;
}

/**
 * The entity that a repeated create finds in its place.
 * @throws DomainError ID_TAKEN when somebody else created it, or from another content
 */
export function createdBefore<E extends { readonly origin: Origin }>(existing: E, origin: Origin, field = 'id'): E {
  if (!sameOrigin(existing.origin, origin)) throw new DomainError('ID_TAKEN', [{ field, code: 'ID_TAKEN' }]);
  return existing;
}
