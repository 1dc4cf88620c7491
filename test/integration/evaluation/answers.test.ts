import { Change } from '../../../core/change';
import { closeWave } from '../../../core/evaluation/close-wave';
import type { Answers, RaterKind, Task } from '../../../core/evaluation/evaluation';
import { listOpenTasks } from '../../../core/evaluation/list-open-tasks';
import { openWave } from '../../../core/evaluation/open-wave';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { viewAnswers } from '../../../core/evaluation/view-answers';
import { viewTask } from '../../../core/evaluation/view-task';
import { contents } from '../../support/contents';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, nipOf } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  agencyId,
  asPerson,
  behaviorAnswers,
  chief,
  drain,
  givenEnded,
  openBehavior,
  participant,
  settle,
  trainingId,
} from '../run/scene';

describe('answering a task', () => {
  let table: TestTable;

  beforeEach(async () => {
    table = await withTable();
    await givenEnded(table, { people: 6 });
    const profile = { name: 'Siti Rahayu', nip: nipOf(1), email: 'siti@contoh.go.id', language: 'id' } as const;
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    await table.deps.store.commit(new Change(header).profile(participant(1), profile, true));
    await settle(table);
    await openBehavior(table);
  });
  afterEach(() => table.close());

  const taskId = (raterKind: RaterKind, n = 0, subjectId = participant(1)): string =>
    encodeTaskId({ trainingId, waveCode: 'BEHAVIOR', subjectId, raterKind, n });
  const tasks = () =>
    table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', { from: participant(1), to: participant(1) });
  const submit = (who: string, id: string, answers: Answers = behaviorAnswers(20)) =>
    submitResponse(table.deps, asPerson(who), { taskId: id, answers });

  it('is asked of the person, their supervisor and drawn peers of the same supervisor', async () => {
    const asked = await tasks();
    const kinds = Map.groupBy(asked, ({ raterKind }) => raterKind);
    expect(kinds.get('SELF')?.map(({ raterId }) => raterId)).toEqual([participant(1)]);
    expect(kinds.get('SUPERVISOR')?.map(({ raterId }) => raterId)).toEqual([chief]);
    const peers = kinds.get('PEER')?.map(({ raterId }) => raterId) ?? [];
    expect([...peers].sort()).toEqual([2, 3, 4, 5, 6].map(participant));
    expect(kinds.get('SUBORDINATE')).toBeUndefined();
  });

  it('works once, for its rater alone, and again with the same answers', async () => {
    const answered = await submit(participant(1), taskId('SELF'));
    expect(answered).toMatchObject({ status: 'ANSWERED', answeredOn: '2027-02-28' });
    expect(await submit(participant(1), taskId('SELF'))).toEqual(answered);
    expect(await failureOf(submit(participant(1), taskId('SELF'), behaviorAnswers(21)))).toMatchObject({
      code: 'TASK_ANSWERED',
    });
    expect(await failureOf(submit(participant(2), taskId('SELF')))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(submit(participant(1), 'tsk~x'))).toMatchObject({ code: 'BAD_INPUT' });
    expect(await viewAnswers(table.deps, asPerson(participant(1)), taskId('SELF'))).toEqual(behaviorAnswers(20));
    expect(await failureOf(viewAnswers(table.deps, asPerson(participant(2)), taskId('SELF')))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('keeps free text encrypted under the key of whom it is about', async () => {
    const given = { ...behaviorAnswers(20), example: 'Peta risiko dipakai setiap bulan.' };
    await submit(chief, taskId('SUPERVISOR'), given);
    const about = { from: participant(1), to: participant(1) };
    const [response] = await table.deps.reads.responsesInRange(trainingId, 'BEHAVIOR', about);
    expect(Object.keys(response?.texts ?? {})).toEqual(['example']);
    expect(JSON.stringify(await contents(table))).not.toContain('Peta risiko');
    expect(await viewAnswers(table.deps, asPerson(chief), taskId('SUPERVISOR'))).toEqual(given);
    expect(await submit(chief, taskId('SUPERVISOR'), given)).toMatchObject({ status: 'ANSWERED' });
  });

  it('tells every item that is wrong, and writes nothing', async () => {
    const before = await contents(table);
    const failure = await failureOf(submit(participant(1), taskId('SELF'), { application: 6, quality: 3, extra: 1 }));
    expect(failure).toEqual({
      code: 'ANSWERS_INVALID',
      fields: ['answers.application', 'answers.timeliness', 'answers.initiative', 'answers.sharing', 'answers.extra'],
    });
    expect(await contents(table)).toEqual(before);
  });

  it('is closed outside of its window, which is half-open', async () => {
    table.clock.set('2027-03-27T17:00:00.000Z');
    expect(await failureOf(submit(participant(1), taskId('SELF')))).toMatchObject({ code: 'TASK_CLOSED' });
    table.clock.set('2027-03-27T16:59:59.999Z');
    await submit(participant(1), taskId('SELF'));
  });

  it('takes one of two submissions at the same moment', async () => {
    const race = await Promise.allSettled(
      [20, 21].map((sum) => submit(participant(1), taskId('SELF'), behaviorAnswers(sum))),
    );
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const responses = await table.deps.reads.responsesInRange(trainingId, 'BEHAVIOR', {
      from: participant(1),
      to: participant(1),
    });
    expect(responses).toHaveLength(1);
  });

  it('stands in the list of open tasks until it is answered', async () => {
    const list = async () => {
      const { rows } = await listOpenTasks(table.deps, asPerson(participant(1)), { first: 20 });
      return rows.map(({ node }) => node);
    };
    const own = ({ raterKind }: Task) => raterKind === 'SELF';
    expect((await list()).some(own)).toBe(true);
    expect(await viewTask(table.deps, asPerson(participant(1)), taskId('SELF'))).toMatchObject({
      wave: { code: 'BEHAVIOR' },
      instrument: { code: 'BEHAVIOR' },
    });
    await submit(participant(1), taskId('SELF'));
    expect((await list()).some(own)).toBe(false);
  });

  describe('by a peer', () => {
    let peer: Task;
    beforeEach(async () => {
      peer = (await tasks()).find(({ raterKind }) => raterKind === 'PEER')!;
      table.clock.set('2027-03-01T03:04:05.678Z');
      await submit(peer.raterId, encodeTaskId(peer));
    });

    it('leaves a response that names neither task nor rater nor time', async () => {
      const [response] = await table.deps.reads.responsesInRange(trainingId, 'BEHAVIOR', {
        from: participant(1),
        to: participant(1),
      });
      expect(response).toMatchObject({ raterKind: 'PEER', task: null, submittedOn: null, authorId: null });
      const stored = JSON.stringify(response);
      expect(stored).not.toContain(peer.raterId);
      expect(stored).not.toContain('2027-03-01');
    });

    it('leaves a journal entry with the task and the day only, without answers and events', async () => {
      const { rows } = await table.deps.reads.journalOfEntity(encodeTaskId(peer), { first: 10 });
      const entry = rows.at(0)?.node;
      expect(entry).toMatchObject({ actor: peer.raterId, at: '2027-02-28T17:00:00.000Z', events: [] });
      expect(entry?.changes.map(({ of }) => of.split('/')[0])).toEqual(['Task']);
      expect(JSON.stringify(entry)).not.toContain('application');
    });

    it('cannot be read or sent again', async () => {
      const author = asPerson(peer.raterId);
      expect(await failureOf(viewAnswers(table.deps, author, encodeTaskId(peer)))).toMatchObject({ code: 'NOT_FOUND' });
      expect(await failureOf(submit(peer.raterId, encodeTaskId(peer)))).toMatchObject({ code: 'TASK_ANSWERED' });
    });
  });

  it('is for any administrator of an agency, and only theirs', async () => {
    table.clock.set('2027-10-31T00:00:00.000Z');
    await openWave(table.deps, trainingId, 'RESULTS');
    await drain(table, table.deps);
    const id = encodeTaskId({ trainingId, waveCode: 'RESULTS', subjectId: agencyId, raterKind: 'AGENCY', n: 0 });
    const answers = { service_before: 62.5, service_after: 80, benefit: 180_000_000, cost: 100_000_000, impact: 4 };
    const admin = actor(['AGENCY_ADMIN'], { personId: chief, agencyId });
    const other = actor(['AGENCY_ADMIN'], { personId: participant(2), agencyId: idOf('agency', 2) });
    expect(await failureOf(submitResponse(table.deps, other, { taskId: id, answers }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    await submitResponse(table.deps, admin, { taskId: id, answers });
    const colleague = actor(['AGENCY_ADMIN'], { personId: participant(3), agencyId });
    expect(await failureOf(submitResponse(table.deps, colleague, { taskId: id, answers }))).toMatchObject({
      code: 'TASK_ANSWERED',
    });

    table.clock.set('2027-11-30T00:00:00.000Z');
    await closeWave(table.deps, trainingId, 'RESULTS');
    await drain(table, table.deps);
    const results = (await table.deps.reads.resultsOf(trainingId)).find(({ waveCode }) => waveCode === 'RESULTS');
    expect(results).toMatchObject({ roi: 8000, kinds: [{ kind: 'AGENCY', invited: 1, answered: 1 }] });
  });
});
