import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { jpOfAgency, ownJp, viewJp } from '../../../core/jp/view-jp';
import { updatePerson } from '../../../core/people/update-person';
import { cancelTraining } from '../../../core/training/cancel-training';
import { idOf, sample } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  agencyId,
  asPerson,
  chief,
  drain,
  event,
  givenEnded,
  participant,
  put,
  settle,
  trainingId,
} from '../run/scene';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
  await givenEnded(table, { people: 3 });
  await settle(table);
});
afterEach(() => table.close());

const of = async (personId = participant(1), year = 2026) =>
  (await viewJp(table.deps, asPerson(personId), personId, year)).windows;

async function record(status: 'PRESENT' | 'ABSENT', ...sessions: number[]): Promise<void> {
  for (const n of sessions) {
    const sessionId = idOf('session', n);
    const records = [{ personId: participant(1), status }];
    await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
    const recorded = event('AttendanceRecorded', { sessionId, personIds: [participant(1)] });
    await settleParticipants(table.deps, recorded);
    await settleParticipants(table.deps, recorded);
    await drain(table, table.deps);
  }
}

it('credits the held JP on the local date of the end, once', async () => {
  await settleParticipants(table.deps, event('TrainingEnded'));
  await drain(table, table.deps);
  expect(await of()).toMatchObject([{ basis: 'CALENDAR_YEAR', credited: 20, recognized: 20, missing: 0 }]);
  const { days } = (await table.deps.store.get('JpYear', { personId: participant(1), year: 2026 })) ?? { days: {} };
  expect(days).toEqual({ '2026-10-31': 20 });
});

it('takes them back when a correction fails the gate, and gives them again', async () => {
  await record('ABSENT', 8, 9);
  expect(await of()).toMatchObject([{ credited: 0, missing: 20 }]);
  await record('PRESENT', 8, 9);
  expect(await of()).toMatchObject([{ credited: 20, missing: 0 }]);
});

it('takes everybody’s back when the training is cancelled', async () => {
  await cancelTraining(table.deps, provinceAdmin, {
    id: trainingId,
    expectedVersion: await version(),
    reason: 'Batal',
  });
  await settleParticipants(table.deps, event('TrainingCancelled'));
  await drain(table, table.deps);
  for (const n of [1, 2, 3]) expect(await of(participant(n))).toMatchObject([{ credited: 0 }]);
});

const version = async () => (await table.deps.store.get('Training', { id: trainingId }))?.version ?? 0;

it('counts under the employment of the day, though somebody has become a PNS since', async () => {
  const id = participant(1);
  table.clock.set('2027-02-01T02:00:00.000Z');
  const change = { id, employmentType: 'PPPK', rank: 'IX', contractStart: '2024-11-01' } as const;
  await updatePerson(table.deps, provinceAdmin, { ...change, expectedVersion: 1 });
  await updatePerson(table.deps, provinceAdmin, {
    id,
    expectedVersion: 2,
    employmentType: 'PNS',
    rank: 'III/a',
    contractStart: null,
    employmentFrom: '2027-01-15',
  });
  expect(await of(id, 2026)).toMatchObject([
    { basis: 'CONTRACT_YEAR', from: '2025-11-01', to: '2026-11-01', credited: 20 },
    { basis: 'CONTRACT_YEAR', from: '2026-11-01', credited: 0 },
  ]);
  expect(await of(id, 2027)).toMatchObject([
    { basis: 'CONTRACT_YEAR', from: '2026-11-01', to: '2027-11-01' },
    { basis: 'CALENDAR_YEAR', from: '2027-01-01', credited: 0, missing: 20 },
  ]);
  const future = updatePerson(table.deps, provinceAdmin, { id, expectedVersion: 3, employmentFrom: '2027-02-02' });
  expect(await failureOf(future)).toEqual({ code: 'BAD_INPUT', fields: ['employmentFrom'] });
});

it('shows a person, whoever supervises them, their agency, the province and the auditor; nobody else', async () => {
  const id = participant(1);
  const may = [
    asPerson(id),
    actor(['SUPERVISOR'], { personId: chief }),
    actor(['AGENCY_ADMIN'], { agencyId }),
    provinceAdmin,
    actor(['AUDITOR']),
  ];
  for (const who of may) expect((await viewJp(table.deps, who, id, 2026)).windows).toHaveLength(1);
  const mayNot = [
    asPerson(participant(2)),
    actor(['SUPERVISOR'], { personId: participant(2) }),
    actor(['AGENCY_ADMIN'], { agencyId: idOf('agency', 2) }),
    actor(['PARTNER', 'ORGANIZER', 'FACILITATOR', 'FINANCE'], { agencyId }),
  ];
  for (const who of mayNot) {
    expect(await failureOf(viewJp(table.deps, who, id))).toEqual({ code: 'NOT_FOUND', fields: ['personId'] });
    expect(await failureOf(jpOfAgency(table.deps, who, agencyId, { first: 5 }))).toMatchObject({ code: 'NOT_FOUND' });
  }
});

it('shows everybody their own by one read, the contract years of a PPPK included; nobody else has any', async () => {
  const id = participant(1);
  const calls = await table.meter.during(() => ownJp(table.deps, asPerson(id)));
  expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
  const change = { id, employmentType: 'PPPK', rank: 'IX', contractStart: '2024-11-01', expectedVersion: 1 } as const;
  for (const become of [undefined, () => updatePerson(table.deps, provinceAdmin, change)]) {
    await become?.();
    expect(await ownJp(table.deps, asPerson(id))).toEqual(await of(id, 2026));
  }
  expect(await ownJp(table.deps, asPerson(id))).toMatchObject([
    { from: '2025-11-01', to: '2026-11-01', credited: 20, recognized: 20, excess: 0, cap: 24 },
    { from: '2026-11-01', to: '2027-11-01', credited: 0 },
  ]);
  for (const other of [actor(['FACILITATOR'], { personId: id }), asPerson(idOf('person', 99)), provinceAdmin]) {
    expect(await ownJp(table.deps, other)).toEqual([]);
  }
});

it('lists an agency’s people by three reads, whatever their number', async () => {
  const admin = actor(['AGENCY_ADMIN'], { agencyId });
  const reads = async () => {
    const calls = await table.meter.during(() => jpOfAgency(table.deps, admin, agencyId, { first: 100 }, 2026));
    return calls.map(({ operation }) => operation);
  };
  expect(await reads()).toEqual(['Query', 'BatchGetItem', 'BatchGetItem']);
  const more = Array.from({ length: 40 }, (_, i) => idOf('person', 100 + i));
  await put(table.deps, [
    ...more.map((id) => sample('Person', { id })),
    ...more.map((personId) => sample('Assignment', { personId })),
  ]);
  expect(await reads()).toEqual(['Query', 'BatchGetItem', 'BatchGetItem']);
  const { rows } = await jpOfAgency(table.deps, admin, agencyId, { first: 100 }, 2026);
  const credited = rows.map(({ node }) => [node.person.id, node.windows[0]?.credited]);
  expect(credited.filter(([, jp]) => jp === 20)).toEqual([1, 2, 3].map((n) => [participant(n), 20]));
});
