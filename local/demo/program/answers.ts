import type { GraphqlClient } from '../graphql-client';
import { inParallel, partsOf } from '../in-parallel';
import { atOnce, mutations } from '../scale/world';
import { answersWhen, ratingOf } from './doing';
import type { Level, PlannedCourse, RaterKind } from './trainings';

/** An answer as it was sent: from it alone the results are computed again. */
export interface Given {
  readonly level: Level;
  readonly kind: RaterKind;
  /** Whom it is about: a person, or an agency. */
  readonly subjectId: string;
  readonly daysLate: number;
  readonly answers: { readonly [item: string]: number };
}

/** Somebody who may be asked. */
export interface Rater {
  readonly subject: string;
  /** Whose tasks: their own, or those of the agency that they administer. */
  readonly of: 'PERSON' | 'AGENCY';
  /** Of the person, or of the agency. */
  readonly index: number;
}

export interface Task {
  readonly id: string;
  readonly waveCode: Level;
  readonly raterKind: RaterKind;
  readonly training: { readonly id: string };
  readonly person: { readonly id: string } | null;
  readonly agency: { readonly id: string } | null;
}

const mutationsPerRequest = 10;

export interface Asking {
  readonly client: GraphqlClient;
  readonly course: PlannedCourse;
  readonly trainingId: string;
  /** Place of whom a task is about among their kind. */
  readonly indexOf: (subjectId: string) => number;
  /** Told each task that a rater finds. */
  readonly found: (task: Task, rater: Rater) => void;
}

/** What a rater will send, and when. */
export interface Prepared {
  readonly subject: string;
  /** 0 for whoever answers in time, 1 for the late ones. */
  readonly turn: 0 | 1;
  readonly taskId: string;
  readonly given: Given;
}

/** Raters look what they owe in some evaluations; those who will answer prepare it, the others keep silent. */
export async function lookUp(
  { client, course, trainingId, indexOf, found }: Asking,
  raters: readonly Rater[],
  levels: readonly Level[],
): Promise<readonly Prepared[]> {
  const itemsOf = rememberedItems(client);
  const prepared = await inParallel(raters, atOnce, async (rater) => {
    const mine = (await openTasks(client, rater)).filter(
      ({ training, waveCode }) => training.id === trainingId && levels.includes(waveCode),
    );
    const own: Prepared[] = [];
    for (const task of mine) {
      found(task, rater);
      const { id: taskId, waveCode: level, raterKind: kind } = task;
      const subjectId = task.person?.id ?? task.agency?.id ?? '';
      const about = indexOf(subjectId);
      const turn = answersWhen(kind, rater.index, about);
      if (turn === null) continue;
      const items = await itemsOf(rater.subject, task);
      const answers = Object.fromEntries(
        items.map(({ code, type }, place) => [
          code,
          type === 'LIKERT'
            ? ratingOf(course, { level, item: code, place, kind }, kind === 'SELF' ? about : about + 3 * rater.index)
            : figureOf(course, code, about),
        ]),
      );
      const daysLate = turn * course.daysLate[level];
      own.push({ subject: rater.subject, turn, taskId, given: { level, kind, subjectId, daysLate, answers } });
    }
    return own;
  });
  return prepared.flat();
}

/** Sends what has been prepared. */
export async function submit(
  client: GraphqlClient,
  prepared: readonly Prepared[],
  told: (more: number) => void,
): Promise<void> {
  const bySubject = [...Map.groupBy(prepared, ({ subject }) => subject)];
  await inParallel(bySubject, atOnce, async ([subject, own]) => {
    for (const part of partsOf(own, mutationsPerRequest)) {
      const inputs = part.map(({ taskId, given: { answers } }) => ({
        taskId,
        answers: Object.entries(answers).map(([item, number]) => ({ item, number })),
      }));
      await client.send(subject, ...mutations('submitResponse', 'SubmitResponseInput', 'status', inputs));
      told(part.length);
    }
  });
}

/** What an agency reports: some gain more than others, and all of them what the course says in sum. */
function figureOf({ benefit, cost, service }: PlannedCourse, item: string, agency: number): number {
  const apart = (agency % 5) - 2;
  switch (item) {
    case 'service_before':
      return service[0] + apart;
    case 'service_after':
      return service[1] + 2 * apart;
    case 'benefit':
      return benefit + apart * 5_000_000;
    case 'cost':
      return cost;
    default:
      throw new RangeError(`Nobody knows what to answer to ${item}`);
  }
}

async function openTasks(client: GraphqlClient, { subject, of }: Rater): Promise<Task[]> {
  const { myTasks } = await client.send<{ myTasks: { edges: { node: Task }[] } }>(
    subject,
    `query ($of: TasksOf!) {
      myTasks(first: 100, of: $of) { edges { node { id waveCode raterKind training { id } person { id } agency { id } } } }
    }`,
    { of },
  );
  return myTasks.edges.map(({ node }) => node);
}

interface Item {
  readonly code: string;
  readonly type: string;
}

/** What is asked of everybody in a wave, without remarks; asked for once, since a questionnaire is pinned. */
function rememberedItems(client: GraphqlClient) {
  const known = new Map<string, Promise<readonly Item[]>>();
  return (subject: string, { id, waveCode }: Task): Promise<readonly Item[]> => {
    const items = known.get(waveCode) ?? itemsOf(client, subject, id);
    known.set(waveCode, items);
    return items;
  };
}

async function itemsOf(client: GraphqlClient, subject: string, id: string): Promise<readonly Item[]> {
  const { task } = await client.send<{ task: { instrument: { items: (Item & { required: boolean })[] } } }>(
    subject,
    'query ($id: ID!) { task(id: $id) { instrument { items { code type required } } } }',
    { id },
  );
  return task.instrument.items.filter(({ required }) => required);
}
