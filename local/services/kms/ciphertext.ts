import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ApiError } from '../../contracts';

/** A pair of keys and values that must be the same at decryption. */
export type EncryptionContext = Readonly<Record<string, string>>;

const version = 1;
const ivLength = 12;
const tagLength = 16;

/** Version, length of the key id, key id, initialization vector, tag, encrypted bytes. */
export function seal(masterKey: Buffer, keyId: string, plaintext: Buffer, context: EncryptionContext): Buffer {
  const id = Buffer.from(keyId);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keyOf(masterKey, keyId), iv).setAAD(canonical(context));
  const data = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from([version, id.length]), id, iv, cipher.getAuthTag(), data]);
}

/** The id of the key under which a blob was sealed. @throws ApiError InvalidCiphertextException */
export function keyIdOf(blob: Buffer): string {
  const length = blob[1];
  if (blob[0] !== version || length === undefined || blob.length < 2 + length + ivLength + tagLength) throw invalid();
  return blob.subarray(2, 2 + length).toString();
}

/** @throws ApiError InvalidCiphertextException for a changed blob or another context */
export function unseal(masterKey: Buffer, blob: Buffer, context: EncryptionContext): Buffer {
  const keyId = keyIdOf(blob);
  const start = 2 + Buffer.byteLength(keyId);
  const iv = blob.subarray(start, start + ivLength);
  const tag = blob.subarray(start + ivLength, start + ivLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(masterKey, keyId), iv)
    .setAAD(canonical(context))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(blob.subarray(start + ivLength + tagLength)), decipher.final()]);
  } catch {
    throw invalid();
  }
}

/** Each key of the template has material of its own, derived from the one secret of the data folder. */
function keyOf(masterKey: Buffer, keyId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', `kms ${keyId}`, 32));
}

function canonical(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function invalid(): ApiError {
  return new ApiError('InvalidCiphertextException', 'The ciphertext is not valid under this encryption context.');
}
