import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../../../core/access';
import { readJournal } from '../../../core/audit/read-journal';
import { Change } from '../../../core/change';
import { canonicalJson, type JsonValue } from '../../../core/journal';
import type { Person } from '../../../core/people/people';
import { updatePerson } from '../../../core/people/update-person';
import { updateProfile } from '../../../core/people/update-profile';
import { dataSections } from '../../../core/privacy/data-sections';
import { fulfillPrivacyRequest, liftRestriction } from '../../../core/privacy/fulfill-privacy-request';
import { privacyRequestsOf, privacyWorklist } from '../../../core/privacy/list-privacy-requests';
import type { PrivacyRequest } from '../../../core/privacy/privacy';
import { refusePrivacyRequest } from '../../../core/privacy/refuse-privacy-request';
import { type RequestPrivacy, requestPrivacy } from '../../../core/privacy/request-privacy';
import { viewDataFile } from '../../../core/privacy/view-data-file';
import { overdueRequests } from '../../../core/privacy/watch-requests';
import { replayErasures } from '../../../ops/privacy/replay';
import { sample } from '../../support/entities';
import { failureOf, problemsOf } from '../../support/failures';
import { actor, givenAgency, givenPeople, nipOf, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { apiOver } from '../schema/api';

let table: TestTable;
let agencyId: string;
let siti: Person;
let self: Actor;
let agencyAdmin: Actor;

beforeEach(async () => {
  table = await withTable();
  agencyId = (await givenAgency(table.deps)).id;
  const [view] = await givenPeople(table.deps, agencyId, 2);
  if (view === undefined) throw new Error('nobody');
  siti = view.person;
  self = actor(['PARTICIPANT'], { personId: siti.id, agencyId });
  agencyAdmin = actor(['AGENCY_ADMIN'], { subject: 'admin', agencyId });
});
afterEach(() => table.close());

const all = { first: 100 };
const ask = (right: RequestPrivacy['right'], by = self, fields?: RequestPrivacy['fields']) =>
  requestPrivacy(table.deps, by, { personId: siti.id, right, fields });
const step = ({ personId, id, version }: PrivacyRequest) => ({ personId, id, expectedVersion: version });
const fulfill = (request: PrivacyRequest) => fulfillPrivacyRequest(table.deps, provinceAdmin, step(request));
const leave = () => updatePerson(table.deps, provinceAdmin, { id: siti.id, expectedVersion: 1, active: false });
const waiting = async () => (await privacyWorklist(table.deps, provinceAdmin, all)).rows.map(({ node }) => node.id);
const refusal = { ground: 'STATE_ADMINISTRATION', reason: 'Arsip kepegawaian' } as const;
const profileSeenBy = async (who: Actor, personId = siti.id) => {
  const { data } = await apiOver(table.deps).ask(
    who,
    'query ($id: ID!) { person(id: $id) { erased profile { name email } } }',
    { id: personId },
  );
  return data?.person;
};

it('is due 3 × 24 hours after it came, stands in the worklist until then, and is then overdue', async () => {
  const own = await ask('ACCESS');
  expect(own).toMatchObject({
    status: 'RECEIVED',
    receivedAt: '2026-10-01T02:00:00.000Z',
    dueAt: '2026-10-04T02:00:00.000Z',
  });
  table.clock.set('2026-10-02T02:00:00.000Z');
  const byAdmin = await ask('CORRECTION', agencyAdmin, ['name']);
  expect(await waiting()).toEqual([own.id, byAdmin.id]);
  table.clock.set('2026-10-04T02:00:00.001Z');
  expect(await overdueRequests(table.deps)).toEqual([own.id]);
  await fulfill(own);
  expect(await waiting()).toEqual([byAdmin.id]);
  expect(await overdueRequests(table.deps)).toEqual([]);
  const { rows } = await privacyRequestsOf(table.deps, self, siti.id, all);
  expect(rows.map(({ node }) => [node.right, node.status])).toEqual([
    ['ACCESS', 'FULFILLED'],
    ['CORRECTION', 'RECEIVED'],
  ]);
});

it('is nobody’s but the person’s and those who administer them, and nobody decides about themself', async () => {
  const stranger = actor(['PARTICIPANT'], { personId: 'per_other' });
  expect(await failureOf(ask('ERASURE', stranger))).toEqual({ code: 'NOT_FOUND', fields: ['personId'] });
  const elsewhere = actor(['AGENCY_ADMIN'], { agencyId: 'agy_other' });
  expect(await failureOf(ask('ERASURE', elsewhere))).toMatchObject({ code: 'NOT_FOUND' });
  const request = await ask('ACCESS');
  const both = actor(['PROVINCE_ADMIN'], { personId: siti.id });
  for (const who of [both, agencyAdmin, self]) {
    expect(await failureOf(fulfillPrivacyRequest(table.deps, who, step(request)))).toMatchObject({ code: 'NOT_FOUND' });
    const refusing = { ...step(request), ...refusal };
    expect(await failureOf(refusePrivacyRequest(table.deps, who, refusing))).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await failureOf(privacyWorklist(table.deps, agencyAdmin, all))).toMatchObject({ code: 'NOT_FOUND' });
});

it('is refused on a recorded ground, once', async () => {
  const request = await ask('ERASURE');
  const refused = await refusePrivacyRequest(table.deps, provinceAdmin, { ...step(request), ...refusal });
  expect(refused).toMatchObject({ status: 'REFUSED', ground: 'STATE_ADMINISTRATION' });
  const { rows } = await readJournal(table.deps, provinceAdmin, { entity: siti.id }, all);
  expect(rows[0]?.node).toMatchObject({ action: 'privacy.refuse', reason: 'Arsip kepegawaian' });
  expect(await failureOf(fulfill(refused))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
});

it('opens the file of what is held, to the person and to who hands it over, and without it nothing', async () => {
  const request = await ask('ACCESS');
  const read = async (by: Actor, section: (typeof dataSections)[number], requestId = request.id) => {
    const command = { personId: siti.id, requestId, section, ...all };
    return (await viewDataFile(table.deps, by, command)).rows.map(({ node }) => node);
  };
  const award = sample('Award', { personId: siti.id });
  const header = { actor: 'system', role: 'SYSTEM', action: 'test', entity: 'x' };
  await table.deps.store.commit(new Change(header).create(award));
  const file = canonicalJson((await Promise.all(dataSections.map((section) => read(self, section)))) as JsonValue);
  for (const held of ['Pegawai 1', nipOf(1), agencyId, 'people.register', 'privacy.request']) {
    expect(file).toContain(held);
  }
  expect(file).not.toContain('"basis"');
  expect(await read(provinceAdmin, 'CHANGES')).toEqual(await read(self, 'CHANGES'));
  expect(await failureOf(read(agencyAdmin, 'PERSON'))).toMatchObject({ code: 'NOT_FOUND' });
  const other = await ask('ERASURE');
  expect(await failureOf(read(self, 'PERSON', other.id))).toEqual({ code: 'NOT_FOUND', fields: ['requestId'] });
});

it('is a correction of named fields, made by the correction itself', async () => {
  const request = await ask('CORRECTION', self, ['name', 'email']);
  const correct = (fields: object) =>
    updateProfile(table.deps, agencyAdmin, {
      id: siti.id,
      expectedVersion: siti.version,
      privacyRequestId: request.id,
      ...fields,
    });
  expect(await failureOf(correct({ name: 'Siti' }))).toEqual({ code: 'BAD_INPUT', fields: ['email'] });
  expect(await failureOf(fulfill(request))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  await correct({ name: 'Siti Rahmawati', email: null });
  const [{ node: fulfilled } = { node: undefined }] = (await privacyRequestsOf(table.deps, self, siti.id, all)).rows;
  expect(fulfilled).toMatchObject({ status: 'FULFILLED', decidedBy: 'admin' });
  expect(await problemsOf(ask('CORRECTION'))).toEqual(['fields REQUIRED']);
  expect(await problemsOf(ask('ACCESS', self, ['name']))).toEqual(['fields CORRECTION_ONLY']);
  expect(await failureOf(ask('ACCESS', self, ['nip']))).toEqual({ code: 'BAD_INPUT', fields: ['fields'] });
});

it('restricts: who need not know sees nobody, until it is lifted', async () => {
  const chief = actor(['SUPERVISOR'], { personId: 'per_chief' });
  await table.deps.store.commit(
    new Change({ actor: 'x', role: 'SYSTEM', action: 'test', entity: siti.id }).create(
      sample('Assignment', { personId: siti.id, from: '2024-06-01', agencyId, supervisorId: 'per_chief' }),
    ),
  );
  expect((await profileSeenBy(chief)).profile).toMatchObject({ name: 'Pegawai 1' });
  const restricted = await fulfill(await ask('RESTRICTION'));
  expect((await profileSeenBy(chief)).profile).toBeNull();
  for (const who of [self, agencyAdmin, provinceAdmin])
    expect((await profileSeenBy(who)).profile.name).toBe('Pegawai 1');
  const corrected = { id: siti.id, expectedVersion: siti.version, name: 'Siti' };
  await updateProfile(table.deps, provinceAdmin, corrected);
  expect((await profileSeenBy(chief)).profile).toBeNull();
  await liftRestriction(table.deps, self, step(restricted));
  expect((await profileSeenBy(chief)).profile).toMatchObject({ name: 'Siti' });
});

describe('an erasure', () => {
  const itemOf = async () => {
    const Key = { pk: `VLT#${siti.id}` };
    return (await table.client.send(new GetCommand({ TableName: table.vaultTableName, Key }))).Item;
  };

  it('waits until somebody has left and is owed nothing', async () => {
    const request = await ask('ERASURE', agencyAdmin);
    expect(await failureOf(fulfill(request))).toEqual({ code: 'STILL_SERVING', fields: ['personId'] });
    await leave();
    const { money } = sample('Award');
    const owed = sample('Award', {
      personId: siti.id,
      money: { waiting: [], approved: 0, payments: [], lost: null, ...money, proposed: 300_000 },
    });
    const header = { actor: 'system', role: 'SYSTEM', action: 'test', entity: 'x' };
    await table.deps.store.commit(new Change(header).create(owed));
    expect(await failureOf(fulfill(request))).toEqual({ code: 'OPEN_MONEY', fields: ['personId'] });
    expect(await itemOf()).toBeDefined();
  });

  it('removes profile, key and NIP; lists say so, and the trail stays as it was', async () => {
    const sealed = await table.deps.vault.seal(siti.id, { comment: 'rajin' });
    await leave();
    const before = await readJournal(table.deps, provinceAdmin, { entity: siti.id }, all);
    const erased = await fulfill(await ask('ERASURE', agencyAdmin));
    expect(erased).toMatchObject({ status: 'FULFILLED', completeAt: '2026-10-02T02:00:00.000Z' });
    expect(await itemOf()).toBeUndefined();
    expect(await table.deps.vault.open(siti.id, sealed)).toEqual({});
    expect(await profileSeenBy(provinceAdmin)).toEqual({ erased: true, profile: null });
    const { people } = await apiOver(table.deps).get(
      provinceAdmin,
      'query ($id: ID!) { people(agencyId: $id, first: 100) { edges { node { id erased profile { name } } } } }',
      { id: agencyId },
    );
    expect(people.edges.map(({ node }: { node: object }) => node)).toEqual([
      { id: siti.id, erased: true, profile: null },
      { id: expect.any(String), erased: false, profile: { name: 'Pegawai 2' } },
    ]);
    const alias = await table.deps.store.get('NipAlias', { hash: await table.deps.vault.nipHash(nipOf(1)) });
    expect(alias).toBeUndefined();
    const after = await readJournal(table.deps, provinceAdmin, { entity: siti.id }, all);
    expect(after.rows.slice(-before.rows.length)).toEqual(before.rows);
    expect(canonicalJson(after as unknown as JsonValue)).not.toContain(await table.deps.vault.nipHash(nipOf(1)));
    const back = { id: siti.id, expectedVersion: 3, active: true };
    expect(await failureOf(updatePerson(table.deps, provinceAdmin, back))).toEqual({
      code: 'INACTIVE_PERSON',
      fields: ['active'],
    });
  });

  it('is done again in a vault that was restored from before it, and only there', async () => {
    const backup = await itemOf();
    await leave();
    await fulfill(await ask('ERASURE', agencyAdmin));
    await table.client.send(new PutCommand({ TableName: table.vaultTableName, Item: { ...backup } }));
    expect(await itemOf()).toBeDefined();
    table.clock.advance({ hours: 3 });
    const { client, clock, tableName: mainTable, vaultTableName: vaultTable } = table;
    const replay = { client, clock, mainTable, vaultTable };
    expect(await replayErasures(replay)).toEqual({ granted: 1, replayed: 1 });
    expect(await itemOf()).toBeUndefined();
    const [{ node: request } = { node: undefined }] = (await privacyRequestsOf(table.deps, provinceAdmin, siti.id, all))
      .rows;
    expect(request).toMatchObject({ decidedBy: 'province', completeAt: '2026-10-02T05:00:00.000Z' });
    expect(await replayErasures(replay)).toEqual({ granted: 1, replayed: 0 });
    const [other] = (await table.deps.reads.peopleOfAgency(agencyId, all)).rows.slice(1);
    expect(await table.deps.vault.profiles([other?.node.personId ?? ''])).toMatchObject([{ name: 'Pegawai 2' }]);
  });
});
