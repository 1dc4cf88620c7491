import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createVault } from '../../../adapters/vault/vault';
import { Change } from '../../../core/change';
import { CommitConflict } from '../../../core/errors';
import type { Profile } from '../../../core/people/people';
import { idOf } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
});
afterEach(() => table.close());

const siti: Profile = {
  name: 'Siti Rahmawati',
  nip: '199003152015042001',
  email: 'siti@example.go.id',
  language: 'id',
};
const budi: Profile = { name: 'Budi Santoso', nip: '198507072010011002', email: 'budi@example.go.id', language: 'id' };
const [first, second] = [idOf('person', 1), idOf('person', 2)];

const write = (personId: string, profile: Profile, fresh = true) =>
  table.deps.store.commit(
    new Change({ actor: 'admin', role: 'PROVINCE_ADMIN', action: 'person.register', entity: personId }).profile(
      personId,
      profile,
      fresh,
    ),
  );
const itemOf = async (personId: string) =>
  (await table.client.send(new GetCommand({ TableName: table.vaultTableName, Key: { pk: `VLT#${personId}` } }))).Item ??
  {};
const erase = (personId: string) =>
  table.client.send(new DeleteCommand({ TableName: table.vaultTableName, Key: { pk: `VLT#${personId}` } }));
/** Everything that both tables hold, as one text. */
const everything = async () => {
  const items = await Promise.all(
    [table.tableName, table.vaultTableName].map((TableName) => table.client.send(new ScanCommand({ TableName }))),
  );
  return JSON.stringify(
    items.map(({ Items }) => Items),
    (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value),
  );
};

test('a profile is read as it was written, and stands nowhere in plain', async () => {
  await write(first, siti);
  await write(second, budi);
  expect(await table.deps.vault.profiles([second, first, idOf('person', 3), first])).toEqual([
    budi,
    siti,
    undefined,
    siti,
  ]);
  const stored = await everything();
  for (const { name, nip, email } of [siti, budi]) {
    for (const value of [name, nip, email]) expect(stored).not.toContain(value);
  }
});

test('50 names are one batch read, and no call of the key service once it is warm', async () => {
  const people = Array.from({ length: 50 }, (_, n) => idOf('person', n));
  await Promise.all(people.map((id, n) => write(id, { ...siti, name: `Siti ${n}` })));
  const asked = table.keyService.calls;
  const calls = await table.meter.during(async () => {
    expect((await table.deps.vault.profiles(people)).map((profile) => profile?.name)).toEqual(
      people.map((_, n) => `Siti ${n}`),
    );
  });
  expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
  expect(table.keyService.calls).toBe(asked);
});

test('a process that starts cold asks the key service once', async () => {
  await write(first, siti);
  const cold = createVault({ client: table.client, tableName: table.vaultTableName, keys: table.keyService });
  const asked = table.keyService.calls;
  await Promise.all([cold.profiles([first]), cold.profiles([first])]);
  expect(table.keyService.calls).toBe(asked + 1);
});

test('processes that start at once in an empty vault agree on its keys', async () => {
  const vaults = Array.from({ length: 4 }, () =>
    createVault({ client: table.client, tableName: table.vaultTableName, keys: table.keyService }),
  );
  const hashes = await Promise.all(vaults.map((vault) => vault.nipHash(siti.nip)));
  expect(new Set(hashes).size).toBe(1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(await table.deps.vault.nipHash(siti.nip)).toBe(hashes[0]);
  expect(await table.deps.vault.nipHash(budi.nip)).not.toBe(hashes[0]);
});

test('a key service that fails once is asked again', async () => {
  const keys = {
    ...table.keyService,
    generate: jest.fn(table.keyService.generate.bind(table.keyService)).mockRejectedValueOnce(new Error('throttled')),
  };
  const vault = createVault({ client: table.client, tableName: table.vaultTableName, keys });
  await expect(vault.nipHash(siti.nip)).rejects.toThrow('throttled');
  expect(await vault.nipHash(siti.nip)).toMatch(/^[0-9a-f]{64}$/);
});

test('what was moved to another person, or to another attribute, does not open', async () => {
  await write(first, siti);
  await write(second, budi);
  const mine = await itemOf(first);
  const put = (item: object) =>
    table.client.send(new PutCommand({ TableName: table.vaultTableName, Item: { ...item } }));
  await put({ ...mine, pk: `VLT#${second}` });
  await expect(table.deps.vault.profiles([second])).rejects.toThrow();
  await put({ ...mine, profile: mine.wrappedKey });
  await expect(table.deps.vault.profiles([first])).rejects.toThrow();
});

test('an erased person is undefined, and a later profile does not bring them back', async () => {
  await write(first, siti);
  const sealed = await table.deps.vault.seal(first, { comment: 'rajin' });
  await erase(first);
  expect(await table.deps.vault.profiles([first])).toEqual([undefined]);
  expect(await table.deps.vault.open(first, sealed)).toEqual({});
  expect(await table.deps.vault.seal(first, { comment: 'x' })).toEqual({});
  await expect(write(first, siti, false)).rejects.toEqual(new CommitConflict([0]));
  expect(await table.deps.vault.profiles([first])).toEqual([undefined]);
});

test('a fresh profile does not overwrite another one', async () => {
  await write(first, siti);
  await expect(write(first, budi)).rejects.toEqual(new CommitConflict([0]));
  expect(await table.deps.vault.profiles([first])).toEqual([siti]);
});

test('the trail gets keyed hashes: the same value the same one, of the changed fields alone', async () => {
  const created = await write(first, siti);
  const changed = await write(first, { ...siti, email: 'siti.r@example.go.id' }, false);
  const back = await write(first, siti, false);
  const [registration] = created.changes;
  expect(registration).toEqual({
    of: `Profile/${first}`,
    after: {
      name: expect.stringMatching(/^[0-9a-f]{64}$/),
      nip: expect.any(String),
      email: expect.any(String),
      language: expect.any(String),
    },
  });
  expect(Object.keys(changed.changes[0]?.after ?? {})).toEqual(['email']);
  expect(changed.changes[0]?.before).toEqual({ email: registration?.after?.email });
  expect(back.changes[0]?.after).toEqual({ email: registration?.after?.email });
  const other = await write(second, siti);
  expect(other.changes[0]?.after?.name).not.toBe(registration?.after?.name);
});

test('texts open under the person, the item and nowhere else', async () => {
  await write(first, siti);
  await write(second, budi);
  const texts = { comment: 'rajin dan teliti', advice: '' };
  const sealed = await table.deps.vault.seal(first, texts);
  expect(JSON.stringify(sealed)).not.toContain('rajin');
  expect(await table.deps.vault.open(first, sealed)).toEqual(texts);
  await expect(table.deps.vault.open(second, sealed)).rejects.toThrow();
  await expect(table.deps.vault.open(first, { advice: sealed.comment ?? '' })).rejects.toThrow();
});

test('a function without a vault writes no profile, nor the rest of the change', async () => {
  const change = new Change({ actor: 'x', role: 'SYSTEM', action: 'person.register', entity: first }).profile(
    first,
    siti,
    true,
  );
  await expect(table.depsWithoutVault.store.commit(change)).rejects.toThrow('no vault');
  expect(await everything()).toBe('[[],[]]');
});
