import type { KeyService } from './data-keys';

/**
 * AWS KMS, its client loaded and made on first use: many processes answer no request that needs a data key, and most
 * requests find theirs in memory.
 */
export function createLazyKeyService(keyId: string): KeyService {
  let loading: Promise<KeyService> | undefined;
  const service = (): Promise<KeyService> => {
    loading ??= import('./key-service').then(({ createKeyService }) => createKeyService(keyId));
    return loading;
  };
  return {
    generate: async (context) => (await service()).generate(context),
    decrypt: async (encrypted, context) => (await service()).decrypt(encrypted, context),
  };
}
