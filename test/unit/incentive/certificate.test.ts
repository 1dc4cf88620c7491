import { certificateCode } from '../../../core/incentive/certificate';

describe('certificateCode', () => {
  it('is short, legible and different for different bits', () => {
    const code = certificateCode('0123456789abcdef0123456789abcdef');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(certificateCode('0123456789abcdef0123456789abcdee')).not.toBe(code);
  });
});

it('takes every letter from five bits of its own, the last from the lowest', () => {
  const digits = Array.from({ length: 16 }, (_, i) => BigInt(i));
  const bits = digits.reduce((all, digit) => (all << 5n) | digit, 0n);
  expect(certificateCode(bits.toString(16))).toBe('0123-4567-89AB-CDEF');
});
