import { Change } from '../../../core/change';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { recordScores } from '../../../core/enrollment/record-scores';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { idOf } from '../../support/entities';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, event, givenEnded, participant, settle, trainingId } from '../run/scene';

describe('a correction after completion was decided', () => {
  let table: TestTable;

  beforeEach(async () => {
    table = await withTable();
    await givenEnded(table, { people: 3 });
    await settle(table);
  });
  afterEach(() => table.close());

  const award = (n = 1) => table.deps.store.get('Award', { trainingId, stage: 'COMPLETION', personId: participant(n) });
  const enrollment = (n = 1) => table.deps.store.get('Enrollment', { trainingId, personId: participant(n) });
  const ledger = async (n = 1) =>
    (await table.deps.reads.ledgerOfPerson(participant(n), { first: 10 })).rows.map(({ node }) => node.points).sort();
  const ownTasks = async (waveCode: string) =>
    table.deps.reads.tasksInRange(trainingId, waveCode, { from: participant(1), to: participant(1) });

  async function record(sessions: Readonly<Record<number, 'PRESENT' | 'ABSENT'>>): Promise<void> {
    for (const [session, status] of Object.entries(sessions)) {
      const sessionId = idOf('session', Number(session));
      await recordAttendance(table.deps, provinceAdmin, {
        trainingId,
        sessionId,
        records: [{ personId: participant(1), status }],
      });
      const recorded = event('AttendanceRecorded', { sessionId, personIds: [participant(1)] });
      await settleParticipants(table.deps, recorded);
      await settleParticipants(table.deps, recorded);
      await drain(table, table.deps);
    }
  }

  it('starts from the worked example', async () => {
    expect(await award()).toMatchObject({ score: 8760, tier: 'MADYA', points: 100, status: 'APPROVED', version: 1 });
    expect(await enrollment()).toMatchObject({ status: 'COMPLETED', jp: 20, certificate: { revokedAt: null } });
    expect(await ownTasks('REACTION')).toMatchObject([{ status: 'OPEN', dueDate: '2026-11-03' }]);
  });

  it('adds 50 points for 10 of 10, once', async () => {
    await record({ 10: 'PRESENT' });
    expect(await award()).toMatchObject({ score: 9360, tier: 'UTAMA', points: 150, version: 2 });
    expect(await ledger()).toEqual([100, 50]);
  });

  it('takes 100 points, the certificate and the JP back for 7 of 10, and voids what is unanswered', async () => {
    await record({ 8: 'ABSENT', 9: 'ABSENT' });
    expect(await award()).toMatchObject({ outcome: 'GATE_ATTENDANCE', tier: null, points: 0 });
    expect((await ledger()).reduce((total, points) => total + points, 0)).toBe(0);
    expect(await enrollment()).toMatchObject({ status: 'NOT_COMPLETED', jp: 0 });
    expect((await enrollment())?.certificate?.revokedAt).not.toBeNull();
    expect(await ownTasks('REACTION')).toMatchObject([{ status: 'VOIDED', voidReason: 'NOT_COMPLETED' }]);
  });

  it('gives everything again when it is corrected back, with the same certificate', async () => {
    const before = await enrollment();
    await record({ 8: 'ABSENT', 9: 'ABSENT' });
    table.clock.advance({ hours: 10 });
    await record({ 8: 'PRESENT', 9: 'PRESENT' });
    expect(await award()).toMatchObject({ score: 8760, points: 100 });
    expect((await enrollment())?.certificate).toMatchObject({ code: before?.certificate?.code, revokedAt: null });
    expect(await ownTasks('REACTION')).toMatchObject([{ status: 'OPEN', dueDate: '2026-11-04' }]);
  });

  it('follows a test score that comes later', async () => {
    await recordScores(table.deps, provinceAdmin, {
      trainingId,
      scores: [{ personId: participant(1), postTest: 10_000 }],
    });
    await settleParticipants(table.deps, event('ScoreRecorded', { personIds: [participant(1)] }));
    expect(await award()).toMatchObject({ score: 9400, tier: 'UTAMA' });
    expect(await ledger()).toEqual([100, 50]);
    expect(await ledger(2)).toEqual([100]);
  });
});

describe('when completion is decided', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
  });
  afterEach(() => table.close());

  it('waits for the last record, and counts who is unrecorded as absent once the training is final', async () => {
    await givenEnded(table, { people: 2, enrollment: (n) => (n === 2 ? { attendance: {} } : {}) });
    const { store, reads } = table.deps;
    const session = await store.get('Session', { trainingId, id: idOf('session', 1) });
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    await store.commit(
      new Change(header).update('Session', { trainingId, id: session!.id }, { add: { recorded: -1 } }),
    );

    await settleParticipants(table.deps, event('TrainingEnded'));
    expect(table.chunks.sent).toEqual([]);
    const training = await store.get('Training', { id: trainingId });
    await store.commit(new Change(header).replace(training!, { ...training!, status: 'FINALIZED' }));
    await settleParticipants(table.deps, event('TrainingFinalized'));
    await drain(table, table.deps);

    const enrollments = await reads.enrollmentsInRange(trainingId, { from: participant(1), to: participant(2) });
    expect(enrollments.map(({ status }) => status)).toEqual(['COMPLETED', 'NOT_COMPLETED']);
    expect(await store.get('Training', { id: trainingId })).toMatchObject({ completionRevision: 0 });
    expect(await store.get('Award', { trainingId, stage: 'COMPLETION', personId: participant(2) })).toMatchObject({
      outcome: 'GATE_ATTENDANCE',
      points: 0,
    });
  });

  it('takes everything back when the training is cancelled', async () => {
    await givenEnded(table, { people: 3 });
    await settle(table);
    const { store } = table.deps;
    const training = await store.get('Training', { id: trainingId });
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    await store.commit(new Change(header).replace(training!, { ...training!, status: 'CANCELLED' }));
    await planEvaluations(table.deps, trainingId);
    await settleParticipants(table.deps, event('TrainingCancelled'));
    await drain(table, table.deps);

    expect(await store.get('Enrollment', { trainingId, personId: participant(1) })).toMatchObject({
      status: 'CANCELLED',
      jp: 0,
    });
    expect(await store.get('Award', { trainingId, stage: 'COMPLETION', personId: participant(1) })).toMatchObject({
      outcome: 'TRAINING_CANCELLED',
      points: 0,
    });
    const aggregate = await table.deps.reads.trainingAggregate(trainingId);
    expect(aggregate?.waves.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
    expect(aggregate?.counts).toMatchObject({ confirmed: 0 });
    const tasks = await table.deps.reads.tasksInRange(trainingId, 'REACTION', {
      from: participant(1),
      to: participant(3),
    });
    expect(tasks.map(({ status }) => status)).toEqual(['VOIDED', 'VOIDED', 'VOIDED']);
  });
});
