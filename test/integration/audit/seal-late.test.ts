import { rmSync } from 'node:fs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../../adapters/system/sha256';
import { entryToItem } from '../../../adapters/table/journal-codec';
import { acknowledgeEntry } from '../../../core/audit/acknowledge-entry';
import { sealEntries } from '../../../core/audit/seal-entries';
import { type SealLateDeps, sealLate, unsealedSince } from '../../../core/audit/seal-late';
import type { Verdict } from '../../../core/audit/verify-trail';
import { Change } from '../../../core/change';
import type { JournalEntry } from '../../../core/journal';
import { verify } from '../../../ops/audit/verify';
import { type TrailAtHand, trailOf } from '../../support/trail-at-hand';
import { type TestTable, withTable } from '../../support/with-table';

const since = '2026-11-24';
const reason = 'Antrean tidak dijalankan ulang';
let table: TestTable;
let trail: TrailAtHand;
let deps: SealLateDeps;

beforeEach(async () => {
  table = await withTable();
  table.clock.set('2026-11-24T03:00:00.000Z');
  trail = trailOf(table);
  deps = { ...table.deps, ...trail.seals };
});
afterEach(() => table.close());

async function made(count: number, dayOnly = false): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (let n = 0; n < count; n++) {
    table.clock.advance({ minutes: 1 });
    const header = { actor: 'system', role: 'SYSTEM', action: 'test.make', entity: `thing-${n}` };
    entries.push(await table.deps.store.commit(new Change({ ...header, ...(dayOnly && { dayOnly }) })));
  }
  return entries;
}
const idsOf = (entries: readonly JournalEntry[]) => entries.map(({ id }) => id);
async function verdict(): Promise<Verdict> {
  const folder = await trail.export();
  try {
    return await verify({ folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const late = async () => {
  const found = await verdict();
  expect(found.finding).toBeNull();
  return found.late.map(({ entryId }) => entryId);
};

test('what no seal holds is found over days, sealed with a voucher before it, and shown to whoever checks', async () => {
  const [first, second, ...missed] = await made(100);
  await sealEntries(trail.seals, [first, second] as JournalEntry[]);
  const anonymous = await made(1, true);
  table.clock.set('2026-11-26T23:00:00.000Z');
  const yesterday = await made(1);
  table.clock.set('2026-11-27T03:00:00.000Z');
  const fresh = await made(1);
  const old = [...anonymous, ...missed];
  expect(await unsealedSince(deps, '2026-11-23')).toEqual(idsOf([...old, ...yesterday]));
  // The day on which anonymous answers of that morning stand begins at 17:00 UTC.
  expect(await unsealedSince(deps, since)).toEqual(idsOf([...missed, ...yesterday]));

  expect(await sealLate(deps, { since: '2026-11-23', reason })).toEqual({ sealed: 100, unreadable: [] });
  expect(await unsealedSince(deps, '2026-11-23')).toEqual([]);
  const found = await verdict();
  expect(found).toMatchObject({ finding: null, entries: 104, seals: 3 });
  expect(found.late.map(({ entryId }) => entryId)).toEqual(idsOf(old));
  expect(found.late[0]?.voucher).toMatchObject({ actor: 'operator', at: '2026-11-27T03:01:00.000Z', reason });
  await sealEntries(trail.seals, fresh);
  expect(await sealLate(deps, { since: '2026-11-23', reason })).toEqual({ sealed: 0, unreadable: [] });
  expect(await late()).toEqual(idsOf(old));
});

test('sealed by the sealer after more than a day, or put in by somebody, an entry is dated back', async () => {
  const [honest] = (await made(1)) as [JournalEntry];
  table.clock.advance({ days: 2 });
  const [vouched] = (await made(1)) as [JournalEntry];
  await sealEntries(trail.seals, [vouched, honest]);
  expect((await verdict()).finding).toMatchObject({
    entryId: honest.id,
    problem: expect.stringContaining('dated back'),
  });
});

test('what was dated back and sealed can be acknowledged, which is written into the trail; nothing else can', async () => {
  const [honest, other] = (await made(2)) as [JournalEntry, JournalEntry];
  table.clock.advance({ days: 2 });
  const [fresh, altered] = (await made(2)) as [JournalEntry, JournalEntry];
  await sealEntries(trail.seals, [honest, fresh, altered]);
  const found = await verdict();
  expect([found.finding, ...found.further]).toEqual([expect.objectContaining({ entryId: honest.id })]);
  const audit = { ...table.deps, sha256 };
  const by = await acknowledgeEntry(audit, { entryId: honest.id, reason });
  await sealEntries(trail.seals, [by]);
  expect(await verdict()).toMatchObject({
    finding: null,
    acknowledged: [{ entryId: honest.id, voucher: { id: by.id, actor: 'operator', reason } }],
  });

  await table.client.send(
    new PutCommand({ TableName: table.tableName, Item: entryToItem({ ...altered, actor: 'per_x' }) }),
  );
  const refused = {
    [fresh.id]: 'nothing wrong with the time',
    [altered.id]: 'not as it was sealed',
    [other.id]: 'is not sealed',
    nobody: 'no id of an entry',
  };
  for (const [entryId, problem] of Object.entries(refused)) {
    await expect(acknowledgeEntry(audit, { entryId, reason })).rejects.toThrow(problem);
  }
});

test('a crash after the voucher leaves nothing that the next run does not seal', async () => {
  const missed = await made(3);
  table.clock.advance({ days: 2 });
  const dying = { ...deps, trail: { ...deps.trail, append: () => Promise.reject(new Error('killed')) } };
  await expect(sealLate(dying, { since, reason })).rejects.toThrow('killed');
  table.clock.advance({ days: 2 });
  // The first voucher is among what is sealed late, and counts for nothing.
  expect(await sealLate(deps, { since, reason: 'Kedua' })).toEqual({ sealed: 4, unreadable: [] });
  const { finding, late: shown } = await verdict();
  expect(finding).toBeNull();
  expect(shown.map(({ voucher }) => voucher.reason)).toEqual(Array(4).fill('Kedua'));
  expect(shown.slice(0, 3).map(({ entryId }) => entryId)).toEqual(idsOf(missed));
});

test('the sealer may be first with the voucher, or race for the head', async () => {
  const missed = await made(3);
  table.clock.advance({ days: 2 });
  const [other] = (await made(1)) as [JournalEntry];
  const racing: SealLateDeps = {
    ...deps,
    store: {
      ...deps.store,
      async commit(change) {
        const voucher = await deps.store.commit(change);
        await sealEntries(trail.seals, [voucher, other]);
        return voucher;
      },
    },
  };
  await sealLate(racing, { since, reason });
  expect(await late()).toEqual(idsOf(missed));
});

test('what nobody can read is told, and keeps nothing else from being sealed', async () => {
  const [broken, whole] = (await made(2)) as [JournalEntry, JournalEntry];
  const { changes: _, ...Item } = entryToItem(broken);
  await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
  table.clock.advance({ days: 2 });
  expect(await sealLate(deps, { since, reason })).toEqual({ sealed: 1, unreadable: [broken.id] });
  expect(await late()).toEqual([whole.id]);
});
