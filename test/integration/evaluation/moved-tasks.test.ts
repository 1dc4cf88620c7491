import { Change } from '../../../core/change';
import { closeWave } from '../../../core/evaluation/close-wave';
import type { RaterKind, Task } from '../../../core/evaluation/evaluation';
import { openWave } from '../../../core/evaluation/open-wave';
import { reassignTask } from '../../../core/evaluation/reassign-task';
import { reconcileTasks } from '../../../core/evaluation/reconcile-tasks';
import { reissueTask } from '../../../core/evaluation/reissue-task';
import { releaseTasks } from '../../../core/evaluation/release-tasks';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { voidTask } from '../../../core/evaluation/void-task';
import { voidTasksAbout } from '../../../core/evaluation/void-tasks-about';
import { updatePerson } from '../../../core/people/update-person';
import { idOf, sample } from '../../support/entities';
import { failureOf, problemsOf } from '../../support/failures';
import { actor, provinceAdmin } from '../../support/given';
import { meanwhile } from '../../support/meanwhile';
import { type TestTable, withTable } from '../../support/with-table';
import {
  asPerson,
  behaviorAnswers,
  chief,
  drain,
  givenEnded,
  openBehavior,
  participant,
  put,
  rate,
  settle,
  trainingId,
} from '../run/scene';

let table: TestTable;
const head = idOf('person', 950);
const stranger = idOf('person', 960);
const leave = async (id: string) => {
  const { version: expectedVersion } = (await table.deps.store.get('Person', { id }))!;
  await updatePerson(table.deps, provinceAdmin, { id, expectedVersion, active: false });
  for (let delivery = 0; delivery < 2; delivery++) await releaseTasks(table.deps, id);
};
/** Six people who have completed, their chief and whom the chief reports to; the wave is still to open. */
const setScene = async () => {
  table = await withTable();
  await givenEnded(table, { people: 6 });
  const post = await table.deps.store.get('Assignment', { personId: chief, from: '2026-01-01' });
  const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
  await table.deps.store.commit(new Change(header).replace(post!, { ...post!, supervisorId: head }));
  await put(table.deps, [
    sample('Person', { id: head }),
    sample('Person', { id: stranger }),
    sample('Assignment', { personId: head, supervisorId: null }),
  ]);
  await settle(table);
};
afterEach(() => table.close());

const taskOf = async (raterKind: RaterKind, n = 0, subjectId = participant(1)): Promise<Task> =>
  (await table.deps.store.get('Task', { trainingId, waveCode: 'BEHAVIOR', subjectId, raterKind, n }))!;
const everybody = { from: participant(1), to: participant(6) };
const target = (task: Task) => ({ taskId: encodeTaskId(task), expectedVersion: task.version, reason: 'Salah orang' });
const reassign = (task: Task, raterId: string) => reassignTask(table.deps, provinceAdmin, { ...target(task), raterId });
const submit = (task: Task, sum = 20) =>
  submitResponse(table.deps, asPerson(task.raterId), { taskId: encodeTaskId(task), answers: behaviorAnswers(sum) });
const owedBy = async (id: string) =>
  (await table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', everybody)).filter(({ raterId }) => raterId === id);

describe('tasks that move', () => {
  beforeEach(async () => {
    await setScene();
    await openBehavior(table);
  });

  it('by an administrator, with a reason, to somebody who is not asked already', async () => {
    table.clock.set('2027-03-10T02:00:00.000Z');
    const task = await taskOf('SUPERVISOR');
    const moved = await reassign(task, head);
    expect(moved).toMatchObject({ raterId: head, status: 'OPEN', dueDate: '2027-03-24' });
    expect(await taskOf('SUPERVISOR')).toEqual(moved);
    expect(await failureOf(submit(task))).toMatchObject({ code: 'NOT_FOUND' });
    await submit(moved);
    const { rows } = await table.deps.reads.journalOfEntity(encodeTaskId(task), { first: 10 });
    expect(rows.map(({ node }) => node).at(-1)).toMatchObject({
      reason: 'Salah orang',
      events: [{ type: 'TaskReassigned', data: { trainingId, wave: 'BEHAVIOR' } }],
    });
    expect(await failureOf(reassign(moved, stranger))).toMatchObject({ code: 'STALE_VERSION' });
    expect(await failureOf(reassign(await taskOf('SUPERVISOR'), stranger))).toMatchObject({ code: 'TASK_CLOSED' });
  });

  it('to nobody who may not answer', async () => {
    const task = await taskOf('PEER');
    expect(await problemsOf(reassign(task, participant(1)))).toEqual(['raterId RATES_THEMSELF']);
    expect(await failureOf(reassign(task, chief))).toEqual({ code: 'CONFLICT', fields: ['raterId'] });
    expect(await failureOf(reassign(task, idOf('person', 999)))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(reassign(await taskOf('SELF'), stranger))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    const own = actor(['PROVINCE_ADMIN'], { personId: participant(1) });
    const byHimself = reassignTask(table.deps, own, { ...target(task), raterId: stranger });
    expect(await failureOf(byHimself)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are voided and issued again; a voided answer no longer counts', async () => {
    await rate(table, 1, 5);
    const task = await taskOf('SUPERVISOR');
    expect(task.status).toBe('ANSWERED');
    const voided = await voidTask(table.deps, provinceAdmin, target(task));
    expect(voided).toMatchObject({ status: 'VOIDED', voidReason: 'Salah orang' });
    expect(await failureOf(voidTask(table.deps, provinceAdmin, target(voided)))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
    // What was void in the meantime can't be answered; who has it on the screen is told why.
    const before = await table.deps.reads.responsesInRange(trainingId, 'BEHAVIOR', everybody);
    expect(await failureOf(submit(task, 25))).toEqual({ code: 'TASK_VOIDED', fields: ['taskId'] });
    expect(await table.deps.reads.responsesInRange(trainingId, 'BEHAVIOR', everybody)).toEqual(before);
    const again = await reissueTask(table.deps, provinceAdmin, target(voided));
    expect(again).toMatchObject({ n: 1, raterId: chief, status: 'OPEN' });
    expect(await failureOf(reissueTask(table.deps, provinceAdmin, target(voided)))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
    await submit(again, 25);

    table.clock.set('2027-03-27T17:00:00.000Z');
    await closeWave(table.deps, trainingId, 'BEHAVIOR');
    await drain(table, table.deps);
    const award = await table.deps.store.get('Award', { trainingId, stage: 'APPLICATION', personId: participant(1) });
    // Self 4.2 (8000) and the supervisor's second answer, 5 (10000): (20·8000 + 50·10000) / 70.
    expect(award?.breakdown[0]).toMatchObject({ component: 'BEHAVIOR', score: 9429 });
    const results = (await table.deps.reads.resultsOf(trainingId)).find(({ waveCode }) => waveCode === 'BEHAVIOR');
    expect(results?.kinds).toContainEqual({ kind: 'SUPERVISOR', invited: 6, answered: 1 });
  });

  it('to nobody who leaves the service meanwhile', async () => {
    const voided = await voidTask(table.deps, provinceAdmin, target(await taskOf('SUPERVISOR')));
    const again = reissueTask(
      meanwhile(table.deps, () => leave(chief)),
      provinceAdmin,
      target(voided),
    );
    expect(await failureOf(again)).toEqual({ code: 'INACTIVE_PERSON', fields: ['taskId'] });
    const moved = reassignTask(
      meanwhile(table.deps, () => leave(stranger)),
      provinceAdmin,
      { ...target(await taskOf('PEER')), raterId: stranger },
    );
    expect(await failureOf(moved)).toEqual({ code: 'INACTIVE_PERSON', fields: ['raterId'] });
    const now = table.clock.now();
    for (const id of [chief, stranger]) {
      expect((await table.deps.reads.openTasksOf(id, now, { first: 1 })).rows).toEqual([]);
    }
  });

  it('stay, where a peer has answered: the answer leads back to no task', async () => {
    await submit(await taskOf('PEER'));
    expect(await failureOf(voidTask(table.deps, provinceAdmin, target(await taskOf('PEER'))))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
  });

  it('from a supervisor who leaves the service to the one above; from a peer to nobody', async () => {
    await releaseTasks(table.deps, chief);
    expect((await taskOf('SUPERVISOR')).raterId).toBe(chief);
    await leave(chief);
    await leave(participant(2));
    expect((await taskOf('SUPERVISOR')).raterId).toBe(head);
    const about = await table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', {
      from: participant(1),
      to: participant(6),
    });
    const his = about.filter(({ raterId }) => raterId === participant(2));
    expect(his.map(({ status, voidReason }) => [status, voidReason])).toEqual(his.map(() => ['VOIDED', 'RATER_LEFT']));
    expect(his).toHaveLength(6);
    expect(about).toHaveLength(6 * 7);
  });

  it('about somebody erased are void: nobody can say any more whom they are about', async () => {
    await voidTasksAbout(table.deps, participant(1));
    expect((await taskOf('SUPERVISOR')).status).toBe('OPEN');
    await rate(table, 1, 20);
    const person = (await table.deps.store.get('Person', { id: participant(1) }))!;
    await table.deps.store.commit(
      new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' }).replace(person, {
        ...person,
        active: false,
        erased: true,
      }),
    );
    for (let i = 0; i < 2; i++) await voidTasksAbout(table.deps, participant(1));
    const about = (n: number) =>
      table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', { from: participant(n), to: participant(n) });
    const open = (await about(1)).filter(({ status }) => status !== 'ANSWERED');
    expect(open.map(({ raterKind, status, voidReason }) => [raterKind, status, voidReason])).toEqual(
      open.map(() => ['PEER', 'VOIDED', 'SUBJECT_ERASED']),
    );
    expect(open).toHaveLength(5);
    expect((await about(2)).map(({ status }) => status)).toEqual((await about(2)).map(() => 'OPEN'));
  });
});

describe('whoever leaves the service', () => {
  const released = async () => {
    const owed = await Promise.all([chief, participant(2)].map(owedBy));
    return owed.map((tasks) => tasks.map(({ status, voidReason }) => `${status} ${voidReason}`));
  };

  it('while a wave is opening is released from what they are asked after that', async () => {
    await setScene();
    table.clock.set('2027-02-27T17:00:00.000Z');
    await openWave(table.deps, trainingId, 'BEHAVIOR');
    // Between the reading of the raters and the commit of their tasks.
    const opening = meanwhile(table.deps, () => Promise.all([chief, participant(2)].map(leave)));
    await drain(table, opening);
    expect(await released()).toEqual([[], Array(6).fill('VOIDED RATER_LEFT')]);
    expect((await owedBy(head)).map(({ raterKind, status }) => `${raterKind} ${status}`)).toEqual(
      Array(6).fill('SUPERVISOR OPEN'),
    );
  });

  it('is not asked again about somebody who completed after all', async () => {
    await setScene();
    await openBehavior(table);
    const key = { trainingId, personId: participant(1) };
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    const decide = async (status: 'COMPLETED' | 'NOT_COMPLETED') => {
      const enrollment = (await table.deps.store.get('Enrollment', key))!;
      await table.deps.store.commit(new Change(header).replace(enrollment, { ...enrollment, status }));
      await reconcileTasks(table.deps, header, trainingId, { from: key.personId, to: key.personId });
    };
    await decide('NOT_COMPLETED');
    await leave(participant(2));
    await decide('COMPLETED');
    expect((await released())[1]).toEqual(Array(6).fill('VOIDED RATER_LEFT'));
    expect(await taskOf('SUPERVISOR')).toMatchObject({ status: 'OPEN', raterId: chief });
  });
});
