import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../../local/contracts';
import { createKms } from '../../../../local/services/kms/kms';
import { arnOf, assemblyOf, call, parsed, resource } from './fixtures';

const key = (id: string) => resource('AWS::KMS::Key', id, {}, id, { Arn: arnOf('kms', `key/${id}`) });
const alias = resource('AWS::KMS::Alias', 'Alias', { AliasName: 'alias/vault', TargetKeyId: 'vault' });
const assembly = assemblyOf(key('vault'), key('other'), alias);
const EncryptionContext = { person: 'per_1', purpose: 'profile' };

const asking =
  (kms = createKms({ assembly })) =>
  async (action: string, input: JsonObject) =>
    parsed(await kms.handle(call('kms', action, input)));

test('a data key comes back under the same context alone, in whatever order its pairs are written', async () => {
  const ask = asking();
  const made = await ask('GenerateDataKey', { KeyId: 'alias/vault', KeySpec: 'AES_256', EncryptionContext });
  expect(Buffer.from(String(made.Plaintext), 'base64')).toHaveLength(32);
  expect(made.KeyId).toBe(arnOf('kms', 'key/vault'));
  const CiphertextBlob = made.CiphertextBlob!;
  const swapped = { purpose: 'profile', person: 'per_1' };
  expect(await ask('Decrypt', { CiphertextBlob, EncryptionContext: swapped })).toMatchObject({
    Plaintext: made.Plaintext,
  });
  const otherwise = { CiphertextBlob, EncryptionContext: { ...EncryptionContext, person: 'per_2' } };
  await expect(ask('Decrypt', otherwise)).rejects.toMatchObject({ code: 'InvalidCiphertextException' });
});

test('a changed bit, another key and an unknown key are refused', async () => {
  const ask = asking();
  const Plaintext = Buffer.from('rahasia').toString('base64');
  const { CiphertextBlob } = await ask('Encrypt', { KeyId: 'vault', Plaintext });
  const changed = Buffer.from(String(CiphertextBlob), 'base64');
  changed[changed.length - 1]! ^= 1;
  await expect(ask('Decrypt', { CiphertextBlob: changed.toString('base64') })).rejects.toMatchObject({
    code: 'InvalidCiphertextException',
  });
  await expect(ask('Decrypt', { CiphertextBlob: CiphertextBlob!, KeyId: 'other' })).rejects.toMatchObject({
    code: 'IncorrectKeyException',
  });
  await expect(ask('Encrypt', { KeyId: 'none', Plaintext })).rejects.toMatchObject({ code: 'NotFoundException' });
  expect(await ask('Decrypt', { CiphertextBlob: CiphertextBlob!, KeyId: arnOf('kms', 'key/vault') })).toMatchObject({
    Plaintext,
  });
});

test('the master key is kept, for its owner alone', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'siger-kms-'));
  try {
    const Plaintext = Buffer.from('x').toString('base64');
    const { CiphertextBlob } = await asking(createKms({ assembly, dataDir }))('Encrypt', { KeyId: 'vault', Plaintext });
    const again = asking(createKms({ assembly, dataDir }));
    expect(await again('Decrypt', { CiphertextBlob: CiphertextBlob! })).toMatchObject({ Plaintext });
    expect(statSync(join(dataDir, 'kms-master.key')).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
