import type { Platform } from '../platform';
import type { Checks } from './checks';
import { createAuditClient, type GraphqlClient, type GraphqlError } from './graphql-client';
import { administrator, type World } from './world';

const auditor = 'examiner';

interface List<T> {
  readonly edges: readonly { readonly node: T }[];
}
const nodesOf = <T>({ edges }: List<T>): readonly T[] => edges.map(({ node }) => node);

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly changes: readonly { readonly of: string; readonly before: object | null; readonly after: object | null }[];
}

/**
 * An auditor finds out who changed the attendance of somebody and why they got what they got, without a name; each of these
 * readings stands in the trail itself, by the auditor and by the person.
 */
export async function checkAuditor(
  platform: Platform,
  client: GraphqlClient,
  world: World,
  checks: Checks,
  training: { readonly id: string },
  person: string,
): Promise<void> {
  await client.send(administrator, 'mutation ($input: BindAccountInput!) { bindAccount(input: $input) { subject } }', {
    input: { subject: auditor, roles: ['AUDITOR'] },
  });
  const personId = world.person(person);
  const audit = createAuditClient(platform);
  const ask = <T>(document: string) => audit.send<T>(auditor, document, { training: training.id, person: personId });

  const entry = 'edges { node { id action changes { of before after } } }';
  const { journal, journalOfAction } = await ask<{ journal: List<Entry>; journalOfAction: List<Entry> }>(
    `query ($training: ID!) {
      journal(entity: $training, first: 100) { ${entry} }
      journalOfAction(action: "enrollment.recordAttendance", first: 100) { ${entry} }
    }`,
  );
  const enrollment = `Enrollment/${training.id}/${personId}`;
  const idsOf = (list: List<Entry>) =>
    nodesOf(list)
      .filter(({ action }) => action === 'enrollment.recordAttendance')
      .filter(({ changes }) => changes.some(({ of, before, after }) => of === enrollment && before && after))
      .map(({ id }) => id);
  const corrections = idsOf(journal);
  checks.equal('the correction of an attendance is told, with before and after', corrections.length > 0, true);
  const byAction = new Set(idsOf(journalOfAction));
  checks.equal(
    'and found by the action alone',
    corrections.filter((id) => !byAction.has(id)),
    [],
  );

  const {
    enrollments,
    awardsOfPerson,
    person: found,
  } = await ask<{
    enrollments: List<{ person: { id: string; positionName: string | null; profile: object | null } }>;
    awardsOfPerson: List<{ id: string }>;
    person: { profile: object | null; assignment: { agency: { name: string } } | null };
  }>(
    `query ($training: ID!, $person: ID!) {
      enrollments(trainingId: $training, first: 100) { edges { node { person { id positionName profile { name } } } } }
      awardsOfPerson(personId: $person) { edges { node { id } } }
      person(id: $person) { profile { name } assignment { agency { name } } }
    }`,
  );
  const participants = nodesOf(enrollments).map((one) => one.person);
  checks.equal('nobody is named', [...participants, found].filter(({ profile }) => profile !== null).length, 0);
  checks.equal('everybody has a position', participants.filter(({ positionName }) => !positionName).length, 0);
  checks.equal('and an agency', Boolean(found.assignment?.agency.name), true);
  for (const { id } of nodesOf(awardsOfPerson)) {
    const { explainAward } = await audit.send<{ explainAward: { lines: readonly object[] } }>(
      auditor,
      'query ($id: ID!) { explainAward(id: $id) { lines { text { text } } } }',
      { id },
    );
    checks.equal('an award is explained', explainAward.lines.length > 0, true);
  }

  const refused = await client.send(auditor, '{ labels { name } }').catch((error: GraphqlError) => error.code);
  checks.equal('auditors are sent to their own endpoint', refused, 'NO_ROLE_HERE');

  // Whoever administers the province sees everybody, too; what they open is recorded as well.
  await client.send(administrator, 'query ($id: ID!) { person(id: $id) { profile { name } } }', { id: personId });
  await platform.drained();
  const { readings, journalOfActor } = await ask<{
    readings: List<{ reader: string; role: string; asked: readonly string[] }>;
    journalOfActor: List<Entry>;
  }>(
    `query ($person: ID!) {
      readings(personId: $person, first: 100) { edges { node { reader role asked } } }
      journalOfActor(actor: "${auditor}") { edges { node { id action changes { of } } } }
    }`,
  );
  const looked = nodesOf(readings);
  checks.equal(
    'who looked at the person stands there',
    looked.filter(({ reader, asked }) => reader === auditor && asked.includes('enrollments')),
    [{ reader: auditor, role: 'AUDITOR', asked: ['enrollments', 'awardsOfPerson', 'person'] }],
  );
  checks.equal(
    'and who administers the province',
    looked.some(({ role, asked }) => role === 'PROVINCE_ADMIN' && asked.includes('person')),
    true,
  );
  const actions = new Set(nodesOf(journalOfActor).map(({ action }) => action));
  checks.equal('and all that the auditor did', [...actions], ['audit.read']);
}
