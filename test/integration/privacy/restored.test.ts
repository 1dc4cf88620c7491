import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readJournal } from '../../../core/audit/read-journal';
import { sealEntries } from '../../../core/audit/seal-entries';
import type { JournalEntry } from '../../../core/journal';
import { everyNode } from '../../../core/page';
import type { Person } from '../../../core/people/people';
import { updatePerson } from '../../../core/people/update-person';
import { fulfillPrivacyRequest } from '../../../core/privacy/fulfill-privacy-request';
import { requestPrivacy } from '../../../core/privacy/request-privacy';
import { verify } from '../../../ops/audit/verify';
import { type Replay, replayErasures } from '../../../ops/privacy/replay';
import { createMainTable } from '../../support/create-tables';
import { dyingAt } from '../../support/dying';
import { testEngine } from '../../support/engine';
import { forge } from '../../support/forge';
import { givenAgency, givenPeople, nipOf, provinceAdmin } from '../../support/given';
import { type Items, itemsOf, put, rewind } from '../../support/rewind';
import { type TrailAtHand, trailOf } from '../../support/trail-at-hand';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let trail: TrailAtHand;
let base: DynamoDBClient;
let old: string;
let agencyId: string;
const folders: string[] = [];

beforeEach(async () => {
  table = await withTable();
  trail = trailOf(table);
  const { credentials } = table.client.config;
  base = new DynamoDBClient({ endpoint: testEngine().endpoint, region: 'ap-southeast-3', credentials });
  old = `${table.tableName}-old`;
  await createMainTable(base, old);
  agencyId = (await givenAgency(table.deps)).id;
});
afterEach(async () => {
  await base.send(new DeleteTableCommand({ TableName: old }));
  base.destroy();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  await table.close();
});

const all = { first: 100 };
/** The main table is as it was then; what it was last stands in the old one, as after a recovery to a point in time. */
async function restoreMain(then: Items): Promise<void> {
  await put(table.client, old, await itemsOf(table.client, table.tableName));
  await rewind(table, then);
}

async function people(count: number, from = 1): Promise<Person[]> {
  return (await givenPeople(table.deps, agencyId, count, from)).map(({ person }) => person);
}

async function erase({ id, version }: Person): Promise<void> {
  table.clock.advance({ hours: 1 });
  await updatePerson(table.deps, provinceAdmin, { id, expectedVersion: version, active: false });
  const request = await requestPrivacy(table.deps, provinceAdmin, { personId: id, right: 'ERASURE' });
  table.clock.advance({ hours: 1 });
  const step = { personId: id, id: request.id, expectedVersion: request.version };
  await fulfillPrivacyRequest(table.deps, provinceAdmin, step);
}

/** Seals whatever is not sealed. */
async function sealAll(): Promise<void> {
  const entries: JournalEntry[] = [];
  const day = table.clock.now().slice(0, 10);
  for await (const entry of everyNode((page) => table.deps.reads.journalOfDay(day, page))) entries.push(entry);
  await sealEntries(trail.seals, entries);
}

async function exported(): Promise<string> {
  await sealAll();
  const folder = await trail.export();
  folders.push(folder);
  return folder;
}

const replay = (from?: Replay['from'], client: DynamoDBDocumentClient = table.client) =>
  replayErasures({ client, clock: table.clock, mainTable: table.tableName, vaultTable: table.vaultTableName, from });
const inVault = async (personId: string) =>
  (await itemsOf(table.client, table.vaultTableName)).some(({ pk }) => pk === `VLT#${personId}`);
/** By the NIP, as whoever knows it would look. */
const foundByNip = async (n: number) =>
  (await table.deps.store.get('NipAlias', { hash: await table.deps.vault.nipHash(nipOf(n)) }))?.personId;

it('is done again in a main table from before it: by the table that it replaces, or by the trail', async () => {
  const [siti, budi] = (await people(2)) as [Person, Person];
  await sealAll();
  const before = await itemsOf(table.client, table.tableName);
  await erase(siti);
  const [was] = (await table.deps.reads.erasures(all)).rows;
  const folder = await exported();
  await restoreMain(before);
  expect(await foundByNip(1)).toBe(siti.id);

  for (const from of [{ table: old }, { trail: folder, elsewhere: trail.published }]) {
    await rewind(table, before);
    table.clock.advance({ days: 2 });
    expect(await replay()).toEqual({ granted: 0, replayed: 0 });
    expect(await replay(from)).toMatchObject({ granted: 1, replayed: 1 });
    expect(await table.deps.store.get('Person', siti)).toMatchObject({
      active: false,
      erased: true,
      mail: { status: 'NO_ADDRESS' },
    });
    expect(await foundByNip(1)).toBeUndefined();
    // The decision is the one that was made then.
    expect((await table.deps.reads.erasures(all)).rows.map(({ node }) => node)).toEqual([was?.node]);
    const { rows } = await readJournal(table.deps, provinceAdmin, { entity: siti.id }, all);
    expect(rows[0]?.node).toMatchObject({ actor: 'operator', action: 'privacy.replayErasure' });
    expect(rows[0]?.node.events.map(({ type }) => type)).toEqual(['PersonErased', 'PersonLeft']);
    expect(await replay(from)).toMatchObject({ granted: 1, replayed: 0 });
  }
  expect(await foundByNip(2)).toBe(budi.id);
  expect(await inVault(budi.id)).toBe(true);
});

it('is done again in both tables, and known of somebody whom the main table does not know yet', async () => {
  const before = await itemsOf(table.client, table.tableName);
  const [siti] = (await people(1)) as [Person];
  const vaultBefore = await itemsOf(table.client, table.vaultTableName);
  await erase(siti);
  await restoreMain(before);
  await put(table.client, table.vaultTableName, vaultBefore);
  table.clock.advance({ days: 2 });
  expect(await replay({ table: old })).toEqual({ granted: 1, replayed: 1 });
  expect(await inVault(siti.id)).toBe(false);
  const [known] = (await table.deps.reads.erasures(all)).rows;
  expect(known?.node).toMatchObject({ personId: siti.id, completeAt: '2026-10-04T04:00:00.000Z' });
  expect(await table.deps.store.get('Person', siti)).toBeUndefined();

  await put(table.client, table.vaultTableName, vaultBefore);
  expect(await replay()).toEqual({ granted: 1, replayed: 1 });
  expect(await inVault(siti.id)).toBe(false);
  expect(await replay({ table: old })).toEqual({ granted: 1, replayed: 0 });
});

it('goes on where it died, each person whole or not at all', async () => {
  const [siti, budi, ani] = (await people(3)) as [Person, Person, Person];
  const [before, vaultBefore] = [
    await itemsOf(table.client, table.tableName),
    await itemsOf(table.client, table.vaultTableName),
  ];
  await erase(siti);
  await erase(budi);
  await restoreMain(before);
  await put(table.client, table.vaultTableName, vaultBefore);
  const dying = dyingAt(table.client, 2);
  await expect(replay({ table: old }, dying)).rejects.toThrow('killed');
  const state = async () =>
    Promise.all(
      [siti, budi].map(async ({ id }, i) => [
        (await table.deps.store.get('Person', { id }))?.erased ?? false,
        await inVault(id),
        (await foundByNip(i + 1)) !== undefined,
      ]),
    );
  expect(await state()).toEqual([
    [true, false, false],
    [false, true, true],
  ]);
  expect(await replay({ table: old })).toEqual({ granted: 2, replayed: 1 });
  expect(await state()).toEqual([
    [true, false, false],
    [true, false, false],
  ]);
  expect([await foundByNip(3), await inVault(ani.id)]).toEqual([ani.id, true]);
});

it('takes no export that was changed or is of another platform, and says how far one goes', async () => {
  const [siti] = (await people(1)) as [Person];
  const early = await exported();
  const before = await itemsOf(table.client, table.tableName);
  await erase(siti);
  const folder = await exported();
  await restoreMain(before);
  const entries = join(folder, 'entries.jsonl');
  const intact = readFileSync(entries, 'utf8');
  writeFileSync(entries, intact.replace(`"entity":"${siti.id}"`, `"entity":"${agencyId}"`));
  await expect(replay({ trail: folder, elsewhere: trail.published })).rejects.toThrow('is not as it was sealed');
  writeFileSync(entries, intact);
  // One that ends before the restored table tells of no erasure, and says how far it goes.
  const [first] = (await table.deps.reads.seals(all)).rows;
  const until = first?.node.seal.sealedAt;
  expect(await replay({ trail: early, elsewhere: trail.published })).toEqual({ granted: 0, replayed: 0, until });
  expect(await replay({ trail: folder, elsewhere: trail.published })).toMatchObject({
    granted: 1,
    replayed: 1,
    until: table.clock.now(),
  });

  const other = await withTable();
  await givenAgency(other.deps);
  const elsewhere = trailOf(other);
  const [entry] = (await other.deps.reads.journalOfDay('2026-10-01', all)).rows;
  await sealEntries(elsewhere.seals, entry === undefined ? [] : [{ ...entry.node, reason: 'other' }]);
  folders.push(await elsewhere.export());
  await expect(replay({ trail: folders.at(-1) ?? '', elsewhere: elsewhere.published })).rejects.toThrow(
    "can't be relied on",
  );
  await other.close();
});

it('takes no export of which everything was made anew, so that it tells of the erasure of somebody who serves', async () => {
  const [siti, budi] = (await people(2)) as [Person, Person];
  await sealAll();
  const before = await itemsOf(table.client, table.tableName);
  await erase(siti);
  const folder = await exported();
  await restoreMain(before);
  // From the erasure on: what stands before it is sealed in the restored table.
  forge(folder, (entries) => {
    const [first = '', ...others] = entries.split(/(?<="action":"privacy\.request")/);
    return [first, ...others.map((other) => other.replaceAll(siti.id, budi.id))].join('');
  });
  expect((await verify({ folder })).finding).toBeNull();
  await expect(replay({ trail: folder, elsewhere: trail.published })).rejects.toThrow('is known from elsewhere');
  expect([await foundByNip(2), await inVault(budi.id)]).toEqual([budi.id, true]);
});

it('does not take a table that is not there for one without erasures', async () => {
  const tables = {
    client: table.client,
    clock: table.clock,
    mainTable: table.tableName,
    vaultTable: table.vaultTableName,
  };
  for (const mistyped of [{ mainTable: 'no-main' }, { vaultTable: 'no-vault' }, { from: { table: 'no-old' } }]) {
    await expect(replayErasures({ ...tables, ...mistyped })).rejects.toThrow(/^There is no table no-/);
  }
});
