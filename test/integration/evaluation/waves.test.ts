import { Change } from '../../../core/change';
import { closeWave } from '../../../core/evaluation/close-wave';
import { openWave } from '../../../core/evaluation/open-wave';
import { openWavesAtEnd } from '../../../core/evaluation/open-waves-at-end';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { remindWave } from '../../../core/evaluation/remind-wave';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { idOf, sample } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';
import { chief, drain, event, givenEnded, openBehavior, participant, put, settle, trainingId } from '../run/scene';

describe('the waves of a training', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
  });
  afterEach(() => table.close());

  const waves = async () => (await table.deps.reads.trainingAggregate(trainingId))?.waves ?? [];
  const statuses = async () => Object.fromEntries((await waves()).map(({ code, status }) => [code, status]));
  const events = async (type: string) => {
    const { rows } = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
    return rows.flatMap(({ node }) => node.events).filter((happened) => happened.type === type);
  };

  it('are planned once, one for each of the pinned plan', async () => {
    await givenEnded(table, { people: 3 });
    await planEvaluations(table.deps, trainingId);
    await planEvaluations(table.deps, trainingId);
    expect(await statuses()).toEqual({
      REACTION: 'SCHEDULED',
      LEARNING: 'SCHEDULED',
      BEHAVIOR: 'SCHEDULED',
      RESULTS: 'SCHEDULED',
    });
    expect(await events('EvaluationScheduled')).toHaveLength(1);
  });

  it('open at the end when completion is decided, even before they were planned, and not earlier', async () => {
    await givenEnded(table, { people: 3 });
    await planEvaluations(table.deps, trainingId);
    await openWave(table.deps, trainingId, 'REACTION');
    expect((await statuses()).REACTION).toBe('SCHEDULED');
    await settleParticipants(table.deps, event('TrainingEnded'));
    await drain(table, table.deps);
    await openWavesAtEnd(table.deps, trainingId);
    await drain(table, table.deps);
    expect(await statuses()).toMatchObject({ REACTION: 'OPEN', LEARNING: 'OPEN', BEHAVIOR: 'SCHEDULED' });
    expect(await events('EvaluationOpened')).toHaveLength(2);
  });

  it('remind, and close, once and when they are due', async () => {
    await givenEnded(table, { people: 3 });
    await settle(table);
    await remindWave(table.deps, trainingId, 'REACTION', 0);
    await closeWave(table.deps, trainingId, 'REACTION');
    expect(await events('EvaluationReminderDue')).toHaveLength(0);
    expect((await statuses()).REACTION).toBe('OPEN');

    table.clock.set('2026-11-02T01:00:00.000Z');
    await remindWave(table.deps, trainingId, 'REACTION', 0);
    await remindWave(table.deps, trainingId, 'REACTION', 0);
    expect(await events('EvaluationReminderDue')).toHaveLength(1);

    table.clock.set('2026-11-06T17:00:00.000Z');
    for (let i = 0; i < 2; i++) {
      await closeWave(table.deps, trainingId, 'REACTION');
      await drain(table, table.deps);
    }
    expect((await statuses()).REACTION).toBe('CLOSED');
    expect(await events('EvaluationClosed')).toHaveLength(1);
  });

  it('are opened, asked and closed late when every firing was lost', async () => {
    await givenEnded(table, { people: 3 });
    await settle(table);
    table.clock.set('2027-06-01T00:00:00.000Z');
    await closeWave(table.deps, trainingId, 'BEHAVIOR');
    await drain(table, table.deps);
    expect((await statuses()).BEHAVIOR).toBe('CLOSED');
    const results = (await table.deps.reads.resultsOf(trainingId)).find(({ waveCode }) => waveCode === 'BEHAVIOR');
    expect(results?.kinds).toContainEqual({ kind: 'SELF', invited: 3, answered: 0 });
  });

  it('ask one level up where the post is vacant, and nobody about themself', async () => {
    await givenEnded(table, { people: 2 });
    const head = idOf('person', 950);
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    const gone = await table.deps.store.get('Person', { id: chief });
    const post = await table.deps.store.get('Assignment', { personId: chief, from: '2026-01-01' });
    await table.deps.store.commit(
      new Change(header).replace(gone!, { ...gone!, active: false }).replace(post!, { ...post!, supervisorId: head }),
    );
    await put(table.deps, [
      sample('Person', { id: head }),
      sample('Assignment', { personId: head, supervisorId: null }),
    ]);
    await settle(table);
    await openBehavior(table);
    const tasks = await table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', {
      from: participant(1),
      to: participant(2),
    });
    expect(tasks.map(({ raterKind, raterId }) => [raterKind, raterId])).toEqual([
      ['SELF', participant(1)],
      ['SUPERVISOR', head],
      ['SELF', participant(2)],
      ['SUPERVISOR', head],
    ]);
  });

  it('ask nobody of somebody who has left the service before they open', async () => {
    await givenEnded(table, { people: 2 });
    const left = await table.deps.store.get('Person', { id: participant(1) });
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    await table.deps.store.commit(new Change(header).replace(left!, { ...left!, active: false }));
    await settle(table);
    await openBehavior(table);
    const enrollment = await table.deps.store.get('Enrollment', { trainingId, personId: participant(1) });
    expect(enrollment?.status).toBe('COMPLETED');
    const range = { from: participant(1), to: participant(2) };
    for (const code of ['REACTION', 'BEHAVIOR']) {
      const tasks = await table.deps.reads.tasksInRange(trainingId, code, range);
      expect(new Set(tasks.map(({ subjectId }) => subjectId))).toEqual(new Set([participant(2)]));
    }
  });

  it('take in whoever completes later, due from joining', async () => {
    await givenEnded(table, { people: 2, presentAt: (n) => (n === 2 ? 7 : 9) });
    await settle(table);
    const of = () =>
      table.deps.reads.tasksInRange(trainingId, 'REACTION', { from: participant(2), to: participant(2) });
    expect(await of()).toEqual([]);
    table.clock.set('2026-11-02T03:00:00.000Z');
    const enrollment = await table.deps.store.get('Enrollment', { trainingId, personId: participant(2) });
    const attendance = {
      ...enrollment!.attendance,
      [idOf('session', 8)]: { status: 'PRESENT', source: 'RECORD' } as const,
    };
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    await table.deps.store.commit(new Change(header).replace(enrollment!, { ...enrollment!, attendance }));
    await settleParticipants(table.deps, event('AttendanceRecorded', { personIds: [participant(2)] }));
    expect(await of()).toMatchObject([{ status: 'OPEN', opensAt: '2026-11-02T03:00:00.000Z', dueDate: '2026-11-05' }]);
  });
});
