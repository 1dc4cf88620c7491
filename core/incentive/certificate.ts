/** Crockford's base 32: no letter that is mistaken for another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 16;

/** A certificate's code `XXXX-XXXX-XXXX-XXXX` from 128 random bits: 80 of them, which nobody guesses. */
export function certificateCode(random: string): string {
  let bits = BigInt(`0x${random}`);
  let code = '';
  for (let i = 0; i < DIGITS; i++) {
    code = `${ALPHABET[Number(bits & 31n)]}${code}`;
    bits >>= 5n;
  }
  return code.replace(/(.{4})(?!$)/g, '$1-');
}
