import { fail } from './errors';

/** @throws DomainError STALE_VERSION when the client has seen another version than the stored one */
export function requireVersion(entity: { readonly version: number }, expected: number): void {
  if (entity.version !== expected) fail('STALE_VERSION', 'expectedVersion', { version: entity.version });
}
