import { HeaderMap } from '@apollo/server';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { createQueue } from '../../../adapters/queue/queue';
import { noVault } from '../../../adapters/vault/no-vault';
import { MOST_SEEN, partsOfReading, type Reading } from '../../../core/audit/reading';
import { recordReading } from '../../../core/audit/record-reading';
import { Change } from '../../../core/change';
import { readReading } from '../../../functions/shared/messages';
import { createAuditContext } from '../../../schema/audit/audit-context';
import { buildAuditSchema } from '../../../schema/audit/build-audit-schema';
import { recordReadings } from '../../../schema/audit/record-readings';
import { unlimited } from '../../../schema/limits/cost-budget';
import { createServer } from '../../../schema/server';
import { idOf, sample } from '../../support/entities';
import { actor } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

const url = 'https://sqs.ap-southeast-3.amazonaws.com/111122223333/readings';
const sqs = mockClient(SQSClient);
const auditor = actor(['AUDITOR'], { personId: idOf('person', 900) });
const trainingId = idOf('training');
const people = Array.from({ length: 120 }, (_, n) => idOf('person', n + 1));
const reported: unknown[] = [];
let table: TestTable;

beforeAll(async () => {
  table = await withTable();
  const fill = new Change({ actor: idOf('person', 800), role: 'SYSTEM', action: 'test.fill', entity: trainingId });
  fill.create(sample('Training')).create(sample('TrainingCounts')).create(sample('Agency'));
  await table.deps.store.commit(fill);
  for (const some of [people.slice(0, 60), people.slice(60)]) {
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.fill', entity: 'people' });
    for (const personId of some) change.create(sample('Enrollment', { personId, certificate: null }));
    await table.deps.store.commit(change);
  }
  const persons = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.fill', entity: 'people' });
  for (const id of people.slice(0, 5)) persons.create(sample('Person', { id }));
  await table.deps.store.commit(persons);
});
afterAll(() => table.close());
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
  reported.length = 0;
});

const sent = (): Reading[] =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args: [{ input }] }) => input.Entries ?? [])
    .map(({ MessageBody = '' }) => readReading(MessageBody));

/** The auditors' endpoint as its function makes it: no vault, and a queue for what is read. */
async function ask(query: string, variables: object = {}, requestId = 'req-1') {
  const readings = createQueue<Reading>({ client: new SQSClient({ region: 'ap-southeast-3' }), url });
  const report = (error: unknown) => reported.push(error);
  const server = createServer({
    schema: buildAuditSchema(),
    introspection: false,
    budget: unlimited,
    report,
    plugins: [recordReadings(readings, report)],
  });
  const { status, body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body: { query, variables },
    },
    context: async () =>
      createAuditContext(
        { actor: auditor, language: 'en', requestId, host: 'siger.test' },
        { ...table.deps, vault: noVault },
      ),
  });
  if (body.kind !== 'complete') throw new Error('an answer in parts');
  return { status: status ?? 200, text: body.string, ...JSON.parse(body.string) };
}

const participants = `query Anything($id: ID!, $first: Int!) {
  mine: enrollments(trainingId: $id, first: $first) { edges { node { status person { positionName profile { name } } } } }
}`;

describe('what an auditor reads', () => {
  it('is told to the queue before the answer leaves: who, when, which queries, and whom they looked at', async () => {
    const { data } = await ask(participants, { id: trainingId, first: 3 });
    expect(data.mine.edges).toHaveLength(3);
    const [reading, ...more] = sent();
    expect(more).toEqual([]);
    expect(reading).toMatchObject({
      requestId: 'req-1',
      part: 0,
      reader: auditor.personId,
      role: 'AUDITOR',
      asked: ['enrollments'],
    });
    expect(reading?.at).toBe(table.clock.now());
    // The answer says no id; those who were looked at are told all the same.
    expect(reading?.seen).toEqual(expect.arrayContaining([trainingId, ...people.slice(0, 3)]));
    expect(reading?.seen).not.toContain(people[10]);
  });

  it('has positions and no names, without a vault', async () => {
    const { data } = await ask(participants, { id: trainingId, first: 3 });
    const { positionName } = sample('Person');
    for (const { node } of data.mine.edges) expect(node.person).toEqual({ positionName, profile: null });
  });

  it('is refused, with nothing of it, when the queue does not take it', async () => {
    sqs.on(SendMessageBatchCommand).rejects(new Error('no queue'));
    const refused = await ask(participants, { id: trainingId, first: 3 });
    expect(refused.status).toBe(503);
    expect(refused.errors).toEqual([
      expect.objectContaining({ extensions: { code: 'NOT_RECORDED', requestId: 'req-1', problems: [] } }),
    ]);
    expect(refused.data).toBeUndefined();
    expect(refused.text).not.toMatch(/per_|CONFIRMED/);
    expect(reported).toEqual([expect.objectContaining({ message: 'no queue' })]);
  });

  it('is refused as well when the queue takes a part of it', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [{ Id: '1', Code: 'X', SenderFault: false }] });
    expect((await ask(participants, { id: trainingId, first: 100 })).errors[0].extensions.code).toBe('NOT_RECORDED');
  });

  it('is told also when there was nothing to find', async () => {
    const nobody = idOf('person', 777);
    const { errors } = await ask('query ($id: ID!) { person(id: $id) { id } }', { id: nobody });
    expect(errors[0].extensions.code).toBe('NOT_FOUND');
    expect(sent()).toEqual([expect.objectContaining({ asked: ['person'], seen: [nobody] })]);
  });

  it('is what was looked up, not what else a request says: in variables of no use, in remarks, in what was skipped', async () => {
    const junk = Array.from({ length: 6000 }, (_, n) => idOf('person', n + 1000));
    const query = `query ($id: ID!, $not: ID!) {
      # ${junk[0]}
      person(id: $id) { id }
      other: person(id: $not) @include(if: false) { id }
    }`;
    const { data } = await ask(query, { id: people[0], not: junk[1], junk });
    expect(data).toEqual({ person: { id: people[0] } });
    const [{ seen } = { seen: [] }, ...more] = sent();
    expect(more).toEqual([]);
    expect(seen).toContain(people[0]);
    expect(seen.filter((id) => junk.includes(id))).toEqual([]);
  });

  it.each([
    ['journal(entity: $text)', 'entity'],
    ['journalOfActor(actor: $text)', 'actor'],
    ['readings(personId: $text)', 'personId'],
  ])('is nobody by a text of many ids, by which nothing can stand: %s', async (list, field) => {
    const text = people.slice(0, 60).join('.');
    const { errors } = await ask(`query ($text: ID!) { ${list} { edges { cursor } } }`, { text });
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ field, code: 'MALFORMED_ID' }] });
    expect(sent().flatMap(({ seen }) => seen)).toEqual([]);
  });

  it('is nobody by such a text as an id of something either', async () => {
    const query = 'query ($text: ID!) { person(id: $text) { id } }';
    const { errors } = await ask(query, { text: people.slice(0, 60).join('.') });
    expect(errors[0].extensions.code).toBe('NOT_FOUND');
    expect(sent()).toEqual([expect.objectContaining({ asked: ['person'], seen: [] })]);
  });

  it('is asked of the trail by names that an entry can have', async () => {
    const asked = async (list: string, text: string) => {
      const type = list.startsWith('journalOfAction') ? 'String!' : 'ID!';
      const { errors } = await ask(`query ($text: ${type}) { ${list} { edges { cursor } } }`, { text });
      return errors?.[0].extensions.problems[0];
    };
    const task = ['tsk', trainingId, 'W1', people[0], 'PEER', 1].join('~');
    for (const entity of [trainingId, task, 'trail', 'Siti.2@siger.test', '7a1f-00']) {
      expect(await asked('journal(entity: $text)', entity)).toBeUndefined();
    }
    for (const entity of [
      `${trainingId}.${people[0]}`,
      `x ${trainingId}`,
      `${task}~${people[1]}`,
      '',
      'a\u0007',
      trainingId.slice(0, -1),
      `${trainingId},x`,
      'x'.repeat(201),
    ]) {
      expect(await asked('journal(entity: $text)', entity)).toMatchObject({ field: 'entity', code: 'MALFORMED_ID' });
    }
    for (const action of ['', 'training', `test.${people[0]}`, 'a.b.c']) {
      expect(await asked('journalOfAction(action: $text)', action)).toMatchObject({ field: 'action' });
    }
  });

  it('is asked of the trail for a period that goes forwards', async () => {
    for (const list of ['journalOfAction(action: "award.submit"', 'journalOfActor(actor: "admin"']) {
      const { errors } = await ask(
        `{ ${list}, from: "2026-12-01T00:00:00Z", before: "2026-01-01T00:00:00Z") { edges { cursor } } }`,
        {},
      );
      const problems = [{ field: 'before', code: 'NOT_AFTER_START' }];
      expect(errors[0].extensions).toMatchObject({ code: 'BAD_INPUT', problems });
    }
  });

  it('is nothing of an argument that may not be null, which is the auditor’s mistake', async () => {
    const { errors } = await ask('query ($n: Int) { agencies(first: $n) { edges { cursor } } }', { n: null });
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ field: 'first' }] });
    expect(reported).toEqual([]);
  });

  it('is told by the names of the schema, whatever it is called, within fragments too', async () => {
    await ask(
      'query { ...A } fragment A on Query { siti: agencies { edges { cursor } } ... on Query { labels { name } } }',
    );
    expect(sent()[0]?.asked).toEqual(['agencies', 'labels']);
    expect(JSON.stringify(sent())).not.toContain('siti');
  });

  it.each([
    '{ nothing }',
    '{',
    'mutation { createProgram(input: { name: "a", nameEn: "b", objectives: [] }) { id } }',
    'subscription { journal { id } }',
  ])('tells nothing of what was refused before it ran: %s', async (wrong) => {
    const { status, errors } = await ask(wrong);
    expect([status, errors[0].extensions.code]).toEqual([
      400,
      expect.stringMatching(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/),
    ]);
    expect(sent()).toEqual([]);
  });
});

describe('the record of it', () => {
  const everybody = async (requestId: string) => {
    await ask(participants, { id: trainingId, first: 100 }, requestId);
    return sent();
  };

  it('comes in parts that a transaction holds', async () => {
    const parts = await everybody('req-2');
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_, n) => n));
    for (const { seen } of parts) expect(seen.length).toBeLessThanOrEqual(MOST_SEEN);
    expect(new Set(parts.flatMap(({ seen }) => seen)).size).toBe(parts.flatMap(({ seen }) => seen).length);
  });

  it('stands in the trail once, however often it is delivered, under the auditor and under each person', async () => {
    const parts = await everybody('req-3');
    const deps = table.depsFor({ requestId: 'req-3', correlationId: 'req-3' });
    const deliveries = [...parts, ...parts, ...parts];
    await Promise.all(deliveries.map((part) => recordReading(deps, part)));
    const { rows } = await deps.reads.journalOfEntity(auditor.personId ?? '', { first: 100 });
    const entries = rows.map(({ node }) => node).filter(({ requestId }) => requestId === 'req-3');
    expect(entries).toHaveLength(parts.length);
    for (const { actor: by, role, action } of entries) {
      expect([by, role, action]).toEqual([auditor.personId, 'AUDITOR', 'audit.read']);
    }
    expect(entries.flatMap(({ changes }) => changes.flatMap(({ after }) => after?.seen)).sort()).toEqual(
      parts.flatMap(({ seen }) => seen).sort(),
    );
    for (const personId of [people[0], people[99]]) {
      const found = await ask('query ($id: ID!) { readings(personId: $id) { edges { node { reader asked } } } }', {
        id: personId,
      });
      expect(found.data.readings.edges).toEqual([{ node: { reader: auditor.personId, asked: ['enrollments'] } }]);
    }
  });

  it('does not grow by being read', async () => {
    const query =
      'query ($id: ID!) { journalOfActor(actor: $id, first: 100) { edges { node { changes { after } } } } }';
    const { text } = await ask(query, { id: auditor.personId });
    expect(text).toContain(people[99]);
    expect(sent().flatMap(({ seen }) => seen)).not.toContain(people[99]);
  });

  it('holds as many people as a transaction takes', async () => {
    const seen = Array.from({ length: MOST_SEEN }, (_, n) => idOf('person', n + 300));
    const at = table.clock.now();
    const reading = { requestId: 'req-4', at, reader: 'examiner', asked: ['person'] };
    const [part, ...more] = partsOfReading(reading, [['AUDITOR', seen]]);
    expect(more).toEqual([]);
    await recordReading(table.deps, part as Reading);
    expect((await table.deps.reads.readingsOf(seen[95] as string, { first: 1 })).rows).toHaveLength(1);
  });
});

describe('the trail', () => {
  const page = 'edges { node { action actor entity changes { of before after } } } pageInfo { hasNextPage endCursor }';

  it.each([
    [
      'actor',
      `query ($after: String) { list: journalOfActor(actor: "${idOf('person', 800)}", first: 1, after: $after) { ${page} } }`,
      1,
    ],
    [
      'action',
      `query ($after: String) { list: journalOfAction(action: "test.fill", first: 1, after: $after) { ${page} } }`,
      4,
    ],
    ['entity', `query ($after: String) { list: journal(entity: "people", first: 1, after: $after) { ${page} } }`, 3],
  ])('is read by %s, page by page, with before and after', async (_, query, total) => {
    const actions: string[] = [];
    let after: string | null = null;
    do {
      const {
        list,
      }: {
        list: {
          edges: { node: { action: string; changes: { after: object }[] } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      } = (await ask(query, { after })).data;
      for (const { node } of list.edges) {
        actions.push(node.action);
        expect(node.changes[0]?.after).toBeInstanceOf(Object);
      }
      after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
    } while (after !== null);
    expect(actions).toEqual(Array(total).fill('test.fill'));
  });

  it('is read of a period, and of a day in its order', async () => {
    const now = table.clock.now();
    const of = (from: string, before: string) =>
      ask(
        `query ($from: Instant, $before: Instant) {
          journalOfAction(action: "test.fill", from: $from, before: $before) { edges { node { at } } }
        }`,
        { from, before },
      );
    const later = new Date(Date.parse(now) + 60_000).toISOString();
    expect((await of('2026-01-01T00:00:00Z', later)).data.journalOfAction.edges).toHaveLength(4);
    expect((await of(later, '2099-01-01T00:00:00Z')).data.journalOfAction.edges).toEqual([]);
    expect((await of('1960-01-01T00:00:00Z', '1961-01-01T00:00:00Z')).data.journalOfAction.edges).toEqual([]);
    const { data } = await ask(`{ journalOfDay(day: "${now.slice(0, 10)}", first: 4) { edges { node { id } } } }`);
    const ids = data.journalOfDay.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(ids).toHaveLength(4);
    expect(ids).toEqual(ids.toSorted());
  });
});
