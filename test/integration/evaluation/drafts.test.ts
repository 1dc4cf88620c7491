import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Change } from '../../../core/change';
import { saveDraft, viewDraft } from '../../../core/evaluation/draft';
import type { RaterKind } from '../../../core/evaluation/evaluation';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { failureOf } from '../../support/failures';
import { nipOf } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  asPerson,
  behaviorAnswers,
  chief,
  givenEnded,
  openBehavior,
  participant,
  settle,
  trainingId,
} from '../run/scene';

describe('a draft of answers', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenEnded(table, { people: 6 });
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    for (const [n, id] of [participant(1), participant(2), chief].entries()) {
      const profile = { name: `Pegawai ${n}`, nip: nipOf(n + 1), email: `p${n}@contoh.go.id`, language: 'id' } as const;
      await table.deps.store.commit(new Change(header).profile(id, profile, true));
    }
    await settle(table);
    await openBehavior(table);
  });
  afterEach(() => table.close());

  const taskId = (raterKind: RaterKind, n = 0, subjectId = participant(1)): string =>
    encodeTaskId({ trainingId, waveCode: 'BEHAVIOR', subjectId, raterKind, n });
  const secret = { application: 5, example: 'Peta risiko triwulan' };
  const save = (who: string, id: string, expectedVersion = 0, answers: object = secret) =>
    saveDraft(table.deps, asPerson(who), { taskId: id, expectedVersion, answers: { ...answers } });
  const everything = async () => {
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    return Items;
  };

  it('is resumed by its author alone, and gone with the submission', async () => {
    const id = taskId('SUPERVISOR');
    expect(await viewDraft(table.deps, asPerson(chief), id)).toBeUndefined();
    const first = await save(chief, id);
    expect(first).toMatchObject({ answers: secret, version: 1 });
    expect(await viewDraft(table.deps, asPerson(chief), id)).toEqual(first);
    expect(await failureOf(save(chief, id))).toMatchObject({ code: 'STALE_VERSION' });
    await save(chief, id, 1, { ...secret, quality: 4 });
    expect(await failureOf(viewDraft(table.deps, asPerson(participant(2)), id))).toMatchObject({ code: 'NOT_FOUND' });

    await submitResponse(table.deps, asPerson(chief), { taskId: id, answers: behaviorAnswers(20) });
    expect((await everything()).filter(({ kind }) => kind === 'Draft')).toEqual([]);
    expect(await failureOf(save(chief, id, 2))).toMatchObject({ code: 'TASK_ANSWERED' });
  });

  it('leaves nothing readable in the table nor in the trail', async () => {
    await save(chief, taskId('SUPERVISOR'));
    const { rows } = await table.deps.reads.journalOfEntity(taskId('SUPERVISOR'), { first: 10 });
    expect(rows.map(({ node }) => [node.action, node.changes])).toEqual([['evaluation.saveDraft', []]]);
    const stored = JSON.stringify(await everything());
    expect(stored).not.toContain('Peta risiko');
    expect(stored).not.toContain('"application":5');
  });

  it('fits the questions, as far as it goes', async () => {
    expect(await failureOf(save(chief, taskId('SUPERVISOR'), 0, { application: 7, nothing: 1 }))).toEqual({
      code: 'ANSWERS_INVALID',
      fields: ['answers.application', 'answers.nothing'],
    });
  });

  it('never survives a submission at the same moment', async () => {
    const id = taskId('SELF');
    for (let n = 0; n < 5; n++) {
      const subject = participant(1);
      await Promise.allSettled([
        save(subject, id),
        submitResponse(table.deps, asPerson(subject), { taskId: id, answers: behaviorAnswers(20) }),
      ]);
      expect((await everything()).filter(({ kind }) => kind === 'Draft')).toEqual([]);
    }
  });

  it('of a peer tells the day alone; the same submission again is recognized by its key', async () => {
    const tasks = await table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', {
      from: participant(1),
      to: participant(1),
    });
    const place = tasks.find(({ raterKind, raterId }) => raterKind === 'PEER' && raterId === participant(2));
    const id = taskId('PEER', place?.n ?? 99);
    await save(participant(2), id);
    const submission = { taskId: id, answers: behaviorAnswers(20), submissionKey: 'a-random-key-0123456789' };
    const answered = await submitResponse(table.deps, asPerson(participant(2)), submission);
    expect(await submitResponse(table.deps, asPerson(participant(2)), submission)).toEqual(answered);
    for (const submissionKey of [undefined, 'another-random-key-987']) {
      const other = { ...submission, submissionKey };
      expect(await failureOf(submitResponse(table.deps, asPerson(participant(2)), other))).toMatchObject({
        code: 'TASK_ANSWERED',
      });
    }
    const { rows } = await table.deps.reads.journalOfEntity(id, { first: 10 });
    expect(new Set(rows.map(({ node }) => [node.at, node.requestId].join()))).toEqual(
      new Set(['2027-02-27T17:00:00.000Z,withheld']),
    );
    expect(JSON.stringify(rows)).not.toContain('submission');
    expect(JSON.stringify(await everything())).not.toContain('a-random-key');
    expect(
      await table.deps.reads.responsesInRange(trainingId, 'BEHAVIOR', { from: participant(1), to: participant(1) }),
    ).toHaveLength(1);
    expect(
      await failureOf(submitResponse(table.deps, asPerson(participant(2)), { ...submission, submissionKey: 'x' })),
    ).toEqual({ code: 'BAD_INPUT', fields: ['submissionKey'] });
  });
});
