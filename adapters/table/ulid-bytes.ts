/** Crockford's base 32: the digits of a ULID, whose first one holds 3 bits and every other one 5. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
export const ULID_BYTES = 16;

/**
 * A ULID's 128 bits.
 * @throws Error when it is none
 */
export function bytesOfUlid(ulid: string): Uint8Array {
  if (!ULID.test(ulid)) throw new Error(`${ulid} is no ULID`);
  const bytes = new Uint8Array(ULID_BYTES);
  let buffer = 0;
  // 26 digits are 130 bits: the first two are zero.
  let bits = -2;
  let filled = 0;
  for (const digit of ulid) {
    buffer = (buffer << 5) | DIGITS.indexOf(digit);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled++] = buffer >> bits;
      buffer &= (1 << bits) - 1;
    }
  }
  return bytes;
}

/** The ULID whose 128 bits begin at a place. */
export function ulidOfBytes(bytes: Uint8Array, from = 0): string {
  let ulid = '';
  let buffer = 0;
  let bits = 2;
  for (let i = from; i < from + ULID_BYTES; i++) {
    buffer = (buffer << 8) | (bytes[i] ?? 0);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      ulid += DIGITS[buffer >> bits];
      buffer &= (1 << bits) - 1;
    }
  }
  return ulid;
}
