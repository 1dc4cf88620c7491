import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { createKeyService } from '../../../adapters/vault/key-service';

const kms = mockClient(KMSClient);
beforeEach(() => kms.reset());
const service = createKeyService('key-1', new KMSClient({}));
const bytes = Uint8Array.of(1, 2, 3);

test('asks KMS for a 256-bit key and binds it to its context', async () => {
  kms.on(GenerateDataKeyCommand).resolves({ Plaintext: bytes, CiphertextBlob: Uint8Array.of(9) });
  expect(await service.generate({ vault: 'KEY#nip#1' })).toEqual({ plain: bytes, encrypted: Uint8Array.of(9) });
  expect(kms.commandCalls(GenerateDataKeyCommand)[0]?.args[0].input).toEqual({
    KeyId: 'key-1',
    KeySpec: 'AES_256',
    EncryptionContext: { vault: 'KEY#nip#1' },
  });
});

test('decrypts with the key and the context it was made with', async () => {
  kms.on(DecryptCommand).resolves({ Plaintext: bytes });
  expect(await service.decrypt(Uint8Array.of(9), { vault: 'KEY#nip#1' })).toEqual(bytes);
  expect(kms.commandCalls(DecryptCommand)[0]?.args[0].input).toEqual({
    KeyId: 'key-1',
    CiphertextBlob: Uint8Array.of(9),
    EncryptionContext: { vault: 'KEY#nip#1' },
  });
});

test('an answer without a key is an error', async () => {
  kms.on(DecryptCommand).resolves({});
  await expect(service.decrypt(bytes, {})).rejects.toThrow('without the key');
});
