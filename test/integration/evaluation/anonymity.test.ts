import { brotliDecompressSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Change } from '../../../core/change';
import { closeWave } from '../../../core/evaluation/close-wave';
import { saveDraft } from '../../../core/evaluation/draft';
import { submitResponse } from '../../../core/evaluation/submit-response';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import { nipOf } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  asPerson,
  behaviorAnswers,
  drain,
  givenEnded,
  openBehavior,
  participant,
  settle,
  trainingId,
} from '../run/scene';

jest.setTimeout(60_000);

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const PEOPLE = 24;
const ASKED = 5;

/** The whole table, as somebody reads it who may. */
async function stolen({ client, tableName }: TestTable): Promise<Item[]> {
  const items: Item[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: from }));
    items.push(...((page.Items ?? []) as Item[]));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

const unpacked = (item: Item): string =>
  JSON.stringify(
    item.packedChanges === undefined ? item : brotliDecompressSync(item.packedChanges as Uint8Array).toString(),
  );

describe('whoever reads the whole table after the close', () => {
  let table: TestTable;
  let items: Item[];
  /** Who wrote what, by subject: the answers of each rater are one of a kind. Only the test knows. */
  const truth = new Map<string, string>();

  beforeAll(async () => {
    table = await withTable({ randomIds: true });
    await givenEnded(table, { people: PEOPLE });
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    for (let n = 1; n <= PEOPLE; n++) {
      const profile = { name: `Pegawai ${n}`, nip: nipOf(n), email: `p${n}@contoh.go.id`, language: 'id' } as const;
      await table.deps.store.commit(new Change(header).profile(participant(n), profile, true));
    }
    await settle(table);
    await openBehavior(table);
    const all = await table.deps.reads.tasksInRange(trainingId, 'BEHAVIOR', { from: 'a', to: 'z' });
    const peers = all.filter(({ raterKind }) => raterKind === 'PEER');
    for (const [i, task] of peers.entries()) {
      table.clock.advance({ minutes: 3 });
      const answers = behaviorAnswers(5 + ((i * 8) % 21));
      const id = encodeTaskId(task);
      if (i % 4 === 0) await saveDraft(table.deps, asPerson(task.raterId), { taskId: id, expectedVersion: 0, answers });
      await submitResponse(table.deps, asPerson(task.raterId), {
        taskId: id,
        answers,
        submissionKey: `offline-retry-${i}-0123456789`,
      });
      truth.set(`${task.subjectId}/${JSON.stringify(Object.values(answers))}`, task.raterId);
    }
    table.clock.set('2027-03-27T17:00:00.000Z');
    await closeWave(table.deps, trainingId, 'BEHAVIOR');
    await drain(table, table.deps);
    items = await stolen(table);
  });
  afterAll(() => table.close());

  const ofKind = (kind: string) => items.filter((item) => item.kind === kind && item.raterKind === 'PEER');
  const raterOf = ({ subjectId, answers }: Item): string | undefined => {
    const given = answers as Record<string, number>;
    const order = ['application', 'quality', 'timeliness', 'initiative', 'sharing'];
    return truth.get(`${subjectId}/${JSON.stringify(order.map((item) => given[item]))}`);
  };

  it('finds nothing in a response that stands anywhere else', () => {
    const responses = ofKind('Response');
    expect(responses).toHaveLength(PEOPLE * ASKED);
    for (const response of responses) {
      expect(response).toMatchObject({ task: null, submittedOn: null, authorId: null });
      const { random } = response as unknown as { random: string };
      expect(items.filter((item) => item !== response && unpacked(item).includes(random))).toEqual([]);
      const written = JSON.stringify({ ...response, subjectId: '', pk: '', sk: '' });
      for (const rater of truth.values()) expect(written).not.toContain(rater);
      expect(written).not.toMatch(/20\d\d-\d\d-\d\dT/);
    }
  });

  it('finds the day of a submission and no time, request or order in the trail', () => {
    const entries = items.filter(
      ({ pk, action }) =>
        pk.startsWith('JRN#') && ['evaluation.answer', 'evaluation.saveDraft'].includes(String(action)),
    );
    expect(entries.length).toBeGreaterThanOrEqual(PEOPLE * ASKED);
    expect(new Set(entries.map(({ at }) => String(at).slice(10)))).toEqual(new Set(['T17:00:00.000Z']));
    expect(new Set(entries.map(({ requestId, correlationId }) => `${requestId} ${correlationId}`)).size).toBe(1);
    for (const entry of entries) expect(unpacked(entry)).not.toContain('answers');
    expect(items.filter(({ kind }) => kind === 'Draft')).toEqual([]);
  });

  it('guesses who wrote what no better than by chance, whatever the table is sorted by', () => {
    const tasks = ofKind('Task');
    const responses = ofKind('Response');
    const subjects = [...new Set(tasks.map(({ subjectId }) => subjectId))];
    /** Pairs tasks and responses of each subject, both sorted by an attribute; the share that is right. */
    const attack = (byTask: (item: Item) => string, byResponse: (item: Item) => string): number => {
      const sorted = (all: readonly Item[], by: (item: Item) => string) =>
        [...all].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
      let right = 0;
      for (const subject of subjects) {
        const asked = sorted(
          tasks.filter(({ subjectId }) => subjectId === subject),
          byTask,
        );
        const given = sorted(
          responses.filter(({ subjectId }) => subjectId === subject),
          byResponse,
        );
        right += given.filter((response, i) => raterOf(response) === asked[i]?.raterId).length;
      }
      return right / responses.length;
    };
    const attributes = (all: readonly Item[]) => [...new Set(all.flatMap((item) => Object.keys(item)))];
    const reading = (name: string) => (item: Item) => JSON.stringify(item[name]) ?? '';
    const asScanned = (item: Item) => String(items.indexOf(item)).padStart(6, '0');
    const trail = (item: Item) =>
      items
        .filter(({ pk, entity }) => pk.startsWith('JRN#') && entity === encodeTaskId(item as never))
        .map(({ sk }) => sk)
        .sort()
        .join();
    const orders = {
      task: [asScanned, trail, ...attributes(tasks).map(reading)],
      response: [asScanned, (item: Item) => String(JSON.stringify(item).length), ...attributes(responses).map(reading)],
    };

    // The attack works where there is something to find: with the true order it is right every time.
    expect(
      attack(
        ({ raterId }) => String(raterId),
        (item) => raterOf(item) ?? '',
      ),
    ).toBe(1);
    const chance = 1 / ASKED;
    // Sorted by the answers themselves, and by what only answers decide, it is bound to the test's own pattern of answers.
    const ofAnswers = new Set(['answers']);
    for (const byTask of orders.task) {
      for (const [i, byResponse] of orders.response.entries()) {
        if (ofAnswers.has(attributes(responses)[i - 2] ?? '')) continue;
        expect(attack(byTask, byResponse)).toBeLessThan(chance + 0.25);
      }
    }
  });
});
