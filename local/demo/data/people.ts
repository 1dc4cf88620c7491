import { type Agency, agencies } from './agencies';
import { inventName, type Sex } from './names';
import { composeNip, type EmploymentType } from './nip';
import { type PositionKind, type Post, postsOf, type Role } from './posts';
import { type Random, randomFrom } from './random';

/**
 * A civil servant of the demo; invented, whatever the name. Dates are local, `YYYY-MM-DD`.
 * `key` is `<agency>/<slot>`, such as `dpmptsp/pelayanan-03`.
 */
export interface Person {
  readonly key: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly nip: string;
  readonly email: string;
  readonly employmentType: EmploymentType;
  readonly rank: string;
  readonly positionKind: PositionKind;
  readonly positionName: string;
  readonly agency: string;
  /** Key of the supervisor in the same agency; null for the head. */
  readonly supervisor: string | null;
  /** First day of the assignment. */
  readonly assignedFrom: string;
  /** PPPK alone: first day of the contract, and whether the yearly cap of lesson hours is lifted. */
  readonly contractStart?: string;
  readonly capExempt?: boolean;
  readonly roles: readonly Role[];
}

/** The oldest, 57 in 2026, are still in service; nobody is appointed before the age of 20. */
const bornFrom = 1969;

const pad = (value: number) => String(value).padStart(2, '0');

function employmentTypeFor(random: Random, { position }: Post): EmploymentType {
  if (!position.pppk) return 'PNS';
  const draw = random.between(1, 10);
  if (draw <= 6) return 'PNS';
  return draw === 10 && position.kind === 'IMPLEMENTING' ? 'PPPK_PART_TIME' : 'PPPK';
}

/** PNS start on the first of a month; contracts began in 2021 and, part-time, in 2025. */
function appointmentFor(random: Random, employmentType: EmploymentType, bornIn: number): string {
  switch (employmentType) {
    case 'PNS':
      return `${Math.min(bornIn + random.between(22, 30), 2025)}-${pad(random.pick([1, 2, 3, 4, 12]))}-01`;
    case 'PPPK':
      return `${Math.max(2021, Math.min(bornIn + 22, 2025), random.between(2021, 2025))}-${pad(random.pick([2, 3, 5, 7]))}-01`;
    case 'PPPK_PART_TIME':
      return '2025-10-01';
  }
}

const reorganizedOn = '2024-01-02';

function hire(agency: Agency, post: Post, taken: { names: Set<string>; nips: Set<string> }): Person {
  const key = `${agency.key}/${post.slot}`;
  const random = randomFrom(key);
  const sex: Sex = random.between(0, 1) === 0 ? 'MALE' : 'FEMALE';

  let name = inventName(random, sex);
  while (taken.names.has(name)) name = inventName(random, sex);
  taken.names.add(name);

  const bornIn = random.between(Math.max(bornFrom, post.position.bornUntil - 24), post.position.bornUntil);
  const birthDate = `${bornIn}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`;
  const employmentType = employmentTypeFor(random, post);
  const appointedOn = appointmentFor(random, employmentType, bornIn);

  let serial = random.between(1, 12);
  const nipWith = () => composeNip({ employmentType, birthDate, appointedOn, sex, serial });
  while (taken.nips.has(nipWith())) serial += 1;
  const nip = nipWith();
  taken.nips.add(nip);

  return {
    key,
    name,
    sex,
    birthDate,
    nip,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@asn.lampung.example`,
    employmentType,
    rank: employmentType === 'PNS' ? random.pick(post.position.pns) : (post.position.pppk ?? 'IX'),
    positionKind: post.position.kind,
    positionName: post.position.name,
    agency: agency.key,
    supervisor: post.under === null ? null : `${agency.key}/${post.under}`,
    assignedFrom: appointedOn > reorganizedOn ? appointedOn : reorganizedOn,
    ...(employmentType === 'PNS' ? {} : { contractStart: appointedOn, capExempt: random.between(1, 8) === 1 }),
    roles: rolesOf(post),
  };
}

/** An auditor is nothing else, so that the role that changes nothing is never mixed with one that does. */
function rolesOf({ position, roles }: Post): readonly Role[] {
  if (roles.includes('AUDITOR')) return roles;
  return ['PARTICIPANT', ...(position.kind === 'MANAGERIAL' ? (['SUPERVISOR'] as const) : []), ...roles];
}

function hireEverybody(): readonly Person[] {
  const taken = { names: new Set<string>(), nips: new Set<string>() };
  return agencies.flatMap((agency) => postsOf(agency, randomFrom(agency.key)).map((post) => hire(agency, post, taken)));
}

/** Everybody, agency by agency, each supervisor before the reports. */
export const people: readonly Person[] = hireEverybody();

const byKey = new Map(people.map((person) => [person.key, person]));

/** Throws a RangeError for a key that nobody has. */
export function personByKey(key: string): Person {
  const person = byKey.get(key);
  if (!person) throw new RangeError(`nobody in the demo has the key ${key}`);
  return person;
}

/** The one who approves the nominations of an agency. */
export function agencyAdminOf(agencyKey: string): Person {
  return personByKey(`${agencyKey}/kasubbag-umum`);
}
