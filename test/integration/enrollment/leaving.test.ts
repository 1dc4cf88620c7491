import { decideNomination } from '../../../core/enrollment/decide-nomination';
import { fillSeats } from '../../../core/enrollment/fill-seats';
import { nominate } from '../../../core/enrollment/nominate';
import { promoteWaitlist } from '../../../core/enrollment/promote-waitlist';
import { releaseEnrollments } from '../../../core/enrollment/release-enrollments';
import { withdraw } from '../../../core/enrollment/withdraw';
import type { EventEnvelope } from '../../../core/events';
import { updatePerson } from '../../../core/people/update-person';
import { failureOf } from '../../support/failures';
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

  it('gives up a seat that was given an instant before, though the index has not heard of it', async () => {
    const trainingId = await opened(1);
    const [leaving = ''] = await people(1);
    await nominated(trainingId, [leaving]);
    await approve(trainingId, leaving);
    await leave(leaving);
    const enrollmentsOfPerson = async () => ({ rows: [], hasNextPage: false });
    const lagging = { ...table.deps, reads: { ...table.deps.reads, enrollmentsOfPerson } };
    await releaseEnrollments(lagging, leaving);
    expect(await statusOf(trainingId, leaving)).toBe('WITHDRAWN');
    expect(await countsOf(trainingId)).toEqual([0, 0, 0]);
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

/** What happens to somebody who leaves just as somebody else acts on them. */
describe('who leaves the service while', () => {
  let trainingId: string;
  let leaving: string;
  let next: string;
  let seated: string;
  beforeEach(async () => {
    trainingId = await opened(1);
    [leaving = '', next = '', seated = ''] = await people(3);
  });
  const release = () => releaseEnrollments(table.deps, leaving);
  const leaveAtOnce = async () => {
    await leave(leaving);
    await release();
  };
  /** Leaves, while something happens between the decision and its commit. */
  const leaveDuring = async (happen: () => Promise<unknown>) => {
    const { version: expectedVersion } = (await table.deps.store.get('Person', { id: leaving }))!;
    await updatePerson(meanwhile(table.deps, happen), provinceAdmin, { id: leaving, expectedVersion, active: false });
    await release();
  };

  it('they are nominated is not: the nomination of all is refused', async () => {
    const late = nominate(meanwhile(table.deps, leaveAtOnce), place.admin, { trainingId, personIds: [next, leaving] });
    expect(await failureOf(late)).toEqual({ code: 'INACTIVE_PERSON', fields: ['personIds.1'] });
    expect([await statusOf(trainingId, next), await statusOf(trainingId, leaving)]).toEqual([undefined, undefined]);
    expect(await countsOf(trainingId)).toEqual([0, 0, 0]);
  });

  it('they are nominated first is withdrawn', async () => {
    await leaveDuring(() => nominated(trainingId, [next, leaving]));
    expect([await statusOf(trainingId, next), await statusOf(trainingId, leaving)]).toEqual(['NOMINATED', 'WITHDRAWN']);
    expect(await countsOf(trainingId)).toEqual([1, 0, 0]);
  });

  it('they are approved is not confirmed, even before anybody is told that they left', async () => {
    await nominated(trainingId, [leaving]);
    const racing = meanwhile(table.deps, () => leave(leaving));
    const late = decideNomination(racing, place.admin, { trainingId, personId: leaving, decision: 'APPROVE' });
    expect(await failureOf(late)).toEqual({ code: 'INACTIVE_PERSON', fields: ['personId'] });
    await release();
    expect(await statusOf(trainingId, leaving)).toBe('WITHDRAWN');
    expect(await countsOf(trainingId)).toEqual([0, 0, 0]);
  });

  it('they are approved first gives up the seat', async () => {
    await nominated(trainingId, [leaving]);
    await leaveDuring(() => approve(trainingId, leaving));
    expect(await statusOf(trainingId, leaving)).toBe('WITHDRAWN');
    expect(await countsOf(trainingId)).toEqual([0, 0, 0]);
    expect(await withdrawals(trainingId)).toHaveLength(1);
  });

  describe('they wait at the head of the list', () => {
    beforeEach(async () => {
      await nominated(trainingId, [seated, leaving, next]);
      for (const personId of [seated, leaving, next]) await approve(trainingId, personId);
      await withdraw(table.deps, place.admin, { trainingId, personId: seated });
    });

    it('is passed over for the next', async () => {
      await promoteWaitlist(
        meanwhile(table.deps, () => leave(leaving)),
        trainingId,
      );
      expect([await statusOf(trainingId, leaving), await statusOf(trainingId, next)]).toEqual([
        'WAITLISTED',
        'CONFIRMED',
      ]);
      await release();
      expect(await countsOf(trainingId)).toEqual([0, 1, 0]);
    });

    it('and are promoted first leave the seat to the next', async () => {
      await leaveDuring(() => promoteWaitlist(table.deps, trainingId));
      expect(await statusOf(trainingId, leaving)).toBe('WITHDRAWN');
      await promoteWaitlist(table.deps, trainingId);
      expect(await statusOf(trainingId, next)).toBe('CONFIRMED');
      expect(await countsOf(trainingId)).toEqual([0, 1, 0]);
    });
  });
});

it('nobody in service is released', async () => {
  const trainingId = await opened(1);
  const [serving = ''] = await people(1);
  await nominated(trainingId, [serving]);
  await releaseEnrollments(table.deps, serving);
  expect(await statusOf(trainingId, serving)).toBe('NOMINATED');
});
