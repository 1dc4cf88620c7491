import type { Platform } from '../../platform';
import { bindFirstAdministrator } from '../bind-first-administrator';
import type { GraphqlClient, Variables } from '../graphql-client';
import { inParallel, partsOf } from '../in-parallel';
import { administrator, peoplePerRequest } from '../world';
import type { Agency, Participant } from './cast';

/** Requests that are under way at the same time. */
export const atOnce = 4;
/** Requests at the same time that take seats of one training: more would wait for each other at its counter. */
export const enrollingAtOnce = 2;
/** Most in one operation. */
const mutationsPerRequest = 10;

/** Who acts at scale, and for what. */
export interface ScaleWorld {
  readonly programId: string;
  /** Id of the agency that runs the training. */
  readonly organizerId: string;
  /** Id of an agency of the cast. */
  agencyId(index: number): string;
}

export const organizer = 'organizer';
/** The subject who administers an agency. */
export const adminOf = (agency: number): string => `agency-admin-${agency + 1}`;
/** The subject of a participant. */
export const subjectOf = ({ index }: Participant): string => `participant-${index + 1}`;

/** Registers the agencies, a program with its budget, and everybody of the cast, with the accounts that act for them. */
export async function buildScaleWorld(
  platform: Platform,
  client: GraphqlClient,
  cast: readonly Agency[],
  budgets: readonly { readonly year: number; readonly total: number }[],
  told: (more: number) => void,
): Promise<ScaleWorld> {
  await bindFirstAdministrator(platform, administrator);
  const ask = <T>(document: string, variables: Variables) => client.send<T>(administrator, document, variables);
  const register = async (name: string, nameEn: string): Promise<string> => {
    const { registerAgency } = await ask<{ registerAgency: { id: string } }>(
      'mutation ($input: RegisterAgencyInput!) { registerAgency(input: $input) { id } }',
      { input: { name, nameEn, region: '18', level: 'PROVINCE' } },
    );
    return registerAgency.id;
  };

  const organizerId = await register('Badan Pengembangan SDM Peragaan', 'Demonstration Human Resources Agency');
  await bind(client, [{ subject: organizer, agencyId: organizerId, roles: ['ORGANIZER'] }]);
  const { createProgram } = await ask<{ createProgram: { id: string } }>(
    'mutation ($input: CreateProgramInput!) { createProgram(input: $input) { id } }',
    {
      input: {
        name: 'Manajemen Risiko untuk Semua',
        nameEn: 'Risk Management for Everybody',
        objectives: [{ kind: 'SKILL', text: 'Menilai risiko pekerjaan', textEn: 'Assessing the risks of one’s work' }],
      },
    },
  );
  const programId = createProgram.id;
  for (const budget of budgets) {
    await ask('mutation ($input: OpenBudgetInput!) { openBudget(input: $input) { id } }', {
      input: { programId, ...budget, legalBasis: 'DPA peragaan' },
    });
  }

  const agencyIds = new Map<number, string>();
  await inParallel(cast, atOnce, async ({ index, name, nameEn, people }) => {
    const agencyId = await register(name, nameEn);
    agencyIds.set(index, agencyId);
    await bind(client, [{ subject: adminOf(index), agencyId, roles: ['AGENCY_ADMIN'] }]);
    for (const part of partsOf(people, peoplePerRequest)) {
      await client.send(
        adminOf(index),
        'mutation ($people: [RegisterPersonInput!]!) { registerPeople(people: $people) { id } }',
        { people: part.map((person) => registration(person, agencyId)) },
      );
      told(part.length);
    }
  });
  return { programId, organizerId, agencyId: (index) => agencyIds.get(index) ?? '' };
}

function registration({ id, name, nip, email, supervisor, isSupervisor }: Participant, agencyId: string) {
  return {
    id,
    name,
    nip,
    email,
    employmentType: 'PNS',
    rank: isSupervisor ? 'III/d' : 'III/b',
    positionKind: isSupervisor ? 'MANAGERIAL' : 'FUNCTIONAL',
    positionName: isSupervisor ? 'Kepala Seksi' : 'Analis Kebijakan Ahli Pertama',
    agencyId,
    supervisorId: supervisor?.id ?? null,
    from: '2025-01-02',
  };
}

export interface Binding {
  readonly subject: string;
  readonly personId?: string;
  readonly agencyId?: string;
  readonly partnerId?: string;
  readonly roles: readonly string[];
}

/** Binds accounts, several in one operation. */
export async function bind(client: GraphqlClient, bindings: readonly Binding[]): Promise<void> {
  await inParallel(partsOf(bindings, mutationsPerRequest), atOnce, (part) =>
    client.send(administrator, ...mutations('bindAccount', 'BindAccountInput', 'subject', part)),
  );
}

/** One operation that carries out a mutation for each input. */
export function mutations(
  name: string,
  inputType: string,
  answer: string,
  inputs: readonly object[],
): [document: string, variables: Variables] {
  const declared = inputs.map((_, n) => `$i${n}: ${inputType}!`).join(', ');
  const fields = inputs.map((_, n) => `m${n}: ${name}(input: $i${n}) { ${answer} }`).join('\n');
  return [`mutation (${declared}) {\n${fields}\n}`, Object.fromEntries(inputs.map((input, n) => [`i${n}`, input]))];
}
