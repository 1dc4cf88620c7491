import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { clientDefaults } from '../aws/client';
import type { KeyService } from './data-keys';

type Client = Pick<KMSClient, 'send'>;

/** AWS KMS. */
export function createKeyService(keyId: string, client: Client = new KMSClient(clientDefaults)): KeyService {
  return {
    async generate(context) {
      const answer = await client.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: { ...context } }),
      );
      return { plain: required(answer.Plaintext), encrypted: required(answer.CiphertextBlob) };
    },
    async decrypt(encrypted, context) {
      const answer = await client.send(
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
