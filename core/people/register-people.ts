import { type Actor, authorize, nameOfActor, type Role } from '../access';
import { Change } from '../change';
import { CommitConflict, DomainError, fail } from '../errors';
import { requireId } from '../ids';
import type { Language } from '../messages';
import { originOf, sameOrigin } from '../origin';
import type { VaultDeps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { earliestService, isNip, plainNip } from './nip';
import type { Assignment, NipAlias, Person, Profile } from './people';
import { checkEmployment, checkProfile, type Employment, reachabilityOf } from './person-rules';
import { holdService, type PersonView, today } from './standing';

export interface RegisterPerson extends Omit<Profile, 'language' | 'restricted'>, Employment {
  readonly id?: string | undefined;
  /** Indonesian when absent. */
  readonly language?: Language | undefined;
  readonly agencyId: string;
  /** A person who is registered, or who is further up or down in the same command; null at the top of an agency. */
  readonly supervisorId: string | null;
  /** First day at the agency, not in the future. */
  readonly from: string;
}

export interface RegisterPeople {
  /** 1 to 14. */
  readonly people: readonly RegisterPerson[];
}

interface Newcomer {
  readonly person: Person;
  readonly profile: Profile;
  readonly alias: NipAlias;
  readonly assignment: Assignment;
}

/**
 * For each: four writes and an entry, at most one supervisor to be checked and one agency to be counted in. A transaction
 * holds 100 items (AWS, TransactWriteItems).
 */
const MOST_PEOPLE = 14;

/**
 * Registers people with their first assignment; their personal data goes to the vault. All or none, and
 * each of them an entry of their own in the trail.
 * @throws DomainError BAD_INPUT, BAD_NIP (field `people.3.nip`), NIP_TAKEN, ID_TAKEN, INACTIVE_PERSON (a supervisor), NOT_FOUND
 */
export async function registerPeople(
  deps: VaultDeps,
  actor: Actor,
  { people }: RegisterPeople,
): Promise<readonly PersonView[]> {
  new Problems().size(people, 'people', 1, MOST_PEOPLE).throwIfAny();
  const roles = people.map(({ agencyId }, i) =>
    authorize(actor, 'person.register', { agencyId }, `people.${i}.agencyId`),
  );
  checkPeople(deps, people);
  const newcomers = await Promise.all(people.map((command) => newcomer(deps, actor, command)));
  checkSupervisors(newcomers);

  return withRetry(async () => {
    const changes = newcomers.map(({ person, profile, alias, assignment }, i) =>
      new Change({ actor: nameOfActor(actor), role: roles[i] as Role, action: 'people.register', entity: person.id })
        .create(person)
        // Not in the trail, which says it under the person's key: an erasure could not take this hash from it.
        .mark(alias)
        .create(assignment)
        .profile(person.id, profile, true),
    );
    await requirePlaces(deps, changes, newcomers);
    countPeople(changes, newcomers);
    try {
      await deps.store.commit(...(changes as [Change, ...Change[]]));
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
      const before = await registeredBefore(deps, newcomers);
      if (before !== undefined) return before;
      const writes = changes.flatMap(({ writes }, i) => writes.map((write) => ({ i, write })));
      const taken = error.failed.flatMap((at) => {
        const { i, write } = writes[at] as (typeof writes)[number];
        return write.op === 'create' && write.entity.kind === 'NipAlias' ? i : [];
      });
      if (taken.length === 0) throw error;
      throw new DomainError(
        'NIP_TAKEN',
        taken.map((i) => ({ field: `people.${i}.nip`, code: 'NIP_TAKEN' })),
      );
    }
    return newcomers.map(({ person, assignment }) => ({ person, assignment }));
  });
}

/** What they add to each agency is told once: a transaction writes an item once. */
function countPeople(changes: readonly Change[], newcomers: readonly Newcomer[]): void {
  const agencies = Map.groupBy(newcomers, ({ assignment }) => assignment.agencyId);
  for (const [agencyId, people] of agencies) changes[0]?.count('AgencyCounts', { agencyId }, { people: people.length });
}

function checkPeople(deps: VaultDeps, people: readonly RegisterPerson[]): void {
  const problems = new Problems();
  const day = today(deps);
  const nips = new Set<string>();
  const ids = new Set<string>();
  for (const [i, person] of people.entries()) {
    const at = `people.${i}.`;
    const nip = plainNip(person.nip);
    if (person.id !== undefined) requireId('person', person.id, `${at}id`);
    problems
      .when(!isNip(nip, person.employmentType, day), `${at}nip`, 'BAD_NIP')
      .when(nips.has(nip), `${at}nip`, 'NIP_TAKEN')
      .when(person.id !== undefined && ids.has(person.id), `${at}id`, 'ID_TAKEN')
      .date(person.from, `${at}from`, day)
      .when(person.from < earliestService(nip), `${at}from`, 'TOO_YOUNG');
    checkProfile(problems, person, at);
    checkEmployment(problems, person, at);
    nips.add(nip);
    if (person.id !== undefined) ids.add(person.id);
  }
  problems.throwIfAny();
}

async function newcomer(deps: VaultDeps, actor: Actor, command: RegisterPerson): Promise<Newcomer> {
  const {
    name,
    email,
    language = 'id',
    employmentType,
    rank,
    positionKind,
    positionName,
    contractStart,
    capExempt,
  } = command;
  const id = command.id ?? `per_${deps.ids.ulid()}`;
  const nip = plainNip(command.nip);
  const employment = { employmentType, rank, positionKind, positionName, contractStart, capExempt };
  const { agencyId, supervisorId, from } = command;
  const origin = originOf(actor, { ...employment, agencyId, supervisorId, from });
  return {
    person: {
      kind: 'Person',
      id,
      ...employment,
      formerly: [],
      active: true,
      mail: reachabilityOf(email),
      origin,
      version: 1,
    },
    profile: { name, nip, email, language },
    alias: { kind: 'NipAlias', hash: await deps.vault.nipHash(nip), personId: id },
    assignment: { kind: 'Assignment', personId: id, from, to: null, agencyId, supervisorId, version: 1 },
  };
}

/** Within the command nobody supervises themself, nor the one by whom they are supervised. */
function checkSupervisors(newcomers: readonly Newcomer[]): void {
  const problems = new Problems();
  const supervisors = new Map(newcomers.map(({ assignment }) => [assignment.personId, assignment.supervisorId]));
  for (const [i, { person, assignment }] of newcomers.entries()) {
    const { supervisorId } = assignment;
    const circular =
      supervisorId !== null && (supervisorId === person.id || supervisors.get(supervisorId) === person.id);
    problems.when(circular, `people.${i}.supervisorId`, 'SUPERVISOR_CYCLE');
  }
  problems.throwIfAny();
}

/** The agencies must exist, and the supervisors serve: those of the command will, the others are checked. */
async function requirePlaces(
  deps: VaultDeps,
  changes: readonly Change[],
  newcomers: readonly Newcomer[],
): Promise<void> {
  const own = new Set(newcomers.map(({ person }) => person.id));
  const agencyIds = [...new Set(newcomers.map(({ assignment }) => assignment.agencyId))];
  const supervisorIds = newcomers
    .flatMap(({ assignment }) => assignment.supervisorId ?? [])
    .filter((id) => !own.has(id));
  const [agencies, supervisors] = await Promise.all([
    deps.store.getMany(
      'Agency',
      agencyIds.map((id) => ({ id })),
    ),
    deps.store.getMany(
      'Person',
      [...new Set(supervisorIds)].map((id) => ({ id })),
    ),
  ]);
  const known = new Set(agencies.flatMap((agency) => agency?.id ?? []));
  const serving = new Map(supervisors.flatMap((person) => (person === undefined ? [] : [[person.id, person.active]])));
  const checked = new Set<string>();
  for (const [i, { assignment }] of newcomers.entries()) {
    const { agencyId, supervisorId } = assignment;
    if (!known.has(agencyId)) fail('NOT_FOUND', `people.${i}.agencyId`);
    if (supervisorId === null || own.has(supervisorId)) continue;
    const active = serving.get(supervisorId) ?? fail('NOT_FOUND', `people.${i}.supervisorId`);
    if (!active) fail('INACTIVE_PERSON', `people.${i}.supervisorId`);
    // A transaction may look at an item once only.
    if (checked.has(supervisorId)) continue;
    checked.add(supervisorId);
    holdService(changes[i] as Change, supervisorId);
  }
}

/**
 * The people as they are, when the same command was carried out before; undefined when none of their ids is taken.
 * @throws DomainError ID_TAKEN
 */
async function registeredBefore(
  deps: VaultDeps,
  newcomers: readonly Newcomer[],
): Promise<readonly PersonView[] | undefined> {
  const ids = newcomers.map(({ person }) => person.id);
  const [people, profiles] = await Promise.all([
    deps.store.getMany(
      'Person',
      ids.map((id) => ({ id })),
    ),
    deps.vault.profiles(ids),
  ]);
  if (people.every((person) => person === undefined)) return undefined;
  return Promise.all(
    newcomers.map(async ({ person: { id, origin }, profile }, i) => {
      const person = people[i];
      const same = person !== undefined && sameOrigin(person.origin, origin) && profiles[i]?.nip === profile.nip;
      if (!same || profiles[i]?.name !== profile.name) fail('ID_TAKEN', `people.${i}.id`);
      const [assignment] = await deps.reads.assignmentsOf(id);
      return { person, assignment: assignment ?? null };
    }),
  );
}
