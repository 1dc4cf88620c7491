import type { Platform } from '../platform';
import { bindFirstAdministrator } from './bind-first-administrator';
import { type Account, accounts } from './data/accounts';
import { type Agency, agencies as allAgencies } from './data/agencies';
import { partners } from './data/partners';
import { type Person, people, personByKey } from './data/people';
import { type Program, programs } from './data/programs';
import type { GraphqlClient } from './graphql-client';
import { inParallel, partsOf } from './in-parallel';

/** Ids of the demo's world by the keys of its data. */
export interface World {
  agency(key: string): string;
  person(key: string): string;
  partner(key: string): string;
  program(key: string): string;
  /** A subject who may act as this person; the account is made when it is first asked for. */
  accountOf(personKey: string): Promise<string>;
}

/** Whom the operator binds, as nobody: they register people, until one of these can administer the province. */
const first = 'first-administrator';
/** The administrator who sets everything else up. */
export const administrator = 'province-admin-1';

const atOnce = 3;
/** Most people in one request. */
export const peoplePerRequest = 14;

/**
 * Registers the map, the partners, the people and the programs through the public API, and binds the accounts.
 * @param budgetYears fiscal years for which each program gets its budget
 * @param agencies those that exist; people and accounts of others are left out
 */
export async function buildWorld(
  platform: Platform,
  client: GraphqlClient,
  budgetYears: readonly number[],
  budgetOf: (program: Program, year: number) => number = ({ yearlyBudget }) => yearlyBudget,
  agencies: readonly Agency[] = allAgencies,
): Promise<World> {
  await bindFirstAdministrator(platform, first);
  const ask = <T>(document: string, variables: Record<string, unknown>, by = administrator) =>
    client.send<T>(by, document, variables);

  const agencyIds = new Map<string, string>();
  await inParallel(agencies, atOnce, async ({ key, name, nameEn, region, kind }) => {
    const { registerAgency } = await ask<{ registerAgency: { id: string } }>(
      'mutation ($input: RegisterAgencyInput!) { registerAgency(input: $input) { id } }',
      { input: { name, nameEn, region, level: kind } },
      first,
    );
    agencyIds.set(key, registerAgency.id);
  });

  const idOf = (ids: Map<string, string>, key: string): string => {
    const id = ids.get(key);
    if (id === undefined) throw new RangeError(`The demo registered nothing with the key ${key}`);
    return id;
  };

  const personIds = new Map<string, string>();
  // One agency's people after another's, but agencies side by side: a supervisor stands before the reports.
  const teams = agencies.map(({ key }) => people.filter(({ agency }) => agency === key));
  await inParallel(teams, atOnce, async (team) => {
    for (const part of partsOf(team, peoplePerRequest)) await registerPeople(part);
  });

  async function registerPeople(part: readonly Person[]): Promise<void> {
    const known = part.filter(({ supervisor }) => supervisor === null || personIds.has(supervisor));
    const { registerPeople: registered } = await ask<{ registerPeople: { id: string }[] }>(
      'mutation ($people: [RegisterPersonInput!]!) { registerPeople(people: $people) { id } }',
      {
        people: known.map((person) => ({
          name: person.name,
          nip: person.nip,
          email: person.email,
          employmentType: person.employmentType,
          rank: person.rank,
          positionKind: person.positionKind,
          positionName: person.positionName,
          contractStart: person.contractStart ?? null,
          capExempt: person.capExempt ?? false,
          agencyId: idOf(agencyIds, person.agency),
          supervisorId: person.supervisor === null ? null : idOf(personIds, person.supervisor),
          from: person.assignedFrom,
        })),
      },
      first,
    );
    for (const [index, { id }] of registered.entries()) personIds.set((known[index] as Person).key, id);
    const rest = part.filter((person) => !known.includes(person));
    if (rest.length > 0) await registerPeople(rest);
  }

  const bind = async (subject: string, input: Record<string, unknown>, by = administrator): Promise<void> => {
    await client.send(by, 'mutation ($input: BindAccountInput!) { bindAccount(input: $input) { subject } }', {
      input: { subject, ...input },
    });
  };
  const actsAs = (person: Person) => ({
    personId: idOf(personIds, person.key),
    agencyId: idOf(agencyIds, person.agency),
    roles: person.roles,
  });
  const bindDemo = async ({ subject, personKey, partnerKey, roles }: Account, by?: string): Promise<void> => {
    const bound = personKey === undefined ? { roles } : actsAs(personByKey(personKey));
    const partner = partnerKey === undefined ? {} : { partnerId: idOf(partnerIds, partnerKey) };
    await bind(subject, { ...bound, ...partner }, by);
  };
  const known = accounts.filter(({ personKey }) => personKey === undefined || personIds.has(personKey));
  const isAdministrator = ({ subject }: Account): boolean => subject === administrator;
  await inParallel(known.filter(isAdministrator), atOnce, (account) => bindDemo(account, first));

  const partnerIds = new Map<string, string>();
  await inParallel(partners, atOnce, async ({ key, name, kind, agreement }) => {
    const { registerPartner } = await ask<{ registerPartner: { id: string } }>(
      'mutation ($input: RegisterPartnerInput!) { registerPartner(input: $input) { id } }',
      {
        input: {
          name,
          type: kind,
          agreement: { number: agreement.number, from: agreement.signedOn, to: agreement.endsOn },
        },
      },
    );
    partnerIds.set(key, registerPartner.id);
  });

  const programIds = new Map<string, string>();
  await inParallel(programs, atOnce, async (program) => {
    const { createProgram } = await ask<{ createProgram: { id: string } }>(
      'mutation ($input: CreateProgramInput!) { createProgram(input: $input) { id } }',
      {
        input: {
          name: program.name.id,
          nameEn: program.name.en,
          objectives: program.objectives.map(({ kind, text }) => ({ kind, text: text.id, textEn: text.en })),
        },
      },
    );
    programIds.set(program.key, createProgram.id);
    for (const year of budgetYears) {
      await ask('mutation ($input: OpenBudgetInput!) { openBudget(input: $input) { id } }', {
        input: {
          programId: createProgram.id,
          year,
          total: budgetOf(program, year),
          legalBasis: program.legalBasis,
        },
      });
    }
  });

  const others = known.filter((account) => !isAdministrator(account));
  await inParallel(others, atOnce, (account) => bindDemo(account));

  const bound = new Map(
    known.flatMap(({ subject, personKey }) =>
      personKey === undefined ? [] : [[personKey, Promise.resolve(subject)] as const],
    ),
  );
  return {
    agency: (key) => idOf(agencyIds, key),
    person: (key) => idOf(personIds, key),
    partner: (key) => idOf(partnerIds, key),
    program: (key) => idOf(programIds, key),
    accountOf(personKey) {
      const known = bound.get(personKey) ?? bind(personKey, actsAs(personByKey(personKey))).then(() => personKey);
      bound.set(personKey, known);
      return known;
    },
  };
}
