import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Stored form: format (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16). */
const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM. `place` is authenticated with it, so that a ciphertext opens nowhere else. */
export function encrypt(key: Uint8Array, plain: Uint8Array | string, place: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([Uint8Array.of(FORMAT), nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/**
 * @throws Error when the key, the place or any bit is another one
 */
export function decrypt(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes[0] !== FORMAT || bytes.length < 1 + NONCE + TAG) throw new Error('not a ciphertext of the vault');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, -TAG)), decipher.final()]);
}

/** Keyed hash (HMAC-SHA256), 64 hexadecimal digits. */
export function keyedHash(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** A key of its own for each use of a person's key (HKDF-SHA256). */
export function derive(key: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), use, 32));
}

export function newKey(): Uint8Array {
  return randomBytes(32);
}
