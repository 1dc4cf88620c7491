import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../../adapters/system/sha256';
import { entryToItem } from '../../../adapters/table/journal-codec';
import { createTrail } from '../../../adapters/table/trail';
import { fromHex, toHex } from '../../../core/audit/hex';
import { leafHash, rootByPath } from '../../../core/audit/merkle';
import { sealEntries } from '../../../core/audit/seal-entries';
import { Change } from '../../../core/change';
import { type JournalEntry, journalBytes } from '../../../core/journal';
import { buildAuditSchema } from '../../../schema/audit/build-audit-schema';
import { actor, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { type Api, apiOver } from '../schema/api';

let table: TestTable;
let api: Api;
const entries: JournalEntry[] = [];
const auditor = actor(['AUDITOR']);

beforeAll(async () => {
  table = await withTable();
  api = apiOver(table.deps, buildAuditSchema());
  for (let n = 0; n < 9; n++) {
    const header = { actor: 'system', role: 'SYSTEM', action: 'test.make', entity: `thing-${n}` };
    entries.push(await table.deps.store.commit(new Change(header)));
  }
  const { client, tableName } = table;
  const trail = createTrail({ client, tableName, sha256 });
  const deps = { clock: table.clock, sha256, trail, archive: { publish: async () => {} } };
  await sealEntries(deps, entries.slice(0, 1));
  await sealEntries(deps, entries.slice(1, 8));
});
afterAll(() => table.close());

const seal = 'seal { number count root previous sealedAt head }';
const proofOf = async (entryId: string, who = auditor) => {
  const query = `query ($id: ID!) { auditProof(entryId: $id) { entryHash sealedHash index path ${seal} } }`;
  return (await api.get(who, query, { id: entryId })).auditProof;
};

test('every sealed entry leads to the root of its seal, by at most ⌈log₂ count⌉ hashes', async () => {
  for (const entry of entries.slice(0, 8)) {
    const { entryHash, sealedHash, index, path, seal: its } = await proofOf(entry.id);
    const hash = leafHash(sha256, journalBytes(entry));
    expect([entryHash, sealedHash]).toEqual([toHex(hash), toHex(hash)]);
    expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(its.count)));
    expect(toHex(rootByPath(sha256, { hash, index, size: its.count }, path.map(fromHex)) ?? new Uint8Array())).toBe(
      its.root,
    );
  }
});

test('the seals are a chain that ends in the head, the latest first', async () => {
  const { seals, auditHead } = await api.get(
    auditor,
    `{ auditHead { number head } seals { edges { node { number previous head } } } }`,
  );
  const [second, first] = seals.edges.map(({ node }: { node: object }) => node);
  expect(second.previous).toBe(first.head);
  expect(auditHead).toEqual({ number: 2, head: second.head });
});

test('an entry that is not sealed has no proof yet, one that does not exist is not found', async () => {
  expect(await proofOf(entries[8]?.id ?? '')).toBeNull();
  const query = 'query ($id: ID!) { auditProof(entryId: $id) { index } }';
  for (const [id, code] of [
    ['jrn_00000000000000000000000000', 'NOT_FOUND'],
    ['jrn_?', 'BAD_INPUT'],
  ]) {
    const { errors } = await api.ask(auditor, query, { id });
    expect(errors[0]?.extensions.code).toBe(code);
  }
});

test('an entry that was changed shows that it is not what was sealed', async () => {
  const [, entry] = entries as [JournalEntry, JournalEntry];
  const Item = entryToItem({ ...entry, actor: 'somebody-else' });
  await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
  const { entryHash, sealedHash } = await proofOf(entry.id);
  expect(sealedHash).toBe(toHex(leafHash(sha256, journalBytes(entry))));
  expect(entryHash).not.toBe(sealedHash);
});

test('only auditors and administrators of the province see any of it', async () => {
  expect(await proofOf(entries[0]?.id ?? '', provinceAdmin)).toMatchObject({ index: 0 });
  for (const role of ['PARTICIPANT', 'ORGANIZER', 'AGENCY_ADMIN', 'FINANCE', 'PARTNER'] as const) {
    for (const query of [
      `{ auditProof(entryId: "${entries[0]?.id}") { index } }`,
      '{ auditHead { head } }',
      '{ seals { edges { cursor } } }',
    ]) {
      const { errors } = await api.ask(actor([role]), query);
      expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
    }
  }
});

test('a proof takes three reads, the chain one', async () => {
  const calls = await table.meter.during(() => proofOf(entries[3]?.id ?? ''));
  expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'Query', 'Query']);
  expect(
    await table.meter.during(() => api.get(auditor, '{ seals(first: 100) { edges { node { head } } } }')),
  ).toHaveLength(1);
});
