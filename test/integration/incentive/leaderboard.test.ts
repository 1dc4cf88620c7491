import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { awardId } from '../../../core/incentive/award-id';
import { reverseAward } from '../../../core/incentive/reverse-award';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { viewLeaderboard } from '../../../core/incentive/view-leaderboard';
import { giveConsent } from '../../../core/people/give-consent';
import { idOf, sample } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, givenAgency, givenPeople, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { asPerson, drain, event, givenEnded, participant, programId, put, settle, trainingId } from '../run/scene';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
  // 9 of 10 sessions make 100 points, all ten 150, seven none.
  await givenEnded(table, { people: 4, presentAt: (n) => [0, 9, 10, 9, 7][n] ?? 9 });
  await settle(table);
});
afterEach(() => table.close());

const board = (who = asPerson(participant(1)), year = 2026) => viewLeaderboard(table.deps, who, programId, year);
const standing = async () => (await board()).rows.map(({ rank, points, own }) => [rank, points, own]);
const sumOf = async (personId: string): Promise<number> => {
  const { rows } = await table.deps.reads.ledgerOfPerson(personId, { first: 100 });
  return rows.reduce((total, { node }) => total + node.points, 0);
};

async function record(n: number, status: 'PRESENT' | 'ABSENT', ...sessions: number[]): Promise<void> {
  for (const session of sessions) {
    const sessionId = idOf('session', session);
    const records = [{ personId: participant(n), status }];
    await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
    const recorded = event('AttendanceRecorded', { sessionId, personIds: [participant(n)] });
    await settleParticipants(table.deps, recorded);
    await settleParticipants(table.deps, recorded);
    await drain(table, table.deps);
  }
}

it('orders by points, shares ranks, and leaves out who has none', async () => {
  expect(await standing()).toEqual([
    [1, 150, false],
    [2, 100, false],
    [2, 100, true],
  ]);
  expect((await board(asPerson(participant(2)))).ownPoints).toBe(150);
  expect((await board(asPerson(participant(4)))).ownPoints).toBeNull();
  expect((await board(asPerson(participant(1)), 2027)).rows).toEqual([]);
});

it('follows corrections up and down and a reversal, as the ledger does', async () => {
  await record(1, 'PRESENT', 10);
  await record(2, 'ABSENT', 8, 9, 10);
  expect(await standing()).toEqual([
    [1, 150, true],
    [2, 100, false],
  ]);
  const award = await table.deps.store.get('Award', { trainingId, stage: 'COMPLETION', personId: participant(1) });
  if (award === undefined) throw new Error('no award');
  await reverseAward(table.deps, provinceAdmin, { award: awardId(award), reason: 'Salah orang' });
  expect(await standing()).toEqual([[1, 100, false]]);
  for (const n of [1, 2, 3, 4]) {
    const points = await table.deps.store.get('Points', { personId: participant(n), programId, year: 2026 });
    expect(points?.points ?? 0).toBe(await sumOf(participant(n)));
  }
});

it('names nobody but who agreed, for as long as they agree, and to nobody who sees no personal data', async () => {
  const [someone, other] = await givenPeople(table.deps, (await givenAgency(table.deps)).id, 2);
  if (someone === undefined || other === undefined) throw new Error('nobody');
  const year = 2030;
  const points = [someone, other].map(({ person }) => sample('Points', { personId: person.id, year, points: 100 }));
  await put(table.deps, points);
  const names = async (who = provinceAdmin) => (await board(who, year)).rows.flatMap(({ name }) => name ?? []);

  expect(await names()).toEqual([]);
  const self = asPerson(someone.person.id);
  const consent = { purpose: 'LEADERBOARD', given: true } as const;
  await giveConsent(table.deps, self, consent);
  await giveConsent(table.deps, self, consent);
  expect(await names()).toEqual(['Pegawai 1']);
  expect(await names(actor(['AUDITOR']))).toEqual([]);
  expect(await names(actor(['PARTNER'], { partnerId: idOf('partner') }))).toEqual([]);
  await giveConsent(table.deps, self, { purpose: 'LEADERBOARD', given: false });
  expect(await names()).toEqual([]);

  const { rows } = await table.deps.reads.journalOfEntity(someone.person.id, { first: 10 });
  expect(rows.map(({ node }) => node.action).filter((action) => action.startsWith('consent.'))).toEqual([
    'consent.withdraw',
    'consent.give',
  ]);
  expect(await failureOf(giveConsent(table.deps, actor(['ORGANIZER']), consent))).toMatchObject({ code: 'NOT_FOUND' });
});

it('gives a pseudonym that stays within a program and year and tells no id', async () => {
  const pseudonyms = async (year: number) => {
    const { rows } = await board(provinceAdmin, year);
    return rows.map(({ pseudonym }) => pseudonym);
  };
  await put(
    table.deps,
    [2, 1, 3].map((n) => sample('Points', { personId: participant(n), year: 2027, points: 100 })),
  );
  const [first, again, next] = [await pseudonyms(2026), await pseudonyms(2026), await pseudonyms(2027)];
  expect(again).toEqual(first);
  expect(new Set([...first, ...next]).size).toBe(6);
  expect(JSON.stringify(await board(provinceAdmin, 2026))).not.toMatch(/per_/);
});

it('reads the first hundred by one query, and names by two batches', async () => {
  const year = 2031;
  const organizer = actor(['ORGANIZER']);
  const people = Array.from({ length: 130 }, (_, i) => idOf('person', i + 1));
  await put(table.deps, [
    ...people.map((personId) => sample('Points', { personId, year, points: 300 })),
    ...people.map((personId) => sample('Consent', { personId })),
  ]);
  await board(organizer, year);
  const calls = await table.meter.during(() => board(organizer, year));
  expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'BatchGetItem', 'BatchGetItem']);
  const { rows } = await board(organizer, year);
  expect(rows).toHaveLength(100);
  expect(new Set(rows.map(({ rank }) => rank))).toEqual(new Set([1]));
});
