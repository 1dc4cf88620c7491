import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../../adapters/system/sha256';
import { sealFromItem } from '../../../adapters/table/seal-codec';
import { createTrail } from '../../../adapters/table/trail';
import { toHex } from '../../../core/audit/hex';
import { merkleRoot } from '../../../core/audit/merkle';
import { type Head, headAfter, leafOf, lineOf, noHead, type Seal } from '../../../core/audit/seal';
import { sealEntries } from '../../../core/audit/seal-entries';
import type { Archive, SealDeps, Trail } from '../../../core/audit/trail';
import { Change } from '../../../core/change';
import type { JournalEntry } from '../../../core/journal';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let published: Map<number, Head>;
let deps: SealDeps;
beforeEach(async () => {
  table = await withTable();
  published = new Map();
  deps = { clock: table.clock, sha256, trail: trail(), archive };
});
afterEach(() => table.close());

const trail = (): Trail => createTrail({ client: table.client, tableName: table.tableName, sha256 });
/** As the bucket: what is there stays. */
const archive: Archive = {
  async publish(head) {
    if (!published.has(head.number)) published.set(head.number, head);
  },
};

/** Journal entries, as changes leave them. */
async function entries(count: number): Promise<JournalEntry[]> {
  const made: JournalEntry[] = [];
  for (let n = 0; n < count; n++) {
    const header = { actor: 'system', role: 'SYSTEM', action: 'test.make', entity: `thing-${n}` };
    made.push(await table.deps.store.commit(new Change(header)));
    table.clock.advance({ minutes: 1 });
  }
  return made;
}

async function seals(): Promise<{ seal: Seal; ids: readonly string[] }[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: 'pk = :seals',
      ExpressionAttributeValues: { ':seals': 'SEAL' },
      ConsistentRead: true,
    }),
  );
  return Items.map(sealFromItem).map(({ seal, leaves }) => ({ seal, ids: leaves.map(({ entryId }) => entryId) }));
}

/** Every entry once, each seal after the one before it, every head published. */
async function expectOneChain(sealed: readonly JournalEntry[]): Promise<void> {
  const found = await seals();
  expect(found.flatMap(({ ids }) => ids).sort()).toEqual(sealed.map(({ id }) => id).sort());
  const byId = new Map(sealed.map((entry) => [entry.id, entry]));
  let head = noHead;
  for (const { seal, ids } of found) {
    const leaves = ids.map((id) => leafOf(sha256, byId.get(id) as JournalEntry).hash);
    expect(seal).toMatchObject({
      number: head.number + 1,
      count: ids.length,
      previous: head.head,
      root: toHex(merkleRoot(sha256, leaves)),
    });
    expect(seal.sealedAt >= head.sealedAt).toBe(true);
    head = headAfter(sha256, seal);
    expect(published.get(seal.number)).toEqual(head);
  }
  expect(await trail().head()).toEqual(head);
  expect(published.size).toBe(found.length);
}

test('entries are sealed in the order in which they came, at most 96 in one', async () => {
  const made = await entries(100);
  const backwards = made.toReversed();
  await sealEntries(deps, backwards);
  expect((await seals()).map(({ ids }) => ids.length)).toEqual([96, 4]);
  expect((await seals()).flatMap(({ ids }) => ids)).toEqual(backwards.map(({ id }) => id));
  await expectOneChain(made);
});

test('the head is the SHA-256 of the seal’s line, which anybody can compute', async () => {
  await sealEntries(deps, await entries(1));
  const [{ seal } = { seal: undefined as unknown as Seal }] = await seals();
  expect(lineOf(seal)).toBe(
    `{"count":1,"number":1,"previous":"${'0'.repeat(64)}","root":"${seal.root}","sealedAt":"${seal.sealedAt}"}`,
  );
  expect(published.get(1)?.head).toBe(Buffer.from(sha256(Buffer.from(lineOf(seal)))).toString('hex'));
});

test('what comes again is sealed once, alone or among new entries', async () => {
  const [first, second, third, ...rest] = (await entries(6)) as [JournalEntry, JournalEntry, JournalEntry];
  await sealEntries(deps, [first, second]);
  await sealEntries(deps, [first, second]);
  expect(await seals()).toHaveLength(1);
  await sealEntries(deps, [second, third, first, third, ...rest]);
  expect((await seals())[1]?.ids).toEqual([third, ...rest].map(({ id }) => id));
  await expectOneChain([first, second, third, ...rest]);
});

test('sealers that race make one chain', async () => {
  const made = await entries(12);
  const shards = [0, 1, 2].map((shard) => made.filter((_, n) => n % 3 === shard));
  // A redelivery beside its original, too.
  await Promise.all([...shards, shards[0] ?? []].map((shard) => sealEntries({ ...deps, trail: trail() }, shard)));
  await expectOneChain(made);
});

test('a sealer that is overtaken seals after the other', async () => {
  const [mine, theirs] = (await entries(2)) as [JournalEntry, JournalEntry];
  let overtaken = false;
  const slow: Trail = {
    head: () => trail().head(),
    async append(seal, leaves) {
      if (!overtaken) {
        overtaken = true;
        await sealEntries(deps, [theirs]);
      }
      await trail().append(seal, leaves);
    },
  };
  await sealEntries({ ...deps, trail: slow }, [mine]);
  expect((await seals()).map(({ ids }) => ids)).toEqual([[theirs.id], [mine.id]]);
  await expectOneChain([mine, theirs]);
});

describe('a crash between the seal and its publication', () => {
  const dying: Archive = {
    async publish(head) {
      if (head.number === 1 && published.size === 0) throw new Error('killed');
      await archive.publish(head);
    },
  };

  test('is made good when the entries arrive again', async () => {
    const made = await entries(3);
    await expect(sealEntries({ ...deps, archive: dying }, made)).rejects.toThrow('killed');
    expect(published.size).toBe(0);
    await sealEntries(deps, made);
    await expectOneChain(made);
  });

  test('is made good by whoever seals next, before the head moves', async () => {
    const [first, second] = (await entries(2)) as [JournalEntry, JournalEntry];
    await expect(sealEntries({ ...deps, archive: dying }, [first])).rejects.toThrow('killed');
    await expect(sealEntries({ ...deps, archive: dying }, [second])).rejects.toThrow('killed');
    expect(await seals()).toHaveLength(1);
    await sealEntries(deps, [second]);
    await expectOneChain([first, second]);
  });
});

test('the chain’s time never goes back, though clocks differ', async () => {
  const [first, second] = (await entries(2)) as [JournalEntry, JournalEntry];
  await sealEntries(deps, [first]);
  table.clock.advance({ minutes: -10 });
  await sealEntries(deps, [second]);
  const [one, two] = await seals();
  expect(two?.seal.sealedAt).toBe(one?.seal.sealedAt);
});

test('a full seal of 96 entries costs 2.1 write units for each', async () => {
  const made = await entries(96);
  const calls = await table.meter.during(() => sealEntries(deps, made));
  expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'TransactWriteItems']);
  if (table.engine === 'dynoxide') expect(calls[1]?.units).toBe(96 * 2 + 10);
});
