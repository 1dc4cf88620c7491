import type { Problems } from '../problems';
import { isLocalDate } from '../time';
import type { Person, Profile } from './people';

/** What describes a person's employment: never personal data. */
export type Employment = Pick<
  Person,
  'employmentType' | 'rank' | 'positionKind' | 'positionName' | 'contractStart' | 'capExempt'
>;

/** A contract and its cap belong to PPPK alone. `at` is the prefix of the fields' names, such as `people.3.`. */
export function checkEmployment(problems: Problems, employment: Employment, at = ''): void {
  const { employmentType, rank, positionName, contractStart, capExempt } = employment;
  const permanent = employmentType === 'PNS';
  problems
    .text(rank, `${at}rank`, 20)
    .text(positionName, `${at}positionName`)
    .when(permanent !== (contractStart === null), `${at}contractStart`)
    .when(contractStart !== null && !isLocalDate(contractStart), `${at}contractStart`)
    .when(permanent && capExempt, `${at}capExempt`);
}

/** Name and e-mail address; the NIP has rules of its own. */
export function checkProfile(problems: Problems, profile: Omit<Profile, 'nip'>, at = ''): void {
  problems
    .text(profile.name, `${at}name`)
    .when(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(profile.email) || profile.email.length > 254, `${at}email`);
}
