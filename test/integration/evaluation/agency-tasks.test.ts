import { Change } from '../../../core/change';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { openWave } from '../../../core/evaluation/open-wave';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { idOf } from '../../support/entities';
import { actor, provinceAdmin } from '../../support/given';
import { type AllDeps, type TestTable, withTable } from '../../support/with-table';
import { agencyId, drain, event, givenEnded, participant, settle, trainingId } from '../run/scene';

const other = idOf('agency', 2);
let table: TestTable;

/** Two participants of an agency and a third of another one; both agencies are asked for their results. */
beforeEach(async () => {
  table = await withTable();
  await givenEnded(table, { people: 3 });
  const own = await table.deps.store.get('Assignment', { personId: participant(3), from: '2026-01-01' });
  if (own === undefined) throw new Error('the third participant has no assignment');
  const header = { actor: 'test', role: 'SYSTEM', action: 'test.move', entity: 'test' };
  await table.deps.store.commit(new Change(header).replace(own, { ...own, agencyId: other }));
  await settle(table);
  table.clock.set('2027-10-31T00:00:00.000Z');
  await openWave(table.deps, trainingId, 'RESULTS');
  await drain(table, table.deps);
});
afterEach(() => table.close());

const keyOf = (subjectId: string) =>
  ({ trainingId, waveCode: 'RESULTS', subjectId, raterKind: 'AGENCY', n: 0 }) as const;
const taskOf = (agency: string) => table.deps.store.get('Task', keyOf(agency));

/** A correction by which somebody completes, or does not; what follows from it comes with its event. */
async function record(n: number, status: 'PRESENT' | 'ABSENT'): Promise<ReturnType<typeof event>> {
  const records = [{ personId: participant(n), status }];
  for (const session of [8, 9]) {
    await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId: idOf('session', session), records });
  }
  return event('AttendanceRecorded', { sessionId: idOf('session', 9), personIds: [participant(n)] });
}
async function correct(n: number, status: 'PRESENT' | 'ABSENT'): Promise<void> {
  const recorded = await record(n, status);
  await settleParticipants(table.deps, recorded);
  await settleParticipants(table.deps, recorded);
}

it('an agency of which nobody completed after all owes nothing, until somebody does', async () => {
  await correct(1, 'ABSENT');
  expect(await taskOf(agencyId)).toMatchObject({ status: 'OPEN', dueDate: '2027-11-14' });
  await correct(2, 'ABSENT');
  expect(await taskOf(agencyId)).toMatchObject({ status: 'VOIDED', voidReason: 'NOT_COMPLETED' });
  expect(await taskOf(other)).toMatchObject({ status: 'OPEN', version: 1 });

  table.clock.set('2027-11-10T03:00:00.000Z');
  await correct(1, 'PRESENT');
  // Due counted from joining: 10 November and 14 days.
  expect(await taskOf(agencyId)).toMatchObject({ status: 'OPEN', voidReason: null, dueDate: '2027-11-24' });
});

it('what an agency has answered stays', async () => {
  const answers = { service_before: 62.5, service_after: 80, benefit: 180_000_000, cost: 100_000_000, impact: 4 };
  const admin = actor(['AGENCY_ADMIN'], { personId: participant(3), agencyId: other });
  await submitResponse(table.deps, admin, { taskId: encodeTaskId(keyOf(other)), answers });
  await correct(3, 'ABSENT');
  expect(await taskOf(other)).toMatchObject({ status: 'ANSWERED' });
});

it('an agency is asked after all when its first participant completes while the wave is open', async () => {
  await correct(3, 'ABSENT');
  expect(await taskOf(other)).toMatchObject({ status: 'VOIDED' });
  await correct(3, 'PRESENT');
  expect(await taskOf(other)).toMatchObject({ status: 'OPEN' });
});

it('two corrections that cross leave the task as the last of them says', async () => {
  await correct(1, 'ABSENT');
  // The second one falls short; before its void is written, the first one completes, and finds the task still open.
  const falls = await record(2, 'ABSENT');
  let crossed = false;
  const commit: AllDeps['store']['commit'] = async (change) => {
    if (!crossed && change.changes.some(({ of }) => of.startsWith('Task/') && of.includes('RESULTS'))) {
      crossed = true;
      await correct(1, 'PRESENT');
    }
    return table.deps.store.commit(change);
  };
  await settleParticipants({ ...table.deps, store: { ...table.deps.store, commit } }, falls);
  expect(crossed).toBe(true);
  expect(await taskOf(agencyId)).toMatchObject({ status: 'OPEN' });
});
