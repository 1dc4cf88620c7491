import { agencies } from '../../../local/demo/data/agencies';
import { agencyAdminOf, type Person, people, personByKey } from '../../../local/demo/data/people';
import { randomFrom } from '../../../local/demo/data/random';

/** Reads an NIP from its digits alone, by the lengths of the regulation. */
function read(nip: string) {
  const [, birth, year, monthOrCode, sex, serial] = /^(\d{8})(\d{4})(\d{2})([12])(\d{3})$/.exec(nip) ?? [];
  if (!birth || !year || !monthOrCode || !sex || !serial) throw new Error(`malformed NIP ${nip}`);
  const birthDate = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
  return { birthDate, year: Number(year), monthOrCode: Number(monthOrCode), sex, serial: Number(serial) };
}

const isDate = (date: string) => new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);

/** Full years from one date to another. */
const yearsBetween = (from: string, to: string) =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/** What in a person's record contradicts their NIP or the rules of their employment. */
function contradictions(person: Person): string[] {
  const nip = read(person.nip);
  const isPns = person.employmentType === 'PNS';
  const appointedOn = isPns
    ? `${nip.year}-${String(nip.monthOrCode).padStart(2, '0')}-01`
    : (person.contractStart ?? 'no contract');
  const age = yearsBetween(person.birthDate, '2026-11-24');
  const truths: Record<string, boolean> = {
    'birth date exists': isDate(nip.birthDate),
    'birth date is theirs': nip.birthDate === person.birthDate,
    'sex is theirs': nip.sex === (person.sex === 'MALE' ? '1' : '2'),
    'serial from 1': nip.serial > 0,
    'aged 22 to 58': age >= 22 && age <= 58,
    'month for a PNS, code for a PPPK': isPns === (nip.monthOrCode >= 1 && nip.monthOrCode <= 12),
    'appointed in the year of the NIP': appointedOn.startsWith(String(nip.year)),
    'appointed at 18 or later': yearsBetween(person.birthDate, appointedOn) >= 18,
    'assigned after the appointment': person.assignedFrom >= appointedOn,
    'contract for a PPPK alone': isPns === (person.contractStart === undefined && person.capExempt === undefined),
    'rank of the kind': (isPns ? /^(II|III|IV)\/[a-e]$/ : /^(V|VII|IX|X|XI)$/).test(person.rank),
  };
  return Object.keys(truths).filter((truth) => !truths[truth]);
}

describe('the people', () => {
  it('are at least 400, each with a key, NIP and address of their own', () => {
    expect(people.length).toBeGreaterThanOrEqual(400);
    for (const field of ['key', 'nip', 'email', 'name'] as const)
      expect(new Set(people.map((person) => person[field])).size).toBe(people.length);
    for (const { email } of people) expect(email).toMatch(/^[a-z.]+@asn\.lampung\.example$/);
  });

  it('have each an NIP, age, appointment and rank that agree', () => {
    expect(people.flatMap((person) => contradictions(person).map((what) => `${person.key}: ${what}`))).toEqual([]);
  });

  it('are employed in all three ways and hold all three kinds of position', () => {
    expect(new Set(people.map(({ employmentType }) => employmentType))).toEqual(
      new Set(['PNS', 'PPPK', 'PPPK_PART_TIME']),
    );
    expect(new Set(people.map(({ positionKind }) => positionKind))).toEqual(
      new Set(['MANAGERIAL', 'FUNCTIONAL', 'IMPLEMENTING']),
    );
    expect(people.some(({ capExempt }) => capExempt)).toBe(true);
  });

  it('form one tree in every agency, supervisors before reports', () => {
    for (const { key } of agencies) {
      const here = people.filter(({ agency }) => agency === key);
      expect(here.filter(({ supervisor }) => supervisor === null)).toHaveLength(1);
      const seen = new Set<string>();
      for (const { key: person, supervisor } of here) {
        if (supervisor !== null) expect(seen).toContain(supervisor);
        seen.add(person);
      }
    }
  });

  it('have the role SUPERVISOR exactly when somebody reports to them or they lead', () => {
    const leading = new Set(people.map(({ supervisor }) => supervisor));
    for (const { key, roles } of people) if (leading.has(key)) expect(roles).toContain('SUPERVISOR');
    for (const { roles, positionKind } of people)
      if (roles.includes('SUPERVISOR')) expect(positionKind).toBe('MANAGERIAL');
  });

  it('hold every role that the demo needs', () => {
    const holders = (role: Person['roles'][number]) => people.filter(({ roles }) => roles.includes(role));
    expect(holders('PROVINCE_ADMIN').length).toBeGreaterThanOrEqual(3);
    expect(holders('FINANCE').length).toBeGreaterThanOrEqual(1);
    expect(holders('ORGANIZER').every(({ agency }) => agency === 'bpsdm')).toBe(true);
    expect(holders('FACILITATOR').length).toBeGreaterThanOrEqual(4);
    for (const auditor of holders('AUDITOR')) expect(auditor.roles).toEqual(['AUDITOR']);
    for (const { key } of agencies) expect(agencyAdminOf(key).roles).toContain('AGENCY_ADMIN');
    expect(holders('AGENCY_ADMIN')).toHaveLength(agencies.length);
  });

  it('are found by key, and an unknown key is an error', () => {
    expect(personByKey('dpmptsp/kepala').positionName).toBe('Kepala Dinas');
    expect(() => personByKey('dpmptsp/nobody')).toThrow(RangeError);
  });

  it('are the same on every machine', () => {
    const draw = () => {
      const random = randomFrom('way-kanan/setda/kepala');
      return Array.from({ length: 8 }, () => random.between(0, 999));
    };
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBeGreaterThan(4);
  });
});
