import { certificateCode } from '../../../core/incentive/certificate';

describe('certificateCode', () => {
  it('is short, legible and different for different bits', () => {
    const code = certificateCode('0123456789abcdef0123456789abcdef');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(certificateCode('0123456789abcdef0123456789abcdee')).not.toBe(code);
  });
});
