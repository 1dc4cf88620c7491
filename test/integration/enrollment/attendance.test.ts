import { Change } from '../../../core/change';
import { attendanceOfSession } from '../../../core/enrollment/attendance-of-session';
import { checkIn } from '../../../core/enrollment/check-in';
import type { AttendanceStatus } from '../../../core/enrollment/enrollment';
import { missingRecords } from '../../../core/enrollment/missing-records';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { recordScores } from '../../../core/enrollment/record-scores';
import { withdraw } from '../../../core/enrollment/withdraw';
import { cancelSession } from '../../../core/training/cancel-session';
import { finalizeTraining } from '../../../core/training/finalize-training';
import { idOf } from '../../support/entities';
import { failureOf, problemsOf } from '../../support/failures';
import {
  actor,
  aggregateOf,
  givenApproved,
  givenOpen,
  givenPeople,
  givenPlace,
  lesson,
  type Place,
  whenItIs,
} from '../../support/given';
import { meanwhile } from '../../support/meanwhile';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;
let trainingId: string;
let sessionId: string;
let second: string;
let people: string[];
let teacher: string;

const over = { first: '2026-10-20T03:30:00.000Z', second: '2026-10-21T03:30:00.000Z' };

beforeEach(async () => {
  table = await withTable();
  place = await givenPlace(table.deps);
  const members = await givenPeople(table.deps, place.agency.id, 4);
  teacher = members[3]?.person.id ?? '';
  const sessions = [lesson('2026-10-20', { facilitatorId: teacher }), lesson('2026-10-21')];
  const open = await givenOpen(table.deps, place, { sessions });
  trainingId = open.training.id;
  [sessionId, second] = open.sessions.map(({ id }) => id) as [string, string];
  await givenApproved(table.deps, place, trainingId, members.slice(0, 3));
  people = members.slice(0, 3).map(({ person }) => person.id);
});
afterEach(() => table.close());

type Records = readonly (readonly [person: number, status: AttendanceStatus])[];
const record = (records: Records, who = place.organizer, session = sessionId) =>
  recordAttendance(table.deps, who, {
    trainingId,
    sessionId: session,
    records: records.map(([n, status]) => ({ personId: people[n] ?? '', status })),
  });
const arrive = (n: number, session = sessionId) =>
  checkIn(table.deps, actor(['PARTICIPANT'], { personId: people[n] ?? '' }), { trainingId, sessionId: session });
const marksOf = async (n: number) =>
  (await table.deps.store.get('Enrollment', { trainingId, personId: people[n] ?? '' }))?.attendance;
const recorded = async () => (await aggregateOf(table.deps, trainingId)).sessions.map((session) => session.recorded);
const revisions = async () =>
  (await attendanceOfSession(table.deps, place.organizer, trainingId, sessionId, { first: 50 })).rows.map(
    ({ node: { source, records } }) => [source, records.map(({ status }) => status).join()],
  );

describe('a record of attendance', () => {
  it('is counted once a person, corrected in further revisions, and told', async () => {
    table.clock.set('2026-10-20T02:00:00.000Z');
    const [first] = await record([
      [0, 'PRESENT'],
      [1, 'LATE'],
    ]);
    expect(first?.attendance).toEqual({ [sessionId]: { status: 'PRESENT', source: 'RECORD' } });
    await record([
      [1, 'ABSENT'],
      [2, 'EXCUSED'],
    ]);
    expect(await recorded()).toEqual([3, 0]);
    expect(await marksOf(1)).toEqual({ [sessionId]: { status: 'ABSENT', source: 'RECORD' } });
    expect(await revisions()).toEqual([
      ['RECORD', 'PRESENT,LATE'],
      ['RECORD', 'ABSENT,EXCUSED'],
    ]);
    const { rows } = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
    const events = rows.flatMap(({ node }) => node.events).filter(({ type }) => type === 'AttendanceRecorded');
    expect(events).toHaveLength(2);
  });

  it('that says nothing new writes nothing', async () => {
    table.clock.set('2026-10-20T02:00:00.000Z');
    const before = await record([[0, 'PRESENT']]);
    expect(await record([[0, 'PRESENT']])).toEqual(before);
    expect(await revisions()).toHaveLength(1);
  });

  it('is made from the session’s start, and hours after the end, until the records are closed', async () => {
    const closed = { code: 'ATTENDANCE_CLOSED', fields: ['sessionId'] };
    table.clock.set('2026-10-20T01:59:59.999Z');
    expect(await failureOf(record([[0, 'PRESENT']]))).toEqual(closed);
    await whenItIs(table, trainingId, over.second);
    table.clock.set('2026-10-22T03:00:00.000Z');
    await record([[0, 'PRESENT']]);
    const { training } = await aggregateOf(table.deps, trainingId);
    await finalizeTraining(table.deps, place.organizer, { id: trainingId, expectedVersion: training.version });
    expect(await failureOf(record([[1, 'PRESENT']]))).toEqual(closed);
  });

  it('for anybody who is not confirmed is refused as a whole', async () => {
    table.clock.set('2026-10-20T02:00:00.000Z');
    const personIds = [people[0] ?? '', idOf('person', 99), teacher];
    const records = personIds.map((personId) => ({ personId, status: 'PRESENT' as const }));
    const attempt = recordAttendance(table.deps, place.organizer, { trainingId, sessionId, records });
    expect(await failureOf(attempt)).toEqual({
      code: 'NOT_CONFIRMED',
      fields: ['records.1.personId', 'records.2.personId'],
    });
    expect(await recorded()).toEqual([0, 0]);
    expect(await failureOf(record([]))).toEqual({ code: 'BAD_INPUT', fields: ['records'] });
    expect(
      await failureOf(
        record([
          [0, 'PRESENT'],
          [0, 'LATE'],
        ]),
      ),
    ).toEqual({ code: 'BAD_INPUT', fields: ['records'] });
    expect(await failureOf(record([[0, 'PRESENT']], place.organizer, idOf('session', 99)))).toEqual({
      code: 'NOT_FOUND',
      fields: ['sessionId'],
    });
  });

  it('is made by a facilitator for own sessions alone', async () => {
    const facilitator = actor(['FACILITATOR'], { personId: teacher });
    table.clock.set('2026-10-21T02:00:00.000Z');
    await record([[0, 'PRESENT']], facilitator);
    // Another's session and none at all look alike.
    const notFound = { code: 'NOT_FOUND', fields: ['sessionId'] };
    for (const session of [second, idOf('session', 99)]) {
      expect(await failureOf(record([[0, 'PRESENT']], facilitator, session))).toEqual(notFound);
      const page = { first: 1 };
      const revised = attendanceOfSession(table.deps, facilitator, trainingId, session, page);
      expect(await failureOf(revised)).toEqual(notFound);
    }
    const participant = actor(['PARTICIPANT'], { personId: people[0] ?? '' });
    expect(await failureOf(record([[0, 'PRESENT']], participant))).toEqual(notFound);
  });

  it('is counted exactly when many are made at once', async () => {
    table.clock.set('2026-10-20T02:00:00.000Z');
    await Promise.all([record([[0, 'PRESENT']]), arrive(1), record([[2, 'LATE']]), record([[1, 'ABSENT']])]);
    expect(await recorded()).toEqual([3, 0]);
    expect(await marksOf(1)).toEqual({ [sessionId]: { status: 'ABSENT', source: 'RECORD' } });
  });
});

it('what is cancelled or closed meanwhile takes no more records', async () => {
  await whenItIs(table, trainingId, over.first);
  table.clock.set('2026-10-21T02:30:00.000Z');
  const records = [{ personId: people[0] ?? '', status: 'PRESENT' as const }];
  const cancelled = meanwhile(table.deps, () =>
    cancelSession(table.deps, place.organizer, { trainingId, sessionId: second, expectedVersion: 1, reason: 'Banjir' }),
  );
  const late = recordAttendance(cancelled, place.organizer, { trainingId, sessionId: second, records });
  expect(await failureOf(late)).toEqual({ code: 'ATTENDANCE_CLOSED', fields: ['sessionId'] });

  const final = meanwhile(table.deps, async () => {
    const { training } = await aggregateOf(table.deps, trainingId);
    await finalizeTraining(table.deps, place.organizer, { id: trainingId, expectedVersion: training.version });
  });
  const scores = [{ personId: people[0] ?? '', postTest: 8000 }];
  expect(await failureOf(recordScores(final, place.organizer, { trainingId, scores }))).toMatchObject({
    code: 'SCORES_CLOSED',
  });
  expect(await recorded()).toEqual([0, 0]);
});

describe('a check-in', () => {
  it('is open from half an hour before the start to the end', async () => {
    const closed = { code: 'CHECK_IN_CLOSED', fields: ['sessionId'] };
    table.clock.set('2026-10-20T01:29:59.999Z');
    expect(await failureOf(arrive(0))).toEqual(closed);
    table.clock.set('2026-10-20T01:30:00.000Z');
    expect((await arrive(0)).attendance[sessionId]).toEqual({ status: 'PRESENT', source: 'CHECK_IN' });
    table.clock.set('2026-10-20T02:20:00.000Z');
    expect((await arrive(1)).attendance[sessionId]).toEqual({ status: 'LATE', source: 'CHECK_IN' });
    expect((await arrive(0)).attendance[sessionId]).toEqual({ status: 'PRESENT', source: 'CHECK_IN' });
    expect(await recorded()).toEqual([2, 0]);
    table.clock.set('2026-10-20T03:30:00.001Z');
    expect(await failureOf(arrive(2))).toEqual(closed);
  });

  it('never overrides a record, and is overridden by one', async () => {
    table.clock.set('2026-10-20T02:00:00.000Z');
    await record([[0, 'ABSENT']]);
    expect((await arrive(0)).attendance[sessionId]).toEqual({ status: 'ABSENT', source: 'RECORD' });
    await arrive(1);
    await record([[1, 'EXCUSED']]);
    expect(await marksOf(1)).toEqual({ [sessionId]: { status: 'EXCUSED', source: 'RECORD' } });
    expect(await recorded()).toEqual([2, 0]);
    expect(await revisions()).toEqual([
      ['RECORD', 'ABSENT'],
      ['CHECK_IN', 'PRESENT'],
      ['RECORD', 'EXCUSED'],
    ]);
  });

  it('is for whoever is confirmed', async () => {
    table.clock.set('2026-10-20T02:00:00.000Z');
    const stranger = actor(['PARTICIPANT'], { personId: teacher });
    expect(await failureOf(checkIn(table.deps, stranger, { trainingId, sessionId }))).toEqual({
      code: 'NOT_CONFIRMED',
      fields: ['trainingId'],
    });
    expect(await failureOf(checkIn(table.deps, place.organizer, { trainingId, sessionId }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is closed to whoever has completed', async () => {
    await whenItIs(table, trainingId, over.second);
    const personId = people[0] ?? '';
    const enrollment = await table.deps.store.get('Enrollment', { trainingId, personId });
    if (enrollment === undefined) throw new Error('nobody is enrolled');
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.complete', entity: trainingId });
    await table.deps.store.commit(change.replace(enrollment, { ...enrollment, status: 'COMPLETED' }));
    expect(await failureOf(arrive(0, second))).toEqual({ code: 'CHECK_IN_CLOSED', fields: ['sessionId'] });
  });
});

it('whoever withdraws is no longer among the recorded', async () => {
  await whenItIs(table, trainingId, over.first);
  await record([
    [0, 'PRESENT'],
    [1, 'PRESENT'],
  ]);
  await withdraw(table.deps, place.admin, { trainingId, personId: people[0] ?? '' });
  const { counts } = await aggregateOf(table.deps, trainingId);
  expect([counts.confirmed, await recorded()]).toEqual([2, [1, 0]]);
  expect(await failureOf(record([[0, 'PRESENT']]))).toMatchObject({ code: 'NOT_CONFIRMED' });
});

it('who lacks records of held sessions is shown to the organizer', async () => {
  await whenItIs(table, trainingId, over.first);
  await record([[0, 'PRESENT']]);
  const missing = async () =>
    (await missingRecords(table.deps, place.organizer, trainingId, { first: 10 })).rows.map(
      ({ node: { enrollment, sessionIds } }) => [enrollment.personId, sessionIds] as const,
    );
  expect(new Map(await missing())).toEqual(new Map([1, 2].map((n) => [people[n], [sessionId]])));
  await whenItIs(table, trainingId, over.second);
  expect(new Map(await missing()).get(people[0] ?? '')).toEqual([second]);
});

describe('scores', () => {
  const score = (scores: Parameters<typeof recordScores>[2]['scores'], who = place.organizer) =>
    recordScores(table.deps, who, { trainingId, scores });
  const begin = () => table.clock.set('2026-10-20T02:00:00.000Z');

  it('of a post-test wait for the first session', async () => {
    const personId = people[0] ?? '';
    table.clock.set('2026-10-20T01:59:59.999Z');
    const early = score([{ personId, preTest: 6000, postTest: 8425 }]);
    expect(await problemsOf(early)).toEqual(['scores.0.postTest BEFORE_START']);
    expect(await score([{ personId, preTest: 6000 }])).toMatchObject([{ preTest: 6000, postTest: null }]);
    begin();
    expect(await score([{ personId, postTest: 8425 }])).toMatchObject([{ postTest: 8425 }]);
  });

  it('are recorded in hundredths, kept where left out, taken back with null', async () => {
    begin();
    const personId = people[0] ?? '';
    expect(await score([{ personId, preTest: 6000 }])).toMatchObject([{ preTest: 6000, postTest: null }]);
    expect(await score([{ personId, postTest: 8425 }])).toMatchObject([{ preTest: 6000, postTest: 8425 }]);
    expect(await score([{ personId, preTest: null }])).toMatchObject([{ preTest: null, postTest: 8425 }]);
    const { rows } = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
    const events = () => rows.flatMap(({ node }) => node.events).filter(({ type }) => type === 'ScoreRecorded');
    expect(events()).toHaveLength(3);
  });

  it('are refused out of range, for others than the confirmed, without a test, and once closed', async () => {
    const personId = people[0] ?? '';
    const untested = await givenOpen(table.deps, place, { hasTest: false });
    begin();
    expect(await failureOf(score([{ personId, preTest: -1, postTest: 10_001 }]))).toEqual({
      code: 'BAD_INPUT',
      fields: ['scores.0.preTest', 'scores.0.postTest'],
    });
    expect(await failureOf(score([{ personId, postTest: 84.5 }]))).toMatchObject({ code: 'BAD_INPUT' });
    expect(await failureOf(score([{ personId: teacher, postTest: 1 }]))).toEqual({
      code: 'NOT_CONFIRMED',
      fields: ['scores.0.personId'],
    });
    const command = { trainingId: untested.training.id, scores: [{ personId, postTest: 1 }] };
    expect(await failureOf(recordScores(table.deps, place.organizer, command))).toEqual({
      code: 'NO_TEST',
      fields: ['trainingId'],
    });
    await whenItIs(table, trainingId, over.second);
    await score([{ personId, postTest: 7000 }], actor(['FACILITATOR'], { personId: teacher }));
    const { training } = await aggregateOf(table.deps, trainingId);
    await finalizeTraining(table.deps, place.organizer, { id: trainingId, expectedVersion: training.version });
    expect(await failureOf(score([{ personId, postTest: 1 }]))).toEqual({
      code: 'SCORES_CLOSED',
      fields: ['trainingId'],
    });
  });
});
