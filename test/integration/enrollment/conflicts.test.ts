import { decideNomination } from '../../../core/enrollment/decide-nomination';
import { fillSeats } from '../../../core/enrollment/fill-seats';
import { nominate } from '../../../core/enrollment/nominate';
import { promoteWaitlist } from '../../../core/enrollment/promote-waitlist';
import { withdraw } from '../../../core/enrollment/withdraw';
import type { EventEnvelope } from '../../../core/events';
import { envelopesOf } from '../../../core/journal';
import { cancelTraining } from '../../../core/training/cancel-training';
import { rescheduleSession } from '../../../core/training/reschedule-session';
import { sweep } from '../../../core/training/sweep';
import { failureOf } from '../../support/failures';
import { aggregateOf, givenOpen, givenPeople, givenPlace, lesson, type Place } from '../../support/given';
import { meanwhile } from '../../support/meanwhile';
import { type AllDeps, type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;
let anna: string;
let budi: string;

beforeEach(async () => {
  table = await withTable({ randomIds: true });
  place = await givenPlace(table.deps);
  const people = await givenPeople(table.deps, place.agency.id, 2);
  [anna, budi] = people.map(({ person }) => person.id) as [string, string];
});
afterEach(() => table.close());

/** An open training on 20 October, as all others of these tests, unless it says otherwise. */
const open = async (quota = 30, date = '2026-10-20'): Promise<string> =>
  (await givenOpen(table.deps, place, { quota, sessions: [lesson(date)] })).training.id;
const nominated = (trainingId: string, ...personIds: string[]) =>
  nominate(table.deps, place.admin, { trainingId, personIds });
const approve = (trainingId: string, personId = anna, deps: AllDeps = table.deps) =>
  decideNomination(deps, place.admin, { trainingId, personId, decision: 'APPROVE' });
const leave = (trainingId: string, personId = anna) => withdraw(table.deps, place.admin, { trainingId, personId });
const statusIn = async (trainingId: string, personId = anna) =>
  (await table.deps.store.get('Enrollment', { trainingId, personId }))?.status;
const conflict = { code: 'SCHEDULE_CONFLICT', fields: ['personId'] };

describe('of confirmations in the same instant, in trainings at the same time, one holds', () => {
  it('when both are approvals', async () => {
    const trainings = [await open(), await open(), await open()];
    for (const id of trainings) await nominated(id, anna);
    const failures = await Promise.all(trainings.map((id) => failureOf(approve(id))));
    expect(failures.filter((failure) => failure === undefined)).toHaveLength(1);
    expect(failures.filter((failure) => failure !== undefined)).toEqual([conflict, conflict]);
    expect((await Promise.all(trainings.map((id) => statusIn(id)))).sort()).toEqual([
      'CONFIRMED',
      'NOMINATED',
      'NOMINATED',
    ]);
  });

  it('when one comes between the decision and the commit of the other, after others before', async () => {
    const [earlier, one, other] = [await open(30, '2026-10-19'), await open(), await open()];
    for (const id of [earlier, one, other]) await nominated(id, anna);
    await approve(earlier);
    const deps = meanwhile(table.deps, () => approve(one));
    expect(await failureOf(approve(other, anna, deps))).toEqual(conflict);
    expect([await statusIn(earlier), await statusIn(one)]).toEqual(['CONFIRMED', 'CONFIRMED']);
  });

  it('when one is a promotion', async () => {
    const [full, other] = [await open(1), await open()];
    await nominated(full, budi, anna);
    await approve(full, budi);
    expect(await approve(full)).toMatchObject({ status: 'WAITLISTED' });
    await nominated(other, anna);
    await leave(full, budi);
    const deps = meanwhile(table.deps, () => approve(other));
    expect(await promoteWaitlist(deps, full)).toEqual([]);
    expect([await statusIn(full), await statusIn(other)]).toEqual(['WAITLISTED', 'CONFIRMED']);
  });
});

describe('a confirmation is in nobody’s way', () => {
  it('once the person has withdrawn, though it came back before', async () => {
    const [one, other] = [await open(), await open()];
    await nominated(one, anna);
    await nominated(other, anna);
    await approve(one);
    await leave(one);
    await nominated(one, anna);
    await approve(one);
    expect(await failureOf(approve(other))).toEqual(conflict);
    await leave(one);
    expect(await approve(other)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('once its training is cancelled, which leaves the calendar with the next confirmation', async () => {
    const [one, other] = [await open(), await open()];
    await nominated(one, anna);
    await nominated(other, anna);
    await approve(one);
    const { training } = await aggregateOf(table.deps, one);
    const { id, version: expectedVersion } = training;
    await cancelTraining(table.deps, place.organizer, { id, expectedVersion, reason: 'Batal' });
    await approve(other);
    const calendar = await table.deps.store.get('Calendar', { personId: anna });
    expect(calendar).toMatchObject({ trainingIds: [other] });
  });

  it('at another time', async () => {
    const trainings = [await open(), await open(30, '2026-10-21'), await open(30, '2026-10-22')];
    for (const id of trainings) await nominated(id, anna);
    await Promise.all(trainings.map((id) => approve(id)));
    expect(await Promise.all(trainings.map((id) => statusIn(id)))).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
  });
});

describe('whoever was passed over because of another training', () => {
  /** The event of the one withdrawal from a training, as it goes to the bus. */
  const withdrawn = async (trainingId: string) => {
    const { rows } = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
    const events = rows.flatMap(({ node }) => envelopesOf(node));
    return events.find(({ type }) => type === 'EnrollmentWithdrawn') as EventEnvelope;
  };

  /** Anna waits for a seat that is free, and is confirmed elsewhere at the same time. */
  const passedOver = async () => {
    const [full, other] = [await open(1), await open()];
    await nominated(full, budi, anna);
    await approve(full, budi);
    await approve(full);
    await nominated(other, anna);
    await approve(other);
    await leave(full, budi);
    await fillSeats(table.deps, await withdrawn(full));
    return { full, other };
  };

  it('gets the seat that is still free when they withdraw from it', async () => {
    const { full, other } = await passedOver();
    expect(await statusIn(full)).toBe('WAITLISTED');
    await leave(other);
    await fillSeats(table.deps, await withdrawn(other));
    expect(await statusIn(full)).toBe('CONFIRMED');
    const { counts } = await aggregateOf(table.deps, full);
    expect(counts).toMatchObject({ confirmed: 1, waitlisted: 0 });
  });

  it('gets it by the sweep once the other training is out of the way, and not before', async () => {
    const { full, other } = await passedOver();
    await sweep(table.deps);
    expect(await statusIn(full)).toBe('WAITLISTED');

    const [session] = (await aggregateOf(table.deps, other)).sessions;
    const { startsAt, endsAt } = lesson('2026-10-21');
    const move = { trainingId: other, sessionId: session?.id ?? '', expectedVersion: 1, startsAt, endsAt };
    await rescheduleSession(table.deps, place.organizer, move);
    await sweep(table.deps);
    expect([await statusIn(full), await statusIn(other)]).toEqual(['CONFIRMED', 'CONFIRMED']);
  });
});

it('an organizer may move a session onto another training of a participant: both confirmations stand', async () => {
  const [one, other] = [await open(), await open(30, '2026-10-21')];
  for (const trainingId of [one, other]) {
    await nominated(trainingId, anna);
    await approve(trainingId);
  }
  const [session] = (await aggregateOf(table.deps, other)).sessions;
  const { startsAt, endsAt } = lesson('2026-10-20');
  const move = { trainingId: other, sessionId: session?.id ?? '', expectedVersion: 1, startsAt, endsAt };
  await rescheduleSession(table.deps, place.organizer, move);
  expect([await statusIn(one), await statusIn(other)]).toEqual(['CONFIRMED', 'CONFIRMED']);
});
