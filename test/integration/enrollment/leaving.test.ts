import { decideNomination } from '../../../core/enrollment/decide-nomination';
import { fillSeats } from '../../../core/enrollment/fill-seats';
import { nominate } from '../../../core/enrollment/nominate';
import { releaseEnrollments } from '../../../core/enrollment/release-enrollments';
import { withdraw } from '../../../core/enrollment/withdraw';
import type { EventEnvelope } from '../../../core/events';
import { updatePerson } from '../../../core/people/update-person';
import {
  aggregateOf,
  givenOpen,
  givenPeople,
  givenPlace,
  lesson,
  type Place,
  provinceAdmin,
} from '../../support/given';
import { meanwhile } from '../../support/meanwhile';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;

beforeEach(async () => {
  table = await withTable({ randomIds: true });
  place = await givenPlace(table.deps);
});
afterEach(() => table.close());

const opened = async (quota: number, date = '2026-10-20') =>
  (await givenOpen(table.deps, place, { quota, sessions: [lesson(date)] })).training.id;
const people = async (count: number) =>
  (await givenPeople(table.deps, place.agency.id, count)).map(({ person }) => person.id);
const nominated = (trainingId: string, personIds: readonly string[]) =>
  nominate(table.deps, place.admin, { trainingId, personIds });
const approve = (trainingId: string, personId: string) =>
  decideNomination(table.deps, place.admin, { trainingId, personId, decision: 'APPROVE' });
const statusOf = async (trainingId: string, personId: string) =>
  (await table.deps.store.get('Enrollment', { trainingId, personId }))?.status;
const countsOf = async (trainingId: string) => {
  const { nominated: open, confirmed, waitlisted } = (await aggregateOf(table.deps, trainingId)).counts;
  return [open, confirmed, waitlisted];
};

async function leave(id: string): Promise<void> {
  const { version: expectedVersion } = (await table.deps.store.get('Person', { id }))!;
  await updatePerson(table.deps, provinceAdmin, { id, expectedVersion, active: false });
}

/** What the trail of a training tells of withdrawals. */
async function withdrawals(trainingId: string) {
  const { rows } = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
  const entries = rows.map(({ node }) => node);
  return entries.filter(({ events }) => events.some(({ type }) => type === 'EnrollmentWithdrawn'));
}

describe('who leaves the service', () => {
  it('frees the seat, which goes to whoever waits', async () => {
    const trainingId = await opened(1);
    const [leaving = '', next = ''] = await people(2);
    await nominated(trainingId, [leaving, next]);
    await approve(trainingId, leaving);
    await approve(trainingId, next);
    await leave(leaving);
    for (let delivery = 0; delivery < 2; delivery++) await releaseEnrollments(table.deps, leaving);
    expect(await statusOf(trainingId, leaving)).toBe('WITHDRAWN');
    const told = await withdrawals(trainingId);
    expect(told).toMatchObject([
      { actor: 'system', role: 'SYSTEM', action: 'enrollment.release', reason: 'PERSON_LEFT' },
    ]);
    for (const { type, aggregateId, data } of told[0]?.events ?? []) {
      await fillSeats(table.deps, { type, aggregateId, data } as EventEnvelope);
    }
    expect(await statusOf(trainingId, next)).toBe('CONFIRMED');
    expect(await countsOf(trainingId)).toEqual([0, 1, 0]);
    expect(await table.deps.store.get('Calendar', { personId: leaving })).toMatchObject({ trainingIds: [] });
  });

  it('leaves every nomination and every waiting list', async () => {
    const [full, wanted] = [await opened(1), await opened(1, '2026-10-22')];
    const [leaving = '', other = ''] = await people(2);
    await nominated(full, [other, leaving]);
    await approve(full, other);
    await approve(full, leaving);
    await nominated(wanted, [leaving]);
    await leave(leaving);
    await releaseEnrollments(table.deps, leaving);
    expect([await countsOf(full), await countsOf(wanted)]).toEqual([
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect((await table.deps.reads.waitingList(full, { first: 10 })).rows).toEqual([]);
    expect((await table.deps.reads.nominationsOf(place.agency.id, { first: 10 })).rows).toEqual([]);
  });

  it('keeps the seat in what has begun: what was attended decides', async () => {
    const trainingId = await opened(1);
    const [leaving = ''] = await people(1);
    await nominated(trainingId, [leaving]);
    await approve(trainingId, leaving);
    table.clock.set('2026-10-20T02:00:00.000Z');
    await leave(leaving);
    await releaseEnrollments(table.deps, leaving);
    expect(await statusOf(trainingId, leaving)).toBe('CONFIRMED');
    expect(await withdrawals(trainingId)).toEqual([]);
  });

  it('gives up one seat, whoever else withdraws them at the same time', async () => {
    const trainingId = await opened(1);
    const [leaving = ''] = await people(1);
    await nominated(trainingId, [leaving]);
    await approve(trainingId, leaving);
    await leave(leaving);
    const racing = meanwhile(table.deps, () => withdraw(table.deps, place.admin, { trainingId, personId: leaving }));
    await releaseEnrollments(racing, leaving);
    expect(await statusOf(trainingId, leaving)).toBe('WITHDRAWN');
    expect(await countsOf(trainingId)).toEqual([0, 0, 0]);
    expect(await withdrawals(trainingId)).toHaveLength(1);
  });
});

it('nobody in service is released', async () => {
  const trainingId = await opened(1);
  const [serving = ''] = await people(1);
  await nominated(trainingId, [serving]);
  await releaseEnrollments(table.deps, serving);
  expect(await statusOf(trainingId, serving)).toBe('NOMINATED');
});
