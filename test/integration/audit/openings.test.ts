import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { createLazyQueue } from '../../../adapters/queue/lazy-queue';
import type { Actor } from '../../../core/access';
import type { Reading } from '../../../core/audit/reading';
import { recordReading } from '../../../core/audit/record-reading';
import { Change } from '../../../core/change';

import type { Profile } from '../../../core/people/people';
import { requestPrivacy } from '../../../core/privacy/request-privacy';
import { readReading } from '../../../functions/shared/messages';
import { buildAuditSchema } from '../../../schema/audit/build-audit-schema';
import { recordOpenings } from '../../../schema/audit/record-openings';
import { buildApiSchema } from '../../../schema/build-schema';
import { enrollmentId } from '../../../schema/common/node-id';
import { idOf, sample } from '../../support/entities';
import { actor, givenAgency, givenPeople } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { type Api, apiOver } from '../schema/api';

const sqs = mockClient(SQSClient);
const list = `query ($id: ID!, $first: Int! = 20) {
  who: people(agencyId: $id, first: $first) { edges { node { profile { name } } } }
}`;
const one = 'query ($id: ID!) { person(id: $id) { profile { name } } }';
const auditor = actor(['AUDITOR'], { personId: idOf('person', 900) });
let table: TestTable;
let api: Api;
let agencyId: string;
let people: readonly string[];
let province: Actor;

const person = (n: number): string => people[n] as string;
const self = (n: number): Actor => actor(['PARTICIPANT'], { personId: person(n) });
const admin = (): Actor => actor(['AGENCY_ADMIN'], { subject: 'admin', agencyId });

const calls = () => sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input.Entries ?? []);
const sent = (): Reading[] => calls().flatMap((batch) => batch.map(({ MessageBody = '' }) => readReading(MessageBody)));

beforeAll(async () => {
  process.env.AWS_REGION = 'ap-southeast-3';
  table = await withTable();
  agencyId = (await givenAgency(table.deps)).id;
  people = (await givenPeople(table.deps, agencyId, 100)).map((each) => each.person.id);
  province = actor(['PARTICIPANT', 'PROVINCE_ADMIN'], { personId: person(99) });
  const plant = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.plant', entity: 'test' });
  const money = { waiting: [], proposed: 0, approved: 300_000, payments: [], lost: null };
  plant.create(sample('Award', { personId: person(5), status: 'APPROVED', money }));
  plant.create(sample('Task', { subjectId: person(7), raterId: person(99) }));
  plant.create(sample('Training', { organizerId: agencyId })).create(sample('TrainingCounts'));
  plant.create(sample('Enrollment', { personId: person(5), organizerId: agencyId }));
  await table.deps.store.commit(plant);
  api = apiOver(table.deps, buildApiSchema(), (report) => [
    recordOpenings(createLazyQueue('https://sqs.test/1/readings'), report),
  ]);
});
afterAll(() => table.close());
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({});
});

describe('whoever is given the profile of somebody else', () => {
  it('is told of before the answer leaves, with the role that opened it; their own is left out', async () => {
    await api.get(
      province,
      'query ($a: ID!, $b: ID!) { one: person(id: $a) { ...P } own: person(id: $b) { ...P } } fragment P on PersonDetail { profile { name } }',
      { a: person(1), b: person(99) },
    );
    expect(sent()).toEqual([
      {
        kind: 'Reading',
        requestId: 'req-1',
        part: 0,
        at: table.clock.now(),
        reader: person(99),
        role: 'PROVINCE_ADMIN',
        asked: ['person'],
        seen: [person(1)],
      },
    ]);
  });

  it.each([2, 100])('costs one call of the queue for a list of %i', async (first) => {
    await api.get(admin(), list, { id: agencyId, first });
    expect(calls()).toHaveLength(1);
    expect(sent().flatMap(({ seen }) => seen)).toHaveLength(first);
    expect(sent().map(({ part, reader, role }) => [part, reader, role])).toEqual(
      Array.from({ length: Math.ceil(first / 96) }, (_, part) => [part, 'admin', 'AGENCY_ADMIN']),
    );
  });

  it('is told of by each role that opened something, also where it was a mutation', async () => {
    const who = actor(['AGENCY_ADMIN', 'PROVINCE_ADMIN'], { subject: 'both', agencyId: idOf('agency', 9) });
    const finance = actor(['FINANCE'], { subject: 'cashier' });
    const update = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { profile { name } } }';
    await api.get(who, update, { input: { id: person(2), expectedVersion: 1, name: 'Siti' } });
    const take = 'mutation ($id: ID!) { exportApprovedAwards(programId: $id) { count } }';
    expect((await api.get(finance, take, { id: idOf('program') })).exportApprovedAwards.count).toBe(1);
    expect(sent().map(({ reader, role, asked, seen }) => [reader, role, asked, seen])).toEqual([
      ['both', 'PROVINCE_ADMIN', ['updateProfile'], [person(2)]],
      ['cashier', 'FINANCE', ['exportApprovedAwards'], [person(5)]],
    ]);
  });

  it('gets no answer, and nothing of it in the error, when the queue does not take it', async () => {
    sqs.on(SendMessageBatchCommand).rejects(new Error('no queue'));
    const { status, data, errors } = await api.ask(province, list, { id: agencyId }, 'en');
    expect([status, data, errors.map(({ extensions }) => extensions.code)]).toEqual([503, undefined, ['NOT_RECORDED']]);
    expect(JSON.stringify(errors)).not.toMatch(/Pegawai|Siti|19800101/);
    // Nor when something of it failed as well.
    const query = `query ($id: ID!) { person(id: $id) { profile { name } } myDraft(taskId: "none") { answers { item } } }`;
    const partly = await api.ask(province, query, { id: person(1) });
    expect(partly.errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_RECORDED']);
  });

  it('stands in the file of the person who asks who read of them, and where auditors look', async () => {
    await api.get(admin(), one, { id: person(3) });
    for (const reading of sent()) await recordReading(table.deps, reading);
    const { id } = await requestPrivacy(table.deps, self(3), { personId: person(3), right: 'ACCESS' });
    const file = `query ($of: ID!, $request: ID!, $section: DataSection!) {
      dataFile(personId: $of, requestId: $request, section: $section) { rows }
    }`;
    const asked = { of: person(3), request: id };
    const found = { at: table.clock.now(), reader: 'admin', role: 'AGENCY_ADMIN', asked: ['person'] };
    const { dataFile } = await api.get(self(3), file, { ...asked, section: 'READINGS' });
    expect(dataFile.rows).toEqual([expect.objectContaining(found)]);
    const trail = apiOver(table.deps, buildAuditSchema());
    const query = 'query ($id: ID!) { readings(personId: $id) { edges { node { at reader role asked } } } }';
    const { readings } = await trail.get(auditor, query, { id: person(3) });
    expect(readings.edges).toEqual([{ node: found }]);
    const { rows } = await table.deps.reads.journalOfActor('admin', { first: 10 });
    expect(rows.map(({ node }) => [node.action, node.role])).toEqual([['person.readProfile', 'AGENCY_ADMIN']]);
    // And whoever hands over the file has read in it.
    sqs.resetHistory();
    await api.get(province, file, { ...asked, section: 'PERSON' });
    expect(sent().map(({ role, asked, seen }) => [role, asked, seen])).toEqual([
      ['PROVINCE_ADMIN', ['dataFile'], [person(3)]],
    ]);
  });
});

describe('nothing is told', () => {
  it('of somebody’s own profile, nor where none was asked for', async () => {
    await api.get(self(1), '{ me { person { profile { name nip } } } }');
    await api.get(province, 'query ($id: ID!) { people(agencyId: $id) { edges { node { id } } } }', { id: agencyId });
    expect(calls()).toEqual([]);
  });

  it('of a profile from the moment that it is masked', async () => {
    const query = 'query ($id: ID!) { enrollment(id: $id) { person { profile { name } } } }';
    const id = enrollmentId({ trainingId: idOf('training'), personId: person(5) });
    const seen = async () =>
      (await api.get(actor(['ORGANIZER'], { agencyId }), query, { id })).enrollment.person.profile;
    expect([await seen(), sent().map((reading) => reading.seen)]).toEqual([{ name: 'Pegawai 6' }, [[person(5)]]]);
    const [profile] = await table.deps.vault.profiles([person(5)]);
    const restrict = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.plant', entity: 'test' });
    await table.deps.store.commit(restrict.profile(person(5), { ...(profile as Profile), restricted: true }, false));
    sqs.resetHistory();
    expect([await seen(), calls()]).toEqual([null, []]);
  });

  it('of whom somebody rates, where even an administrator gets the name alone: the record would name the rater', async () => {
    const { myTasks } = await api.get(province, '{ myTasks { edges { node { person { profile { name nip } } } } } }');
    expect(myTasks.edges).toEqual([{ node: { person: { profile: { name: 'Pegawai 8', nip: null } } } }]);
    expect(calls()).toEqual([]);
  });
});
