import { likertItems } from './data/worked-example';
import type { GraphqlClient } from './graphql-client';

/** A task as its rater finds it. */
export interface OpenTask {
  readonly id: string;
  readonly waveCode: string;
  readonly raterKind: string;
  readonly trainingId: string;
  /** Whom it is about; null in a RESULTS wave. */
  readonly personId: string | null;
}

interface TaskNode {
  readonly id: string;
  readonly waveCode: string;
  readonly raterKind: string;
  readonly training: { readonly id: string };
  readonly person: { readonly id: string } | null;
}

/** What a subject still has to answer; `of` is AGENCY for an administrator on behalf of the agency. */
export async function openTasks(
  client: GraphqlClient,
  subject: string,
  of: 'PERSON' | 'AGENCY' = 'PERSON',
): Promise<OpenTask[]> {
  const { myTasks } = await client.send<{ myTasks: { edges: { node: TaskNode }[] } }>(
    subject,
    'query ($of: TasksOf!) { myTasks(first: 100, of: $of) { edges { node { id waveCode raterKind training { id } person { id } } } } }',
    { of },
  );
  return myTasks.edges.map(({ node }) => ({
    id: node.id,
    waveCode: node.waveCode,
    raterKind: node.raterKind,
    trainingId: node.training.id,
    personId: node.person?.id ?? null,
  }));
}

interface ItemNode {
  readonly code: string;
  readonly type: string;
  readonly required: boolean;
}

/**
 * Answers a task: its Likert items so that their mean is exactly `mean`, its required numbers by `numbers`, and no
 * free text.
 */
export async function answerTask(
  client: GraphqlClient,
  subject: string,
  taskId: string,
  mean: number,
  numbers: { readonly [item: string]: number } = {},
): Promise<void> {
  const { task } = await client.send<{ task: { instrument: { items: ItemNode[] } } }>(
    subject,
    'query ($id: ID!) { task(id: $id) { instrument { items { code type required } } } }',
    { id: taskId },
  );
  const { items } = task.instrument;
  const likert = items.filter(({ type }) => type === 'LIKERT');
  const values = likert.length === 5 ? likertItems(mean) : likert.map(() => Math.round(mean));
  const answers = [
    ...likert.map(({ code }, index) => ({ item: code, number: values[index] })),
    ...items
      .filter(({ type, required }) => type === 'NUMBER' && required)
      .map(({ code }) => ({ item: code, number: numbers[code] ?? 0 })),
  ];
  await client.send(subject, 'mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { status } }', {
    input: { taskId, answers },
  });
}
