import type { Problems } from '../problems';
import type { EmploymentType, Person, Profile, Reachability } from './people';

/** What describes a person's employment: never personal data. */
export type Employment = Pick<
  Person,
  'employmentType' | 'rank' | 'positionKind' | 'positionName' | 'contractStart' | 'capExempt'
>;

/** Golongan/ruang of PNS (PP 7/1977, appendix), and golongan of PPPK (Perpres 98/2020, appendix). */
const PERMANENT_RANK = /^(I{1,3}\/[a-d]|IV\/[a-e])$/;
const CONTRACT_RANKS: ReadonlySet<string> = new Set(
  'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII'.split(' '),
);

function isRank(rank: string, type: EmploymentType): boolean {
  return type === 'PNS' ? PERMANENT_RANK.test(rank) : CONTRACT_RANKS.has(rank);
}

/** A contract and its cap belong to PPPK alone. `at` is the prefix of the fields' names, such as `people.3.`. */
export function checkEmployment(problems: Problems, employment: Employment, at = ''): void {
  const { employmentType, rank, positionName, contractStart, capExempt } = employment;
  const permanent = employmentType === 'PNS';
  problems
    .when(!isRank(rank, employmentType), `${at}rank`, 'BAD_RANK')
    .text(positionName, `${at}positionName`)
    .when(permanent && contractStart !== null, `${at}contractStart`, 'PPPK_ONLY')
    .when(!permanent && contractStart === null, `${at}contractStart`, 'REQUIRED')
    .when(permanent && capExempt, `${at}capExempt`, 'PPPK_ONLY');
  if (!permanent && contractStart !== null) problems.date(contractStart, `${at}contractStart`);
}

/** Name and e-mail address; the NIP has rules of its own. */
export function checkProfile(problems: Problems, { name, email }: Pick<Profile, 'name' | 'email'>, at = ''): void {
  problems.text(name, `${at}name`).when(email !== null && !isAddress(email), `${at}email`, 'BAD_EMAIL');
}

/** One address as a header takes it, in ASCII: 64 characters before the @, 254 in all (RFC 5321), nothing that would begin another. */
function isAddress(email: string): boolean {
  return (
    email.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/i.test(email)
  );
}

/** What a new address, or none, says of a person; nothing has come back from it yet. */
export function reachabilityOf(email: string | null, former?: Reachability): Reachability {
  return { status: email === null ? 'NO_ADDRESS' : 'REACHABLE', address: (former?.address ?? 0) + 1 };
}
