import type { GraphqlClient } from '../graphql-client';
import { inParallel, partsOf } from '../in-parallel';
import { atOnce, mutations } from './world';

/** Somebody who answers: which of their tasks, and what to every item. */
export interface Answering {
  readonly subject: string;
  readonly about: readonly Wanted[];
}

export interface Wanted {
  readonly wave: string;
  /** The person whom the task is about. */
  readonly personId: string;
  /** 1 to 5. */
  readonly value: number;
}

/** Answers by who gives them. */
export function answeringBy(answers: readonly (Wanted & { readonly subject: string })[]): Answering[] {
  return [...Map.groupBy(answers, ({ subject }) => subject)].map(([subject, about]) => ({ subject, about }));
}

interface TaskNode {
  readonly id: string;
  readonly waveCode: string;
  readonly raterKind: string;
  readonly person: { readonly id: string } | null;
}

const mutationsPerRequest = 10;

/** Answers tasks through the API: each rater lists what they owe and submits. Returns how many answers were given. */
export async function giveAnswers(client: GraphqlClient, raters: readonly Answering[]): Promise<number> {
  const itemsOf = rememberedItems(client);
  const given = await inParallel(raters, atOnce, async ({ subject, about }) => {
    const { myTasks } = await client.send<{ myTasks: { edges: { node: TaskNode }[] } }>(
      subject,
      '{ myTasks(first: 100) { edges { node { id waveCode raterKind person { id } } } } }',
    );
    const inputs: object[] = [];
    for (const { wave, personId, value } of about) {
      const task = myTasks.edges.find(
        ({ node }) => node.waveCode === wave && node.person?.id === personId && node.raterKind !== 'PEER',
      )?.node;
      if (task === undefined) throw new Error(`${subject} has no ${wave} task about ${personId}`);
      const items = await itemsOf(subject, task);
      inputs.push({ taskId: task.id, answers: items.map((item) => ({ item, number: value })) });
    }
    for (const part of partsOf(inputs, mutationsPerRequest)) {
      await client.send(subject, ...mutations('submitResponse', 'SubmitResponseInput', 'status', part));
    }
    return inputs.length;
  });
  return given.reduce((sum, count) => sum + count, 0);
}

/** The Likert items of a wave's instrument, asked for once: it is pinned for everybody. */
function rememberedItems(client: GraphqlClient) {
  const known = new Map<string, Promise<readonly string[]>>();
  return (subject: string, { id, waveCode }: TaskNode): Promise<readonly string[]> => {
    const items = known.get(waveCode) ?? likertItemsOf(client, subject, id);
    known.set(waveCode, items);
    return items;
  };
}

async function likertItemsOf(client: GraphqlClient, subject: string, taskId: string): Promise<readonly string[]> {
  const { task } = await client.send<{ task: { instrument: { items: { code: string; type: string }[] } } }>(
    subject,
    'query ($id: ID!) { task(id: $id) { instrument { items { code type } } } }',
    { id: taskId },
  );
  return task.instrument.items.filter(({ type }) => type === 'LIKERT').map(({ code }) => code);
}
