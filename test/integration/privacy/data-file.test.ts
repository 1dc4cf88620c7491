import type { Actor } from '../../../core/access';
import { Change } from '../../../core/change';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { closeWave } from '../../../core/evaluation/close-wave';
import type { RaterKind, Task } from '../../../core/evaluation/evaluation';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { voidTask } from '../../../core/evaluation/void-task';
import type { JsonValue } from '../../../core/journal';
import type { DataSection } from '../../../core/privacy/data-sections';
import type { PrivacyRequest } from '../../../core/privacy/privacy';
import { requestPrivacy } from '../../../core/privacy/request-privacy';
import { viewDataFile } from '../../../core/privacy/view-data-file';
import { idOf } from '../../support/entities';
import { actor, nipOf, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  agencyId,
  asPerson,
  behaviorAnswers,
  givenEnded,
  openBehavior,
  participant,
  settle,
  trainingId,
} from '../run/scene';

const [siti, budi] = [participant(1), participant(2)];
const organizer = actor(['ORGANIZER'], { personId: idOf('person', 800), agencyId });
const example = 'Peta risiko dipakai setiap bulan.';

let table: TestTable;
let request: PrivacyRequest;

beforeAll(async () => {
  table = await withTable();
  await givenEnded(table, { people: 6 });
  for (const [n, personId] of [siti, budi].entries()) {
    const profile = { name: `Pegawai ${n + 1}`, nip: nipOf(n + 1), email: null, language: 'id' } as const;
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    await table.deps.store.commit(new Change(header).profile(personId, profile, true));
  }
  for (const status of ['ABSENT', 'EXCUSED'] as const) {
    const records = [siti, budi].map(
      (personId) => ({ personId, status: personId === siti ? status : 'LATE' }) as const,
    );
    await recordAttendance(table.deps, organizer, { trainingId, sessionId: idOf('session', 1), records });
    table.clock.advance({ minutes: 1 });
  }
  await settle(table);
  await openBehavior(table);
  await answer(siti, 'SELF', { ...behaviorAnswers(20), example });
  await answer(budi, 'SELF');
  const tasks = await table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', { from: budi, to: budi });
  const peer = tasks.find(({ raterKind, raterId }) => raterKind === 'PEER' && raterId === siti) as Task;
  await submitResponse(table.deps, asPerson(siti), { taskId: encodeTaskId(peer), answers: behaviorAnswers(11) });
  request = await requestPrivacy(table.deps, asPerson(siti), { personId: siti, right: 'ACCESS' });
});
afterAll(() => table.close());

const taskOf = (subjectId: string, raterKind: RaterKind) =>
  encodeTaskId({ trainingId, waveCode: 'BEHAVIOR', subjectId, raterKind, n: 0 });
const answer = (personId: string, kind: RaterKind, answers = behaviorAnswers(20)) =>
  submitResponse(table.deps, asPerson(personId), { taskId: taskOf(personId, kind), answers });

/** A section to its end, page by page. */
async function read(by: Actor, section: DataSection, first = 100): Promise<JsonValue[]> {
  const rows: JsonValue[] = [];
  let after: string | undefined;
  do {
    const page = await viewDataFile(table.deps, by, { personId: siti, requestId: request.id, section, first, after });
    rows.push(...page.rows.map(({ node }) => node));
    after = page.hasNextPage ? page.rows.at(-1)?.cursor : undefined;
  } while (after !== undefined);
  return rows;
}

describe('the file of a person’s data', () => {
  it('has what they answered, free text too; of an anonymous kind that they did, and that it leads back to nobody', async () => {
    const own = {
      raterKind: 'SELF',
      subjectId: siti,
      answers: { ...behaviorAnswers(20), example },
      withheld: null,
    };
    const ofPeer = { raterKind: 'PEER', subjectId: budi, answers: null, withheld: 'ANONYMOUS' };
    const rows = await read(asPerson(siti), 'ANSWERS');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining(own), expect.objectContaining(ofPeer)]));
    expect(await read(asPerson(siti), 'ANSWERS', 1)).toEqual(rows);
  });

  it('keeps the answers from the administrator who hands it over', async () => {
    const rows = await read(provinceAdmin, 'ANSWERS');
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ raterKind: 'SELF', answers: null, withheld: 'FOR_THE_AUTHOR_ALONE' }),
      ]),
    );
    expect(JSON.stringify(rows)).not.toContain(example);
  });

  it('has every record of their attendance, by whom it was made, and nobody else’s', async () => {
    const [training] = (await read(asPerson(siti), 'ENROLLMENTS')) as { attendanceRecorded: object[] }[];
    const by = { sessionId: idOf('session', 1), by: organizer.personId, source: 'RECORD' };
    expect(training?.attendanceRecorded).toEqual([
      { ...by, at: '2026-10-31T09:00:00.000Z', status: 'ABSENT' },
      { ...by, at: '2026-10-31T09:01:00.000Z', status: 'EXCUSED' },
    ]);
    expect(JSON.stringify(training?.attendanceRecorded)).not.toContain(budi);
  });

  it('has an answer also when its task was taken back, and the wave is closed', async () => {
    const task = await table.deps.store.get('Task', {
      trainingId,
      waveCode: 'BEHAVIOR',
      subjectId: siti,
      raterKind: 'SELF',
      n: 0,
    });
    const voided = { taskId: taskOf(siti, 'SELF'), expectedVersion: task?.version ?? 0, reason: 'Salah orang' };
    await voidTask(table.deps, provinceAdmin, voided);
    table.clock.set('2027-03-29T17:00:00.000Z');
    await closeWave(table.deps, trainingId, 'BEHAVIOR');
    expect(JSON.stringify(await read(asPerson(siti), 'ANSWERS'))).toContain(example);
  });
});
