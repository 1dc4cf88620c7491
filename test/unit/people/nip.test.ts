import fc from 'fast-check';
import { isNip, plainNip } from '../../../core/people/nip';

const today = '2026-11-24';
const pns = '198003152005011002';
const pppk = '199007202022211007';

describe('a NIP of a PNS', () => {
  const valid = (nip: string): boolean => isNip(nip, 'PNS', today);

  it('has a birth date, a month of appointment, a sex and a serial', () => {
    expect(valid(pns)).toBe(true);
    expect(valid('200002292024122001')).toBe(true);
  });

  it.each([
    ['one digit short', '19800315200501100'],
    ['one digit long', '1980031520050110021'],
    ['a letter', '19800315200501100A'],
    ['a day that does not exist', '198002302005011002'],
    ['29 February of a common year', '198102292005011002'],
    ['a thirteenth month of appointment', '198003152005131002'],
    ['month zero', '198003152005001002'],
    ['sex 0', '198003152005010002'],
    ['sex 3', '198003152005013002'],
    ['serial 000', '198003152005011000'],
    ['an appointment in the future', '198003152026121002'],
    ['a birth in the future', '202701012050011002'],
    ['an appointment in childhood', '198003151990011002'],
    ['digits of another script', '١٩٨٠٠٣١٥٢٠٠٥٠١١٠٠٢'],
  ])('is refused with %s', (_, nip) => {
    expect(valid(nip)).toBe(false);
  });

  it('may be of this very month', () => {
    expect(valid('199503152026111002')).toBe(true);
  });

  it('reads no other position of the sex digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 999 }), (sex, serial) => {
        const nip = `19800315200501${sex}${String(serial).padStart(3, '0')}`;
        return valid(nip) === (sex === 1 || sex === 2);
      }),
    );
  });
});

describe('a NIP of a PPPK', () => {
  it('has a year and a code in place of the month of appointment', () => {
    expect(isNip(pppk, 'PPPK', today)).toBe(true);
    expect(isNip(pppk, 'PPPK_PART_TIME', today)).toBe(true);
    expect(isNip(pppk, 'PNS', today)).toBe(false);
  });

  it('is refused with serial 000', () => {
    expect(isNip('199007202022211000', 'PPPK', today)).toBe(false);
  });

  it('is refused with a year in the future', () => {
    expect(isNip('199007202027211007', 'PPPK', today)).toBe(false);
  });
});

it('is written with spaces between its parts', () => {
  expect(plainNip('19800315 200501 1 002')).toBe(pns);
});
