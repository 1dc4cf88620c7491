import { decideNomination } from '../../../core/enrollment/decide-nomination';
import { nominate } from '../../../core/enrollment/nominate';
import { promoteWaitlist } from '../../../core/enrollment/promote-waitlist';
import { waitingList } from '../../../core/enrollment/waiting-list';
import { withdraw } from '../../../core/enrollment/withdraw';
import { everyNode } from '../../../core/page';
import { changeQuota } from '../../../core/training/change-quota';
import { aggregateOf, givenOpen, givenPeople, givenPlace, lesson, type Place } from '../../support/given';
import { meanwhile } from '../../support/meanwhile';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;
let trainingId: string;

beforeEach(async () => {
  table = await withTable({ randomIds: true });
  place = await givenPlace(table.deps);
});
afterEach(() => table.close());

async function given(quota: number, count: number): Promise<string[]> {
  trainingId = (await givenOpen(table.deps, place, { quota })).training.id;
  const people = await givenPeople(table.deps, place.agency.id, count);
  return people.map(({ person }) => person.id);
}

async function nominated(personIds: readonly string[], id = trainingId): Promise<void> {
  for (let n = 0; n < personIds.length; n += 20) {
    await nominate(table.deps, place.admin, { trainingId: id, personIds: personIds.slice(n, n + 20) });
  }
}

const approve = async (personId: string, id = trainingId) => {
  // Each approval is later than the one before it.
  table.clock.advance({ minutes: 1 });
  return decideNomination(table.deps, place.admin, { trainingId: id, personId, decision: 'APPROVE' });
};
const leave = (personId: string) => withdraw(table.deps, place.admin, { trainingId, personId });
const promote = async () => (await promoteWaitlist(table.deps, trainingId)).map(({ personId }) => personId);

/** Who stands where, and that the counts say the same. */
async function standing(): Promise<{ confirmed: string[]; waiting: string[] }> {
  const { counts } = await aggregateOf(table.deps, trainingId);
  const by = { NOMINATED: [] as string[], CONFIRMED: [] as string[], WAITLISTED: [] as string[] };
  for await (const { personId, status } of everyNode((page) =>
    table.deps.reads.enrollmentsOfTraining(trainingId, page),
  )) {
    if (status in by) by[status as keyof typeof by].push(personId);
  }
  const { quota, nominated: open, confirmed, waitlisted } = counts;
  expect([open, confirmed, waitlisted]).toEqual([by.NOMINATED.length, by.CONFIRMED.length, by.WAITLISTED.length]);
  expect(confirmed).toBeLessThanOrEqual(quota);
  const places = await waitingList(table.deps, place.organizer, trainingId, { first: 100 });
  const waiting = places.rows.map(({ node }) => node.personId);
  expect([...waiting].sort()).toEqual(by.WAITLISTED.sort());
  return { confirmed: by.CONFIRMED, waiting };
}

it('who is approved beyond the quota waits, in the order of approval', async () => {
  const [a, b, c, d] = (await given(1, 4)) as [string, string, string, string];
  await nominated([a, b, c, d]);
  expect((await approve(c)).status).toBe('CONFIRMED');
  for (const person of [b, d, a]) expect((await approve(person)).status).toBe('WAITLISTED');
  expect(await standing()).toEqual({ confirmed: [c], waiting: [b, d, a] });
});

it('a freed seat goes to the head of the list, and to nobody when it has started', async () => {
  const [a, b, c] = (await given(1, 3)) as [string, string, string];
  await nominated([a, b, c]);
  for (const person of [a, b, c]) await approve(person);
  await leave(a);
  expect(await promote()).toEqual([b]);
  expect(await standing()).toEqual({ confirmed: [b], waiting: [c] });
  expect(await promote()).toEqual([]);
  await leave(b);
  table.clock.set('2026-10-20T02:00:00.000Z');
  expect(await promote()).toEqual([]);
});

it('a raised quota is filled in order', async () => {
  const [a, b, c, d] = (await given(1, 4)) as [string, string, string, string];
  await nominated([a, b, c, d]);
  for (const person of [a, b, c, d]) await approve(person);
  await changeQuota(table.deps, place.organizer, { trainingId, quota: 3 });
  expect(await promote()).toEqual([b, c]);
  expect((await standing()).waiting).toEqual([d]);
  const { rows } = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
  const events = rows.flatMap(({ node }) => node.events.map(({ type }) => type));
  expect(events.filter((type) => type === 'WaitlistPromoted')).toHaveLength(2);
});

it('an approval does not overtake those who wait for a seat that is just free', async () => {
  const [a, b, c] = (await given(1, 3)) as [string, string, string];
  await nominated([a, b, c]);
  for (const person of [a, b]) await approve(person);
  await leave(a);
  expect((await approve(c)).status).toBe('WAITLISTED');
  expect(await standing()).toEqual({ confirmed: [b], waiting: [c] });
});

it('who cannot take a seat now is passed over and keeps the place', async () => {
  const [a, b, c, d] = (await given(1, 4)) as [string, string, string, string];
  await nominated([a, b, c, d]);
  for (const person of [a, b, c]) await approve(person);
  const other = (await givenOpen(table.deps, place, { sessions: [lesson('2026-10-21')] })).training.id;
  await nominated([b], other);
  await approve(b, other);
  await leave(a);
  expect(await promote()).toEqual([c]);
  await changeQuota(table.deps, place.organizer, { trainingId, quota: 2 });
  expect(await promote()).toEqual([]);
  // The seat that the one ahead cannot take is not kept from the next approval.
  expect((await approve(d)).status).toBe('CONFIRMED');
  expect(await standing()).toEqual({ confirmed: [c, d].sort(), waiting: [b] });
});

it('whoever withdraws from the list gives up the place', async () => {
  const [a, b, c] = (await given(1, 3)) as [string, string, string];
  await nominated([a, b, c]);
  for (const person of [a, b, c]) await approve(person);
  await leave(b);
  expect(await standing()).toEqual({ confirmed: [a], waiting: [c] });
});

describe('under a race', () => {
  it('the last seat goes to one of two', async () => {
    const [a, b] = (await given(1, 2)) as [string, string];
    await nominated([a, b]);
    const decided = await Promise.all([approve(a), approve(b)]);
    expect(decided.map(({ status }) => status).sort()).toEqual(['CONFIRMED', 'WAITLISTED']);
    await standing();
  });

  it('200 approvals at once fill 50 seats exactly; all others wait', async () => {
    const people = await given(50, 200);
    await nominated(people);
    const decided = await Promise.all(people.map((person) => approve(person)));
    expect(decided.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(50);
    const { counts } = await aggregateOf(table.deps, trainingId);
    expect(counts).toMatchObject({ nominated: 0, confirmed: 50, waitlisted: 150 });
  });

  it('a promotion and the withdrawal of whom it would promote leave everybody in one place', async () => {
    const [a, b, c] = (await given(1, 3)) as [string, string, string];
    await nominated([a, b, c]);
    for (const person of [a, b, c]) await approve(person);
    await leave(a);
    await Promise.all([promoteWaitlist(table.deps, trainingId), leave(b)]);
    await promoteWaitlist(table.deps, trainingId);
    expect(await standing()).toEqual({ confirmed: [c], waiting: [] });
  });

  it('two promotions fill each seat once, in order', async () => {
    const people = await given(1, 6);
    await nominated(people);
    for (const person of people) await approve(person);
    await changeQuota(table.deps, place.organizer, { trainingId, quota: 4 });
    const both = await Promise.all([promote(), promote()]);
    expect(both.flat().sort()).toEqual(people.slice(1, 4).sort());
    expect((await standing()).waiting).toEqual(people.slice(4));
  });

  it('a withdrawal and an approval never leave a seat free while somebody waits', async () => {
    const people = await given(3, 12);
    await nominated(people);
    for (const person of people.slice(0, 3)) await approve(person);
    await Promise.all([
      ...people.slice(0, 2).map(async (person) => {
        await leave(person);
        await promoteWaitlist(table.deps, trainingId);
      }),
      ...people.slice(3).map((person) => approve(person)),
    ]);
    const { confirmed, waiting } = await standing();
    expect([confirmed.length, waiting.length]).toEqual([3, 7]);
  });

  it('a quota is not lowered below seats that are being taken', async () => {
    const people = await given(4, 4);
    await nominated(people);
    await Promise.allSettled([
      ...people.map((person) => approve(person)),
      changeQuota(table.deps, place.organizer, { trainingId, quota: 2 }),
    ]);
    await standing();
  });

  it('a seat that is freed while an approval decides to wait is not left empty', async () => {
    const [a, b] = (await given(1, 2)) as [string, string];
    await nominated([a, b]);
    await approve(a);
    const deps = meanwhile(table.deps, async () => {
      await leave(a);
      await promoteWaitlist(table.deps, trainingId);
    });
    await decideNomination(deps, place.admin, { trainingId, personId: b, decision: 'APPROVE' });
    expect(await standing()).toEqual({ confirmed: [b], waiting: [] });
  });

  it('an approval that saw a free seat does not overtake whoever began to wait meanwhile', async () => {
    const [a, b, c] = (await given(1, 3)) as [string, string, string];
    await nominated([a, b, c]);
    const deps = meanwhile(table.deps, async () => {
      await approve(a);
      await approve(b);
      await leave(a);
      table.clock.advance({ minutes: 1 });
    });
    await decideNomination(deps, place.admin, { trainingId, personId: c, decision: 'APPROVE' });
    await promoteWaitlist(table.deps, trainingId);
    expect(await standing()).toEqual({ confirmed: [b], waiting: [c] });
  });
});
