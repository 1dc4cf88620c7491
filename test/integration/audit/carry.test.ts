import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { trailFiles } from '../../../core/audit/export-lines';
import { sealEntries } from '../../../core/audit/seal-entries';
import { sealLate } from '../../../core/audit/seal-late';
import { Change } from '../../../core/change';
import type { JournalEntry } from '../../../core/journal';
import { carryTrail } from '../../../ops/audit/carry';
import type { Elsewhere } from '../../../ops/audit/rely';
import { verify } from '../../../ops/audit/verify';
import { dyingAt } from '../../support/dying';
import { forge } from '../../support/forge';
import { itemsOf, rewind } from '../../support/rewind';
import { type TrailAtHand, trailOf } from '../../support/trail-at-hand';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let trail: TrailAtHand;
const folders: string[] = [];
/** Of the table as it was last, which went three seals further than the restored one. */
let folder: string;
let later: JournalEntry[];

beforeEach(async () => {
  table = await withTable();
  trail = trailOf(table);
  await sealEntries(trail.seals, await made(3));
  const before = await itemsOf(table.client, table.tableName);
  later = await made(100);
  await sealEntries(trail.seals, later.slice(0, 99));
  await sealEntries(trail.seals, later.slice(99));
  folder = await exported();
  await rewind(table, before);
});
afterEach(async () => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true });
  await table.close();
});

async function made(count: number): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (let n = 0; n < count; n++) {
    table.clock.advance({ minutes: 1 });
    const header = { actor: 'system', role: 'SYSTEM', action: 'test.make', entity: `thing-${n}` };
    entries.push(await table.deps.store.commit(new Change(header)));
  }
  return entries;
}
async function exported(): Promise<string> {
  const into = await trail.export();
  folders.push(into);
  return into;
}
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split(/(?<=\n)/);
const carry = (client: DynamoDBDocumentClient = table.client, elsewhere: Elsewhere = trail.published) =>
  carryTrail({ client, clock: table.clock, mainTable: table.tableName, folder, elsewhere });

test('the trail of a restored table goes on where its published heads do, and says that it was restored', async () => {
  expect(await carry()).toBe(3);
  expect(await carry()).toBe(0);
  table.clock.advance({ minutes: 20 });
  // The entry that says so was written while nothing read the stream.
  const deps = { ...table.deps, ...trail.seals };
  expect(await sealLate(deps, { since: '2026-10-01', reason: 'Pemulihan' })).toEqual({ sealed: 1, unreadable: [] });
  await sealEntries(trail.seals, await made(1));
  const known = { folder: await exported(), roots: `${folder}/roots.jsonl` };
  expect(await verify(known)).toMatchObject({ finding: null, late: [], seals: 6, entries: 106, known: 4 });
  const { rows } = await table.deps.reads.journalOfAction('audit.carry', { first: 1 });
  expect(rows[0]?.node).toMatchObject({
    actor: 'operator',
    changes: [{ of: 'Trail', before: { seals: 1 }, after: { seals: 4 } }],
  });
  const [last] = later.slice(-1) as [JournalEntry];
  expect(await table.deps.reads.journalEntry(last.id)).toEqual(last);
});

test('a crash leaves a part, from which the next run goes on', async () => {
  // The entry that says so, the first seal, and then no more.
  const dying = dyingAt(table.client, 3);
  await expect(carry(dying)).rejects.toThrow('killed');
  expect(await carry()).toBe(2);
  expect((await verify({ folder: await exported() })).finding).toBeNull();
});

test('one that went on by itself has parted from its published heads, and nothing can be carried into it', async () => {
  await sealEntries(trail.seals, await made(1));
  await expect(carry()).rejects.toThrow('no seal leads to the head');
  expect((await verify({ folder: await exported() })).finding).toMatchObject({
    seal: 2,
    problem: 'seal 2 is not the one whose head was published',
  });
});

test('an export of which everything was made anew is refused by the published heads, or by those that somebody kept', async () => {
  const roots = `${folder}/kept.jsonl`;
  copyFileSync(`${folder}/${trailFiles.roots}`, roots);
  forge(folder, (entries) => entries.replace(/"entity":"[^"]*"(?=.*\n$)/, '"entity":"forged"'));
  expect((await verify({ folder })).finding).toBeNull();
  await expect(carry()).rejects.toThrow('seal 4 is not the one whose head is known from elsewhere');
  await expect(carry(table.client, { roots })).rejects.toThrow('seal 4 is not the one');
  // Heads that end before the forged tail say nothing of it.
  writeFileSync(roots, linesOf(roots).slice(0, 3).join(''));
  await expect(carry(table.client, { roots })).rejects.toThrow(
    'the head of its last seal, 4, is not known from elsewhere',
  );
});

test('an export that ends before the newest published head is refused: the next seal would contradict that head', async () => {
  for (const [file, count] of [
    ['seals', 3],
    ['roots', 3],
    ['entries', 102],
    ['leaves', 102],
  ] as const) {
    const path = `${folder}/${trailFiles[file]}`;
    writeFileSync(path, linesOf(path).slice(0, count).join(''));
  }
  await expect(carry()).rejects.toThrow('ends at seal 3, but the head of seal 4 is published: export again');
});
