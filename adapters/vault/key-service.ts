import type { KMSClient } from '@aws-sdk/client-kms';
import { clientDefaults } from '../aws/client';
import type { KeyService } from './data-keys';

/** AWS KMS. Its client is loaded on first use: most requests find the data keys in memory. */
export function createKeyService(keyId: string, client?: Pick<KMSClient, 'send'>): KeyService {
  const sdk = (): Promise<typeof import('@aws-sdk/client-kms')> => import('@aws-sdk/client-kms');
  let known = client;
  const kms = async (): Promise<Pick<KMSClient, 'send'>> => {
    known ??= new (await sdk()).KMSClient(clientDefaults);
    return known;
  };
  return {
    async generate(context) {
      const { GenerateDataKeyCommand } = await sdk();
      const answer = await (await kms()).send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: { ...context } }),
      );
      return { plain: required(answer.Plaintext), encrypted: required(answer.CiphertextBlob) };
    },
    async decrypt(encrypted, context) {
      const { DecryptCommand } = await sdk();
      const answer = await (await kms()).send(
        new DecryptCommand({ KeyId: keyId, CiphertextBlob: encrypted, EncryptionContext: { ...context } }),
      );
      return required(answer.Plaintext);
    },
  };
}

function required(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new Error('KMS answered without the key');
  return bytes;
}
