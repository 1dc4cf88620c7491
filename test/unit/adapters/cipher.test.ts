import fc from 'fast-check';
import { decrypt, derive, encrypt, keyedHash, newKey } from '../../../adapters/vault/cipher';

const key = newKey();

test('opens with the same key in the same place, and only so', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const sealed = encrypt(key, text, 'here');
      expect(decrypt(key, sealed, 'here').toString()).toBe(text);
      expect(() => decrypt(key, sealed, 'there')).toThrow();
      expect(() => decrypt(newKey(), sealed, 'here')).toThrow();
    }),
  );
});

test('any flipped bit is noticed', () => {
  const sealed = encrypt(key, 'Siti', 'here');
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Uint8Array.from(sealed);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => decrypt(key, flipped, 'here')).toThrow();
  }
  expect(() => decrypt(key, new Uint8Array(), 'here')).toThrow();
});

test('the same text never gives the same ciphertext, and always the same hash', () => {
  expect(encrypt(key, 'x', 'p')).not.toEqual(encrypt(key, 'x', 'p'));
  expect(keyedHash(key, 'x')).toMatch(/^[0-9a-f]{64}$/);
  expect(keyedHash(key, 'x')).toBe(keyedHash(key, 'x'));
  expect(keyedHash(newKey(), 'x')).not.toBe(keyedHash(key, 'x'));
});

test('each use has a key of its own', () => {
  expect(derive(key, 'a')).toEqual(derive(key, 'a'));
  expect(derive(key, 'a')).not.toEqual(derive(key, 'b'));
  expect(derive(key, 'a')).not.toEqual(Uint8Array.from(key));
});
