import { decideNomination } from '../../../core/enrollment/decide-nomination';
import { enrollmentsOfPerson } from '../../../core/enrollment/enrollments-of-person';
import { listEnrollments } from '../../../core/enrollment/list-enrollments';
import { nominate } from '../../../core/enrollment/nominate';
import { nominationsOf } from '../../../core/enrollment/nominations-of';
import { viewEnrollment } from '../../../core/enrollment/view-enrollment';
import { withdraw } from '../../../core/enrollment/withdraw';
import { assignPerson } from '../../../core/people/assign-person';
import { endAssignment } from '../../../core/people/end-assignment';
import { updatePerson } from '../../../core/people/update-person';
import { addMinutes } from '../../../core/time';
import { firstStart, requireTraining } from '../../../core/training/aggregate';
import { rescheduleSession } from '../../../core/training/reschedule-session';
import { startTraining } from '../../../core/training/start-training';
import type { Session } from '../../../core/training/training';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import {
  actor,
  aggregateOf,
  givenAgency,
  givenDraft,
  givenOpen,
  givenPeople,
  givenPlace,
  lesson,
  type Place,
  provinceAdmin,
  whenItIs,
} from '../../support/given';
import { meanwhile } from '../../support/meanwhile';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;
let trainingId: string;
let people: string[];

beforeEach(async () => {
  table = await withTable();
  place = await givenPlace(table.deps);
  trainingId = (await givenOpen(table.deps, place)).training.id;
  people = (await givenPeople(table.deps, place.agency.id, 3)).map(({ person }) => person.id);
});
afterEach(() => table.close());

const [anna, budi, citra] = [() => people[0] ?? '', () => people[1] ?? '', () => people[2] ?? ''];
const propose = (personIds: string[], who = place.admin) => nominate(table.deps, who, { trainingId, personIds });
const approve = (personId: string, who = place.admin) =>
  decideNomination(table.deps, who, { trainingId, personId, decision: 'APPROVE' });
const reject = (personId: string, reason = 'Sudah pernah ikut') =>
  decideNomination(table.deps, place.admin, { trainingId, personId, decision: 'REJECT', reason });
const counts = async () => {
  const { quota, nominated, confirmed, waitlisted } = (await aggregateOf(table.deps, trainingId)).counts;
  return { quota, nominated, confirmed, waitlisted };
};

it('people are nominated, decided on by their agency, and counted', async () => {
  await propose([anna(), budi(), citra()]);
  expect(await counts()).toEqual({ quota: 30, nominated: 3, confirmed: 0, waitlisted: 0 });
  const open = await nominationsOf(table.deps, place.admin, place.agency.id, { first: 10 });
  expect(open.rows).toHaveLength(3);

  expect(await approve(anna())).toMatchObject({
    status: 'CONFIRMED',
    confirmedAt: '2026-10-01T02:00:00.000Z',
    agencyId: place.agency.id,
  });
  expect(await reject(budi())).toMatchObject({ status: 'REJECTED', confirmedAt: null });
  expect(await counts()).toEqual({ quota: 30, nominated: 1, confirmed: 1, waitlisted: 0 });
  const confirmed = await listEnrollments(table.deps, place.organizer, trainingId, 'CONFIRMED', { first: 10 });
  expect(confirmed.rows.map(({ node }) => node.personId)).toEqual([anna()]);
  const everybody = await listEnrollments(table.deps, place.organizer, trainingId, undefined, { first: 10 });
  expect(everybody.rows).toHaveLength(3);
});

it("order a person's trainings by the first nomination, wherever sessions move", async () => {
  const later = (await givenOpen(table.deps, place)).training.id;
  await propose([anna()]);
  table.clock.advance({ minutes: 1 });
  await nominate(table.deps, place.admin, { trainingId: later, personIds: [anna()] });
  const own = async () => {
    const { rows } = await enrollmentsOfPerson(table.deps, provinceAdmin, anna(), { first: 10 });
    return rows.map(({ node }) => [node.trainingId, node.nominatedAt]);
  };
  const ordered = [
    [later, '2026-10-01T02:01:00.000Z'],
    [trainingId, '2026-10-01T02:00:00.000Z'],
  ];
  expect(await own()).toEqual(ordered);
  for (const { id, startsAt, endsAt } of (await aggregateOf(table.deps, trainingId)).sessions) {
    const times = { startsAt: addMinutes(startsAt, 60 * 24 * 30), endsAt: addMinutes(endsAt, 60 * 24 * 30) };
    const command = { trainingId, sessionId: id, expectedVersion: 1, ...times };
    await rescheduleSession(table.deps, place.organizer, command);
  }
  table.clock.advance({ minutes: 1 });
  await reject(anna());
  await propose([anna()]);
  expect(await own()).toEqual(ordered);
});

it('is refused once somebody is enrolled, and possible again after a rejection or a withdrawal', async () => {
  await propose([anna(), budi()]);
  expect(await failureOf(propose([citra(), budi(), anna()]))).toEqual({
    code: 'ALREADY_ENROLLED',
    fields: ['personIds.1', 'personIds.2'],
  });
  expect(await counts()).toMatchObject({ nominated: 2 });
  await reject(anna());
  await approve(budi());
  await withdraw(table.deps, place.admin, { trainingId, personId: budi() });
  const again = await propose([anna(), budi()]);
  expect(again.map(({ status, confirmedAt }) => [status, confirmedAt])).toEqual([
    ['NOMINATED', null],
    ['NOMINATED', null],
  ]);
  expect(await counts()).toEqual({ quota: 30, nominated: 2, confirmed: 0, waitlisted: 0 });
});

it('counts somebody once who is nominated twice at once', async () => {
  const results = await Promise.all([failureOf(propose([anna()])), failureOf(propose([anna()]))]);
  expect(results.map((failure) => failure?.code).sort()).toEqual(['ALREADY_ENROLLED', undefined]);
  expect(await counts()).toMatchObject({ nominated: 1 });
});

it('is for people in service, known to whoever nominates', async () => {
  await updatePerson(table.deps, provinceAdmin, { id: budi(), expectedVersion: 1, active: false });
  expect(await failureOf(propose([anna(), budi()]))).toEqual({ code: 'INACTIVE_PERSON', fields: ['personIds.1'] });
  expect(await failureOf(propose([idOf('person', 99)]))).toEqual({ code: 'NOT_FOUND', fields: ['personIds.0'] });
  expect(await failureOf(propose([anna(), anna()]))).toEqual({ code: 'BAD_INPUT', fields: ['personIds'] });
  expect(await failureOf(propose([]))).toEqual({ code: 'BAD_INPUT', fields: ['personIds'] });
});

it('is for people with a place in an agency, since that decides', async () => {
  await endAssignment(table.deps, provinceAdmin, { personId: budi(), to: '2026-09-01' });
  const together = propose([anna(), budi()], provinceAdmin);
  expect(await failureOf(together)).toEqual({ code: 'NO_ASSIGNMENT', fields: ['personIds.1'] });
  expect(await counts()).toMatchObject({ nominated: 0 });
});

it('comes from the person, the present supervisor, the agency or the province', async () => {
  const command = { personId: anna(), agencyId: place.agency.id, supervisorId: budi(), from: '2026-09-01' };
  await assignPerson(table.deps, provinceAdmin, command);
  const stranger = actor(['PARTICIPANT', 'SUPERVISOR'], { personId: citra() });
  expect(await failureOf(propose([anna()], stranger))).toEqual({ code: 'NOT_FOUND', fields: ['personIds.0'] });
  await propose([anna()], actor(['SUPERVISOR'], { personId: budi() }));
  await propose([citra()], actor(['PARTICIPANT'], { personId: citra() }));
  const enrollment = await viewEnrollment(table.deps, place.organizer, trainingId, anna());
  expect(enrollment.nominatedBy).toBe(budi());
});

describe('who decides', () => {
  it('is the agency of the person, and nobody about themself', async () => {
    const self = actor(['AGENCY_ADMIN', 'PARTICIPANT'], { personId: anna(), agencyId: place.agency.id });
    await propose([anna(), budi()], self);
    expect(await failureOf(approve(anna(), self))).toEqual({ code: 'OWN_NOMINATION', fields: ['personId'] });
    expect(await failureOf(approve(budi(), self))).toBeUndefined();
    const stranger = actor(['AGENCY_ADMIN'], { agencyId: (await givenAgency(table.deps)).id });
    expect(await failureOf(approve(anna(), stranger))).toEqual({ code: 'NOT_FOUND', fields: ['personId'] });
    expect(await failureOf(approve(anna(), place.organizer))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives a reason for a rejection, and decides once', async () => {
    await propose([anna()]);
    expect(await failureOf(reject(anna(), ' '))).toEqual({ code: 'BAD_INPUT', fields: ['reason'] });
    await reject(anna());
    for (const attempt of [() => approve(anna()), () => reject(anna())]) {
      expect(await failureOf(attempt())).toEqual({ code: 'ILLEGAL_TRANSITION', fields: ['personId'] });
    }
    expect(await failureOf(approve(citra()))).toEqual({ code: 'NOT_FOUND', fields: ['personId'] });
  });

  it('snapshots the agency of the confirmation', async () => {
    await propose([anna()]);
    const elsewhere = (await givenAgency(table.deps)).id;
    const move = { personId: anna(), agencyId: elsewhere, supervisorId: null, from: '2026-10-01' };
    await assignPerson(table.deps, provinceAdmin, move);
    expect(await approve(anna())).toMatchObject({ status: 'CONFIRMED', agencyId: elsewhere });
  });
});

describe('enrollment is closed', () => {
  it('for a draft, which looks unknown', async () => {
    const draft = await givenDraft(table.deps, place);
    const command = { trainingId: draft.training.id, personIds: [anna()] };
    expect(await failureOf(nominate(table.deps, place.admin, command))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['by the clock from the first session on', () => table.clock.set('2026-10-20T02:00:00.000Z')],
    ['after the end', () => whenItIs(table, trainingId, '2026-10-21T03:30:00.000Z')],
  ])('%s', async (_, then) => {
    await propose([anna()]);
    await then();
    const closed = { code: 'ENROLLMENT_CLOSED', fields: ['trainingId'] };
    expect(await failureOf(propose([budi()]))).toEqual(closed);
    expect(await failureOf(approve(anna()))).toEqual(closed);
  });

  it.each([
    ['before', true],
    ['after', false],
  ])('once the first session has started, though it was moved %s that was recorded', async (_, isMovedFirst) => {
    await propose([anna()]);
    table.clock.set('2026-10-20T02:00:00.000Z');
    const [first] = (await requireTraining(table.deps, trainingId)).sessions as [Session];
    const times = { startsAt: '2026-10-23T01:00:00.000Z', endsAt: '2026-10-23T03:00:00.000Z' };
    const move = () =>
      rescheduleSession(table.deps, place.organizer, { trainingId, sessionId: first.id, expectedVersion: 1, ...times });
    const closed = { code: 'ENROLLMENT_CLOSED', fields: ['trainingId'] };
    if (isMovedFirst) {
      await move();
      expect(await failureOf(approve(anna()))).toEqual(closed);
    }
    expect(await startTraining(table.deps, trainingId)).toMatchObject({ started: true });
    if (!isMovedFirst) await move();
    expect(await failureOf(approve(anna()))).toEqual(closed);
    const { training, sessions } = await requireTraining(table.deps, trainingId);
    expect(training.startsAt).toBe(firstStart(sessions));
    expect(training.startsAt! > table.clock.now()).toBe(true);
  });
});

describe('the start that comes between a decision and its commit', () => {
  const started = () =>
    meanwhile(table.deps, async () => {
      table.clock.set('2026-10-20T02:00:00.000Z');
      await startTraining(table.deps, trainingId);
    });

  it('refuses an approval', async () => {
    await propose([anna()]);
    const closed = { code: 'ENROLLMENT_CLOSED', fields: ['trainingId'] };
    const command = { trainingId, personId: anna(), decision: 'APPROVE' } as const;
    expect(await failureOf(decideNomination(started(), place.admin, command))).toEqual(closed);
    expect(await counts()).toMatchObject({ nominated: 1, confirmed: 0 });
  });

  it('refuses a nomination', async () => {
    const command = { trainingId, personIds: [budi()] };
    expect(await failureOf(nominate(started(), place.admin, command))).toMatchObject({ code: 'ENROLLMENT_CLOSED' });
    expect(await counts()).toMatchObject({ nominated: 0 });
  });
});

describe('a confirmation', () => {
  it('is refused when it overlaps a session of another confirmed training', async () => {
    const overlapping = lesson('2026-10-21', { startsAt: '2026-10-21T03:00:00Z', endsAt: '2026-10-21T06:00:00Z' });
    const other = (await givenOpen(table.deps, place, { sessions: [lesson('2026-10-22'), overlapping] })).training.id;
    await propose([anna(), budi()]);
    await nominate(table.deps, place.admin, { trainingId: other, personIds: [anna()] });
    await approve(anna());
    const command = { trainingId: other, personId: anna(), decision: 'APPROVE' } as const;
    expect(await failureOf(decideNomination(table.deps, place.admin, command))).toEqual({
      code: 'SCHEDULE_CONFLICT',
      fields: ['personId'],
    });
    await withdraw(table.deps, place.admin, { trainingId, personId: anna() });
    expect(await decideNomination(table.deps, place.admin, command)).toMatchObject({ status: 'CONFIRMED' });
  });
});

describe('a withdrawal', () => {
  it('is made by the person, the agency or the organizer, until the end', async () => {
    await propose([anna(), budi(), citra()]);
    await approve(anna());
    const leave = (personId: string, who = place.organizer) =>
      withdraw(table.deps, who, { trainingId, personId, reason: 'Tugas lain' });
    const stranger = actor(['PARTICIPANT'], { personId: citra() });
    expect(await failureOf(leave(anna(), stranger))).toEqual({ code: 'NOT_FOUND', fields: ['personId'] });
    expect(await leave(anna(), actor(['PARTICIPANT'], { personId: anna() }))).toMatchObject({ status: 'WITHDRAWN' });
    await leave(budi());
    expect(await counts()).toEqual({ quota: 30, nominated: 1, confirmed: 0, waitlisted: 0 });
    expect(await failureOf(leave(budi()))).toEqual({ code: 'ILLEGAL_TRANSITION', fields: ['personId'] });
    await whenItIs(table, trainingId, '2026-10-21T03:30:00.000Z');
    expect(await failureOf(leave(citra()))).toEqual({ code: 'ENROLLMENT_CLOSED', fields: ['trainingId'] });
  });
});

it('one’s enrollments are seen by oneself, the supervisor and the agency', async () => {
  await propose([anna()]);
  const seen = async (who: ReturnType<typeof actor>) =>
    (await enrollmentsOfPerson(table.deps, who, anna(), { first: 10 })).rows.map(({ node }) => node.trainingId);
  expect(await seen(actor(['PARTICIPANT'], { personId: anna() }))).toEqual([trainingId]);
  expect(await seen(place.admin)).toEqual([trainingId]);
  expect(await failureOf(seen(actor(['PARTICIPANT'], { personId: budi() })))).toMatchObject({ code: 'NOT_FOUND' });
});
