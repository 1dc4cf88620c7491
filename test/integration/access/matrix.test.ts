import type { GraphQLSchema } from 'graphql';
import type { Action, Actor, Role } from '../../../core/access';
import { buildAuditSchema } from '../../../schema/audit/build-audit-schema';
import { buildApiSchema } from '../../../schema/build-schema';
import { expectDocument } from '../../support/generated-document';
import { nipOf } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { callsWith } from './calls';
import { accessDocument, type Decision } from './document';
import { type Answer, type Ask, askerOf, objectsIn, operationOf, rootsOf } from './matrix';
import { expected, lines, ownCases } from './oracle';
import { ownRules, personalData } from './oracle-fields';
import { actors, everybody, givenWorld, type Ids, ids, nameOf, unknownIds, type Who } from './world';

jest.setTimeout(120_000);

/** Notes which rules are asked for, and asks them. */
jest.mock('../../../core/access', () => {
  const real = jest.requireActual<typeof import('../../../core/access')>('../../../core/access');
  const { asking } = jest.requireActual<typeof import('./asked')>('./asked');
  const authorize: typeof real.authorize = (actor, action, ...rest) => {
    asking.getStore()?.authorized.add(action);
    return real.authorize(actor, action, ...rest);
  };
  const can: typeof real.can = (actor, action, resource) => {
    asking.getStore()?.considered.add(action);
    return real.can(actor, action, resource);
  };
  return { ...real, authorize, can };
});

/** The endpoints, and which roles count where somebody came in. */
const endpoints: readonly (readonly [string, GraphQLSchema, (role: Role) => boolean])[] = [
  ['the API', buildApiSchema({ check: true }), (role) => role !== 'AUDITOR'],
  ['the auditors’ endpoint', buildAuditSchema({ check: true }), (role) => role === 'AUDITOR'],
];

const nobody = { whole: [], name: [] };

/** By which rules each operation and case is decided, of all endpoints. */
const decisions = new Map<string, Decision>();

let table: TestTable;
let world: Ids;
beforeAll(async () => {
  table = await withTable();
  world = await givenWorld(table);
});
afterAll(() => table.close());

describe.each(endpoints)('access to %s', (_, schema, counts) => {
  const counted = (who: Who): boolean => actors[who].roles.some(counts);
  const actorOf = (who: Who): Actor => ({ ...actors[who], roles: actors[who].roles.filter(counts) });
  /** Those of a line who count here; who needs no role always does. */
  const here = (who: readonly Who[]): readonly Who[] =>
    who.includes('noRole') ? who : everybody.filter((one) => who.includes(one) && counted(one));

  const operations = new Set(rootsOf(schema).flatMap(([, type]) => Object.keys(type.getFields())));
  const answers = new Map<string, ReadonlyMap<Who, Answer>>();
  let ask: Ask;

  beforeAll(async () => {
    ask = askerOf(schema, table.deps);
    for (const [name, variables] of callsOf(world)) {
      const asked = everybody.map(async (who) => [who, await ask(actorOf(who), operationOf(name), variables)] as const);
      answers.set(name, new Map(await Promise.all(asked)));
    }
  });

  const callsOf = (with_: Ids) =>
    Object.entries(callsWith(with_)).filter(([name]) => operations.has(operationOf(name)));
  const answerOf = (name: string, who: Who): Answer => {
    const answer = answers.get(name)?.get(who);
    if (answer === undefined) throw new Error(`${who} has not asked ${name}`);
    return answer;
  };

  it('does not differ from the oracle, for anybody in any relation to the data', () => {
    const differences = callsOf(world).flatMap(([name]) => {
      const { who = [], otherwise = {} } = expected.get(name) ?? {};
      const may = here(who);
      return everybody.flatMap((one) => {
        const { outcome } = answerOf(name, one);
        const told = (counted(one) && otherwise[one]) || 'NOT_FOUND';
        const should = may.includes(one) ? 'allowed' : told;
        return outcome === should ? [] : [`${name} by ${one}: ${outcome} instead of ${should}`];
      });
    });
    expect(differences).toEqual([]);
  });

  it('answers what is forbidden exactly as what does not exist', async () => {
    const real = new Map(callsOf(world));
    const differences: string[] = [];
    let compared = 0;
    for (const [name, id] of Object.entries(unknownIds) as [keyof Ids, string][]) {
      // Agencies are known to everybody.
      if (name === 'elsewhere') continue;
      for (const [operation, variables] of callsOf({ ...world, [name]: id })) {
        if (JSON.stringify(variables) === JSON.stringify(real.get(operation))) continue;
        const refused = everybody.filter((who) => answerOf(operation, who).outcome === 'NOT_FOUND');
        const unknown = await Promise.all(refused.map((who) => ask(actorOf(who), operationOf(operation), variables)));
        for (const [i, who] of refused.entries()) {
          compared++;
          const [told, forbidden] = [unknown[i], answerOf(operation, who)];
          // What a client sends is told back as it was sent.
          const same = JSON.stringify([told?.errors, told?.data]).replaceAll(id, world[name]);
          if (same !== JSON.stringify([forbidden.errors, forbidden.data])) {
            differences.push(`${operation} tells ${who} whether there is ${name}`);
          }
        }
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(operations.size);
  });

  it('lets nobody decide their own case, whatever their role', async () => {
    const calls = new Map(callsOf(world));
    for (const [name, { as, refused, unnamed }] of Object.entries(ownCases)) {
      const variables = calls.get(name);
      if (variables === undefined) continue;
      const { outcome } = await ask({ ...actors.self, roles: [as] }, operationOf(name), variables);
      expect({ name, outcome }).toEqual({ name, outcome: refused });
      if (unnamed === undefined) continue;
      const byNobody = await ask({ ...actors.self, personId: null, roles: [as] }, operationOf(name), variables);
      expect({ name, outcome: byNobody.outcome }).toEqual({ name, outcome: unnamed });
    }
  });

  const shownTo = (who: Who) => objectsIn([...answers.values()].map((of) => of.get(who)?.data));

  it('shows fields with a rule of their own to whom the oracle names', () => {
    const visible = new Map(everybody.map((who) => [who, visibleFields(shownTo(who))]));
    for (const { fields, who } of ownRules) {
      for (const field of fields) {
        const seen = everybody.filter((one) => visible.get(one)?.has(field));
        expect({ field, seen }).toEqual({ field, seen: here(who) });
      }
    }
  });

  it('has no personal data anywhere in all its answers but what the oracle names', () => {
    const numbers = Array.from({ length: 1000 }, (_, n) => n);
    for (const who of everybody) {
      const text = JSON.stringify([...answers.values()].map((of) => of.get(who)?.data ?? null));
      const whole = numbers.filter((n) => text.includes(`"${nipOf(n)}"`) || text.includes(`"p${n}@contoh.go.id"`));
      const name = numbers.filter((n) => text.includes(nameOf(n)) && !whole.includes(n));
      const sorted = (list: readonly number[]) => [...new Set(list)].sort((a, b) => a - b);
      const should = counted(who) ? personalData[who] : nobody;
      expect({ who, whole, name }).toEqual({
        who,
        whole: sorted(should.whole),
        name: sorted(should.name.filter((n) => !should.whole.includes(n))),
      });
    }
  });

  it('lists nothing that it would refuse to show', async () => {
    const nodes = { Training: 'training', Enrollment: 'enrollment', Award: 'award', AwardBatch: 'awardBatch' };
    for (const who of everybody) {
      // Whoever has a certificate's code sees of which training it is.
      const lists = [...answers].filter(([name]) => name !== 'verifyCertificate');
      const shown = objectsIn(lists.map(([, of]) => of.get(who)?.data));
      const listed = new Map(shown.map((one) => [`${one.__typename} ${one.id}`, one]));
      for (const [name, { __typename: type, id }] of listed) {
        const operation = nodes[type as keyof typeof nodes];
        if (operation === undefined || !operations.has(operation)) continue;
        const { outcome } = await ask(actorOf(who), operation, { id });
        expect({ who, name, outcome }).toEqual({ who, name, outcome: 'allowed' });
      }
    }
  });

  it('does not tell by a page that there are drafts', async () => {
    for (const filter of [{ status: 'DRAFT' }, { programId: ids.program }, { organizerId: ids.organizer }]) {
      for (const who of here(expected.get('trainings')?.who ?? [])) {
        const pages: string[][] = [];
        for (let after: string | null = null, more = true; more; ) {
          const { data }: Answer = await ask(actorOf(who), 'trainings', { first: 1, after, filter });
          const { edges, pageInfo } = data.trainings;
          if (edges.length > 0 || pages.length > 0)
            pages.push(edges.map(({ node }: { node: { id: string } }) => node.id));
          [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
        }
        const sees = pages.flat().includes(ids.draft);
        // Who teaches in a draft finds it by its id alone.
        const may = expected.get('training: a draft')?.who.includes(who) === true && who !== 'facilitator';
        expect({ who, filter, sees, empty: pages.filter((page) => page.length === 0) }).toEqual({
          who,
          filter,
          sees: may,
          empty: [],
        });
      }
    }
  });

  /**
   * What all who were let in were decided by, or, where the use case only considers what it shows, what those were who
   * were refused: of them nothing else is asked.
   */
  function decisionOf(name: string): Decision {
    const all = everybody.map((who) => answerOf(name, who));
    const allowed = all.filter(({ outcome }) => outcome === 'allowed').map(({ asked }) => asked.authorized);
    const [first = new Set<Action>(), ...others] = allowed;
    const authorized = [...first].filter((action) => others.every((one) => one.has(action)));
    if (authorized.length > 0) return { rules: authorized, anyOf: false };
    const refused = all.filter(({ outcome }) => outcome !== 'allowed');
    return { rules: [...new Set(refused.flatMap(({ asked }) => [...asked.considered]))], anyOf: true };
  }

  it('decides on every operation by a rule, except what is for everybody', () => {
    const allowed = callsOf(world).filter(([name]) => here(expected.get(name)?.who ?? []).length > 0);
    const decided = new Map(allowed.map(([name]) => [name, decisionOf(name)]));
    const free = [...decided].filter(([, { rules }]) => rules.length === 0).map(([name]) => name);
    expect(free).toEqual(lines[0]?.operations.filter((name) => operations.has(name)).sort());
    for (const [name, decision] of decided) if (!decisions.has(name)) decisions.set(name, decision);
  });
});

it('docs/access.md says what the rules say', () => {
  expectDocument('docs/access.md', accessDocument(decisions));
});

/** Which fields with a rule of their own have a value, of what the world asks about. */
function visibleFields(shown: ReturnType<typeof objectsIn>): ReadonlySet<string> {
  const visible = new Set<string>();
  const note = (type: string, of: object): void => {
    for (const [field, value] of Object.entries(of)) if (value !== null) visible.add(`${type}.${field}`);
  };
  for (const one of shown) {
    const { __typename: type, id, profile } = one;
    if ((type === 'Person' || type === 'PersonDetail') && id === ids.person) {
      note('Person', one);
      note('Profile', profile ?? {});
    }
    if (type === 'Wave' || type === 'LeaderboardRow') note(type, one);
  }
  return visible;
}
