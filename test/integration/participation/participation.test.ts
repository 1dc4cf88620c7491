import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { recount, recountPerson } from '../../../core/participation/recount';
import { viewAbsentees } from '../../../core/participation/view-absentees';
import { viewAttainment } from '../../../core/participation/view-attainment';
import { viewParticipation } from '../../../core/participation/view-participation';
import { assignPerson } from '../../../core/people/assign-person';
import { endAssignment } from '../../../core/people/end-assignment';
import { updatePerson } from '../../../core/people/update-person';
import { cancelTraining } from '../../../core/training/cancel-training';
import { idOf, sample } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, givenAgency, givenPeople, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { agencyId, asPerson, drain, event, givenEnded, participant, put, settle, trainingId } from '../run/scene';

const other = idOf('agency', 2);
const year = 2026;
let table: TestTable;

beforeEach(async () => {
  table = await withTable();
  // The third one misses three sessions; the fourth is of another agency.
  await givenEnded(table, {
    people: 4,
    presentAt: (n) => (n === 3 ? 7 : 10),
    enrollment: (n) => (n === 4 ? { agencyId: other } : {}),
  });
  await put(table.deps, [
    sample('Agency', { id: agencyId, region: '18.01' }),
    sample('Agency', { id: other, region: '18.01' }),
    sample('AgencyCounts', { agencyId, people: 6 }),
  ]);
  await settle(table);
});
afterEach(() => table.close());

const of = async (id = agencyId) => (await viewParticipation(table.deps, provinceAdmin, { agencyId: id }, year))[0];
const absentees = () => viewAbsentees(table.deps, provinceAdmin, agencyId, year);

async function record(n: number, status: 'PRESENT' | 'ABSENT', ...sessions: number[]): Promise<void> {
  for (const session of sessions) {
    const sessionId = idOf('session', session);
    const records = [{ personId: participant(n), status }];
    await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
    await settleParticipants(table.deps, event('AttendanceRecorded', { sessionId, personIds: [participant(n)] }));
    await drain(table, table.deps);
  }
}

it('counts an agency’s people when completion is decided, against all who serve there', async () => {
  expect(await of()).toMatchObject({
    people: 6,
    trainings: 1,
    nominated: 3,
    confirmed: 3,
    completed: 2,
    notCompleted: 1,
    jp: 40,
    participationRate: 5000,
    completionRate: 6667,
  });
  expect(await of(other)).toMatchObject({ people: 0, confirmed: 1, completed: 1, participationRate: null });
});

it('follows corrections both ways, and a replay changes nothing', async () => {
  await record(3, 'PRESENT', 8, 9, 10);
  expect(await of()).toMatchObject({ completed: 3, notCompleted: 0, jp: 60 });
  await record(1, 'ABSENT', 1, 2, 3);
  expect(await of()).toMatchObject({ completed: 2, notCompleted: 1, jp: 40 });
  const range = { from: participant(1), to: participant(4) };
  const key = { agencyId, year, trainingId, part: 0 };
  const before = await table.deps.store.get('Participation', key);
  await recount(table.deps, trainingId, 0, range);
  expect(await table.deps.store.get('Participation', key)).toEqual(before);
});

it('forgets a training that is cancelled', async () => {
  const expectedVersion = (await table.deps.store.get('Training', { id: trainingId }))?.version ?? 0;
  await cancelTraining(table.deps, provinceAdmin, { id: trainingId, expectedVersion, reason: 'Batal' });
  await settleParticipants(table.deps, event('TrainingCancelled'));
  await drain(table, table.deps);
  expect(await of()).toMatchObject({ trainings: 0, confirmed: 0, jp: 0 });
});

it('agrees with the enrollments though two count at once', async () => {
  const range = { from: participant(1), to: participant(4) };
  await Promise.all([
    record(3, 'PRESENT', 8, 9, 10),
    ...[1, 2, 3].map(() => recount(table.deps, trainingId, 0, range)),
  ]);
  expect(await of()).toMatchObject({ completed: 3, notCompleted: 0, jp: 60 });
});

it('lists who missed two trainings of a year, and nobody who missed one', async () => {
  expect(await absentees()).toEqual({ total: 0, shown: [] });
  const second = { agencyId, year, trainingId: idOf('training', 2), endedOn: '2026-12-01' };
  await put(table.deps, [sample('Participation', { ...second, missed: { [participant(3)]: 2, [participant(2)]: 1 } })]);
  expect(await absentees()).toEqual({
    total: 1,
    shown: [
      {
        agencyId,
        personId: participant(3),
        missed: [
          { trainingId: idOf('training', 2), endedOn: '2026-12-01', absences: 2 },
          { trainingId, endedOn: '2026-10-31', absences: 3 },
        ],
      },
    ],
  });
});

it('shows a region agency by agency, by three reads', async () => {
  const region = () => viewParticipation(table.deps, provinceAdmin, { region: '18.01' }, year);
  expect((await region()).map(({ agency, completed }) => [agency.id, completed])).toEqual([
    [agencyId, 2],
    [other, 1],
  ]);
  const calls = await table.meter.during(region);
  expect(calls.map(({ operation }) => operation).sort()).toEqual(['BatchGetItem', 'Query', 'Query']);
});

/** Who has JP, who has enough of them, and what is above the cap, as PNS and as PPPK. */
async function reached(id = agencyId, of = year): Promise<number[][]> {
  const [view] = await viewAttainment(table.deps, provinceAdmin, { agencyId: id }, of);
  return (view?.jp ?? []).map(({ people, reached, credited, excess }) => [people, reached, credited, excess]);
}
const nobody = [0, 0, 0, 0];

it('counts who has enough JP, through corrections both ways and whatever is delivered twice', async () => {
  expect(await reached()).toEqual([[2, 2, 40, 0], nobody]);
  expect(await reached(other)).toEqual([[1, 1, 20, 0], nobody]);
  await record(3, 'PRESENT', 8, 9, 10);
  expect(await reached()).toEqual([[3, 3, 60, 0], nobody]);
  await record(1, 'ABSENT', 1, 2, 3);
  await settleParticipants(table.deps, event('TrainingEnded'));
  await settleParticipants(table.deps, event('AttendanceRecorded', { personIds: [participant(1)] }));
  await drain(table, table.deps);
  expect(await reached()).toEqual([[2, 2, 40, 0], nobody]);
});

it('counts PPPK by the contract year that begins in the year, and anew when the employment is another', async () => {
  const id = participant(1);
  const change = { id, employmentType: 'PPPK', rank: 'IX', contractStart: '2024-11-01' } as const;
  await updatePerson(table.deps, provinceAdmin, { ...change, expectedVersion: 1 });
  const { rows } = await table.deps.reads.journalOfEntity(id, { first: 1 });
  expect(rows[0]?.node.events).toEqual([{ type: 'EmploymentChanged', aggregateId: id, data: { personId: id } }]);
  await recountPerson(table.deps, id);
  await recountPerson(table.deps, id);
  expect(await reached()).toEqual([[1, 1, 20, 0], nobody]);
  expect(await reached(agencyId, 2025)).toEqual([nobody, [1, 0, 20, 0]]);
  // Another training of the same contract year, which ended in the calendar year in which it began.
  const earlier = { agencyId, year: 2025, trainingId: idOf('training', 2), endedOn: '2025-12-01' };
  const jp = { jp: 10, contractYear: '2025-11-01' };
  await put(table.deps, [sample('Participation', { ...earlier, region: '18.01', credited: { [id]: jp } })]);
  expect(await reached(agencyId, 2025)).toEqual([nobody, [1, 1, 30, 6]]);
  await updatePerson(table.deps, provinceAdmin, { id, capExempt: true, expectedVersion: 2 });
  await recountPerson(table.deps, id);
  expect(await reached(agencyId, 2025)).toEqual([nobody, [1, 1, 30, 0]]);
  await updatePerson(table.deps, provinceAdmin, { id, positionName: 'Penata', expectedVersion: 3 });
  const { rows: latest } = await table.deps.reads.journalOfEntity(id, { first: 1 });
  expect(latest[0]?.node.events).toEqual([]);
});

it('counts who has moved within the region where they were sent from last, with all of their JP', async () => {
  const [second, later] = [participant(2), '2026-12-01'];
  const sent = { agencyId: other, year, trainingId: idOf('training', 2), endedOn: later, region: '18.01' };
  await put(table.deps, [sample('Participation', { ...sent, credited: { [second]: { jp: 4 } } })]);
  expect(await reached()).toEqual([[1, 1, 20, 0], nobody]);
  expect(await reached(other)).toEqual([[2, 2, 44, 0], nobody]);
});

it('tells who has enough JP by reads whose number does not grow', async () => {
  const calls = async (of: { agencyId: string } | { region: string }) => {
    const read = () => viewAttainment(table.deps, provinceAdmin, of, year);
    return (await table.meter.during(read)).map(({ operation }) => operation).sort();
  };
  expect(await calls({ region: '18.01' })).toEqual(['BatchGetItem', 'Query', 'Query', 'Query']);
  expect(await calls({ agencyId })).toEqual(['BatchGetItem', 'GetItem', 'Query', 'Query']);
});

it('is seen by the agency’s own administrator, the province and the auditor', async () => {
  const own = actor(['AGENCY_ADMIN'], { agencyId });
  for (const who of [own, provinceAdmin, actor(['AUDITOR'])]) {
    expect(await viewParticipation(table.deps, who, { agencyId }, year)).toHaveLength(1);
    expect(await viewAttainment(table.deps, who, { agencyId }, year)).toHaveLength(1);
    expect(await viewAbsentees(table.deps, who, agencyId, year)).toMatchObject({ total: 0 });
  }
  const mayNot = [
    actor(['AGENCY_ADMIN'], { agencyId: other }),
    asPerson(participant(1)),
    actor(['ORGANIZER'], { agencyId }),
  ];
  for (const who of mayNot) {
    expect(await failureOf(viewParticipation(table.deps, who, { agencyId }, year))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await failureOf(viewAbsentees(table.deps, who, agencyId, year))).toMatchObject({ code: 'NOT_FOUND' });
  }
  for (const view of [viewParticipation, viewAttainment]) {
    expect(await failureOf(view(table.deps, own, { region: '18.01' }, year))).toMatchObject({ code: 'NOT_FOUND' });
  }
});

it('knows how many serve at an agency, whoever comes, moves and goes', async () => {
  const [from, to] = [(await givenAgency(table.deps)).id, (await givenAgency(table.deps)).id];
  const people = await givenPeople(table.deps, from, 3);
  const [first, second] = people.map(({ person }) => person.id);
  const move = (personId = '', agency = to, on = '2026-10-01') =>
    assignPerson(table.deps, provinceAdmin, { personId, agencyId: agency, supervisorId: null, from: on });
  await move(first);
  await move(second, from);
  await endAssignment(table.deps, provinceAdmin, { personId: second ?? '', to: '2026-10-31' });
  const count = async (id: string) => (await table.deps.store.get('AgencyCounts', { agencyId: id }))?.people;
  expect([await count(from), await count(to)]).toEqual([1, 1]);
});
