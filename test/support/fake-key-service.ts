import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '../../adapters/vault/cipher';
import type { KeyService } from '../../adapters/vault/data-keys';

/** A key management service in this process; it counts how often it is asked. */
export interface FakeKeyService extends KeyService {
  calls: number;
}

export function createFakeKeyService(): FakeKeyService {
  const master = randomBytes(32);
  const place = (context: Readonly<Record<string, string>>): string => JSON.stringify(context);
  return {
    calls: 0,
    async generate(context) {
      this.calls++;
      const plain = randomBytes(32);
      return { plain, encrypted: encrypt(master, plain, place(context)) };
    },
    async decrypt(encrypted, context) {
      this.calls++;
      return decrypt(master, encrypted, place(context));
    },
  };
}
