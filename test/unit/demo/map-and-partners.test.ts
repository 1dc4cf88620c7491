import { agencies, regenciesAndCities } from '../../../local/demo/data/agencies';
import { partners, partnerUsers } from '../../../local/demo/data/partners';

const distinct = (values: readonly string[]) => new Set(values).size;

describe('the map of Lampung', () => {
  it('has 13 regencies and 2 cities with their own codes', () => {
    const kinds = regenciesAndCities.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'REGENCY')).toHaveLength(13);
    expect(kinds.filter((kind) => kind === 'CITY')).toHaveLength(2);
    expect(distinct(regenciesAndCities.map(({ code }) => code))).toBe(15);
    expect(distinct(regenciesAndCities.map(({ name }) => name))).toBe(15);
  });

  it('gives the province and each region its offices, named for the region', () => {
    for (const { code, name } of regenciesAndCities) {
      const offices = agencies.filter(({ region }) => region === code);
      expect(offices.length).toBeGreaterThanOrEqual(3);
      expect(offices.every((office) => office.name.endsWith(name))).toBe(true);
    }
    expect(agencies.filter(({ region }) => region === '18').length).toBeGreaterThanOrEqual(35);
  });

  it('never uses a key or a name twice', () => {
    expect(distinct(agencies.map(({ key }) => key))).toBe(agencies.length);
    expect(distinct(agencies.map(({ name }) => name))).toBe(agencies.length);
  });
});

describe('the partners', () => {
  it('are of every kind, with an agreement that starts before it ends', () => {
    expect(new Set(partners.map(({ kind }) => kind))).toEqual(
      new Set(['UNIVERSITY', 'TRAINING_INSTITUTE', 'CIVIL_SOCIETY']),
    );
    for (const { agreement } of partners) expect(agreement.signedOn < agreement.endsOn).toBe(true);
    expect(distinct(partners.map(({ key }) => key))).toBe(partners.length);
    expect(distinct(partners.map(({ agreement }) => agreement.number))).toBe(partners.length);
  });

  it('have users of known partners, with reserved mail domains', () => {
    for (const { partner, email } of partnerUsers) {
      expect(partners.map(({ key }) => key)).toContain(partner);
      expect(email).toMatch(/@[a-z.-]+\.example$/);
    }
  });
});
