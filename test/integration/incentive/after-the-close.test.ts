import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { closeWave } from '../../../core/evaluation/close-wave';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { cancelTraining } from '../../../core/training/cancel-training';
import { finalizeTraining } from '../../../core/training/finalize-training';
import { reopenTraining } from '../../../core/training/reopen-training';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, event, participant, trainingId } from '../run/scene';
import { awardOf, budgetOf, expectToAddUp, givenApplied, keyOf, serve } from './scene';

/** Evaluations at the end and BEHAVIOR have closed; 500k and 300k are reserved, 300k and 150k wait. */
describe('a training whose results are told', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable({ randomIds: true });
    await givenApplied(table, 1_000_000);
    for (const code of ['REACTION', 'LEARNING']) await closeWave(table.deps, trainingId, code);
    await drain(table, table.deps);
  });
  afterEach(async () => {
    await expectToAddUp(table);
    await table.close();
  });

  const version = async () => ({
    id: trainingId,
    expectedVersion: (await table.deps.store.get('Training', { id: trainingId }))?.version ?? 0,
  });
  const enrollmentOf = async (n: number) =>
    (await table.deps.store.get('Enrollment', { trainingId, personId: participant(n) })) ?? fail();
  const completionOf = async (n: number) =>
    (await table.deps.store.get('Award', { ...keyOf(n), stage: 'COMPLETION' })) ?? fail();
  const pointsOf = async (n: number) =>
    (await table.deps.reads.ledgerOfPerson(participant(n), { first: 100 })).rows.reduce(
      (sum, { node }) => sum + node.points,
      0,
    );
  const tasksAbout = async (n: number) => {
    const codes = ['REACTION', 'LEARNING', 'BEHAVIOR'];
    const about = { from: participant(n), to: participant(n) };
    const tasks = await Promise.all(codes.map((code) => table.deps.reads.tasksInRange(trainingId, code, about)));
    return tasks.flat();
  };
  const results = () => table.deps.reads.resultsOf(trainingId);
  const waves = async () =>
    Object.fromEntries(
      ((await table.deps.reads.trainingAggregate(trainingId))?.waves ?? []).map(({ code, status }) => [code, status]),
    );
  /** The last two of nine sessions that a participant attended, and what follows from each record. */
  async function record(n: number, status: 'ABSENT' | 'PRESENT'): Promise<void> {
    for (const session of [8, 9]) {
      const sessionId = idOf('session', session);
      const records = [{ personId: participant(n), status }];
      await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
      const recorded = event('AttendanceRecorded', { sessionId, personIds: [participant(n)] });
      for (let delivery = 0; delivery < 2; delivery++) await settleParticipants(table.deps, recorded);
      await drain(table, table.deps);
    }
  }
  const reopen = async () => {
    await finalizeTraining(table.deps, provinceAdmin, await version());
    expect(await failureOf(record(1, 'ABSENT'))).toMatchObject({ code: 'ATTENDANCE_CLOSED' });
    await reopenTraining(table.deps, provinceAdmin, { ...(await version()), reason: 'Temuan pemeriksaan' });
    await settleParticipants(table.deps, event('TrainingReopened'));
    await drain(table, table.deps);
  };

  it('is reopened and corrected: both stages of who loses completion are taken back, and nobody else’s', async () => {
    const [told, tasks, others] = [
      await results(),
      await tasksAbout(1),
      await Promise.all([2, 3, 4].map(completionOf)),
    ];
    expect(tasks.filter(({ status }) => status === 'ANSWERED')).toHaveLength(4);
    expect([await pointsOf(1), (await budgetOf(table)).reserved]).toEqual([250, 800_000]);
    await reopen();
    // Nothing differs yet.
    expect(await pointsOf(1)).toBe(250);

    await record(1, 'ABSENT');
    expect(await enrollmentOf(1)).toMatchObject({ status: 'NOT_COMPLETED', jp: 0 });
    expect((await enrollmentOf(1)).certificate?.revokedAt).not.toBeNull();
    expect(await completionOf(1)).toMatchObject({ outcome: 'GATE_ATTENDANCE', points: 0 });
    expect(await awardOf(table, 1)).toMatchObject({ outcome: 'NOT_COMPLETED', points: 0, amount: 0 });
    expect(await pointsOf(1)).toBe(0);
    expect(await Promise.all([2, 3, 4].map(completionOf))).toEqual(others);
    // What was answered stays, and what was told of it.
    expect(await tasksAbout(1)).toEqual(tasks);
    expect(await results()).toEqual(told);
    // The money that comes back goes to the head of the queue, and then to the next.
    await serve(table);
    expect(await Promise.all([2, 3, 4].map(async (n) => (await awardOf(table, n)).status))).toEqual([
      'PROPOSED',
      'PROPOSED',
      'PROPOSED',
    ]);
  });

  it('and corrected back: both stages are given again, with the same certificate; the money waits its turn', async () => {
    const [told, before] = [await results(), await enrollmentOf(1)];
    await reopen();
    await record(1, 'ABSENT');
    await serve(table);
    await record(1, 'PRESENT');
    expect(await enrollmentOf(1)).toMatchObject({ status: 'COMPLETED', jp: before.jp });
    expect((await enrollmentOf(1)).certificate).toMatchObject({ code: before.certificate?.code, revokedAt: null });
    expect(await completionOf(1)).toMatchObject({ outcome: 'AWARDED', points: 100 });
    expect(await awardOf(table, 1)).toMatchObject({ points: 150, amount: 500_000, status: 'PENDING_BUDGET' });
    expect(await pointsOf(1)).toBe(250);
    expect(await results()).toEqual(told);
    expect(await waves()).toMatchObject({ BEHAVIOR: 'CLOSED', RESULTS: 'SCHEDULED' });
  });

  it('is cancelled: everything that was given is taken back; what was held, answered and told stays', async () => {
    const [told, tasks] = [await results(), await tasksAbout(1)];
    await cancelTraining(table.deps, provinceAdmin, { ...(await version()), reason: 'Pelatihan tidak sah' });
    for (let delivery = 0; delivery < 2; delivery++) {
      await planEvaluations(table.deps, trainingId);
      await settleParticipants(table.deps, event('TrainingCancelled'));
      await drain(table, table.deps);
    }
    for (const n of [1, 2, 3, 4]) {
      const { status, jp, certificate, attendance } = await enrollmentOf(n);
      expect([status, jp, certificate?.revokedAt === null]).toEqual(['CANCELLED', 0, false]);
      expect(Object.keys(attendance)).toHaveLength(10);
      for (const award of [await completionOf(n), await awardOf(table, n)]) {
        expect(award).toMatchObject({ outcome: 'TRAINING_CANCELLED', points: 0, amount: 0 });
      }
      expect(await pointsOf(n)).toBe(0);
    }
    expect(await budgetOf(table)).toMatchObject({ available: 1_000_000, reserved: 0, waiting: 0 });
    expect(await waves()).toEqual({ REACTION: 'CLOSED', LEARNING: 'CLOSED', BEHAVIOR: 'CLOSED', RESULTS: 'CANCELLED' });
    expect(await tasksAbout(1)).toEqual(tasks);
    expect(await results()).toEqual(told);
  });
});

function fail(): never {
  throw new Error('it is not there');
}
