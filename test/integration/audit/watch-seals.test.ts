import { sha256 } from '../../../adapters/system/sha256';
import { createTrail } from '../../../adapters/table/trail';
import { sealEntries } from '../../../core/audit/seal-entries';
import { watchSeals } from '../../../core/audit/watch-seals';
import { Change } from '../../../core/change';
import type { JournalEntry } from '../../../core/journal';
import type { Instant } from '../../../core/time';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
  table.clock.set('2026-11-24T03:00:00.000Z');
});
afterEach(() => table.close());

const made = (dayOnly = false): Promise<JournalEntry> => {
  const header = { actor: 'system', role: 'SYSTEM', action: 'test.make', entity: 'thing' };
  return table.deps.store.commit(new Change({ ...header, ...(dayOnly && { dayOnly }) }));
};
const seal = (...entries: JournalEntry[]) => {
  const { client, tableName, clock } = table;
  const trail = createTrail({ client, tableName, sha256 });
  return sealEntries({ clock, sha256, trail, archive: { publish: async () => {} } }, entries);
};
/** What the watch tells of at an instant. */
async function toldAt(now: Instant): Promise<readonly string[]> {
  table.clock.set(now);
  const told: string[] = [];
  await watchSeals({ ...table.deps, alarm: { unsealed: async (ids) => void told.push(...ids) } });
  return told;
}

test('an entry that is not sealed after ten minutes is told, whatever else is sealed', async () => {
  const [first, second, third] = [await made(), await made(), await made()];
  await seal(first, third);
  expect(await toldAt('2026-11-24T03:10:00.000Z')).toEqual([]);
  expect(await toldAt('2026-11-24T03:10:00.001Z')).toEqual([second.id]);
  expect(await toldAt('2026-11-24T04:09:00.000Z')).toEqual([second.id]);
  await seal(second);
  expect(await toldAt('2026-11-24T03:15:00.000Z')).toEqual([]);
});

test('a window over midnight looks at both days', async () => {
  table.clock.set('2026-11-23T23:55:00.000Z');
  const before = await made();
  table.clock.set('2026-11-24T00:05:00.000Z');
  const after = await made();
  expect(await toldAt('2026-11-24T00:20:00.000Z')).toEqual([before.id, after.id]);
});

test('an entry that says the day only is looked at when the day is over', async () => {
  table.clock.set('2026-11-24T16:59:00.000Z');
  const anonymous = await made(true);
  expect(anonymous.at).toBe('2026-11-23T17:00:00.000Z');
  expect(await toldAt('2026-11-24T16:59:30.000Z')).toEqual([]);
  expect(await toldAt('2026-11-24T17:09:59.000Z')).toEqual([]);
  expect(await toldAt('2026-11-24T17:15:00.000Z')).toEqual([anonymous.id]);
  await seal(anonymous);
  expect(await toldAt('2026-11-24T17:30:00.000Z')).toEqual([]);
});

test('what it reads does not grow with the journal', async () => {
  const entries = [];
  for (let n = 0; n < 30; n++) entries.push(await made());
  await seal(...entries);
  table.clock.set('2026-11-24T03:20:00.000Z');
  const calls = await table.meter.during(() => toldAt('2026-11-24T03:20:00.000Z'));
  expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'Query']);
});
