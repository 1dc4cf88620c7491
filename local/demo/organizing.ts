import type { GraphqlClient } from './graphql-client';
import { inParallel, partsOf } from './in-parallel';

/** What an organizer does through the API, whoever tells the story. */
export interface MadeTraining {
  readonly id: string;
  readonly version: number;
  readonly sessions: readonly { readonly id: string; readonly startsAt: string }[];
}

/** @param input a `CreateTrainingInput` */
export async function createTraining(client: GraphqlClient, organizer: string, input: object): Promise<MadeTraining> {
  const { createTraining: made } = await client.send<{ createTraining: MadeTraining }>(
    organizer,
    'mutation ($input: CreateTrainingInput!) { createTraining(input: $input) { id version sessions { id startsAt } } }',
    { input },
  );
  return made;
}

export async function publishTraining(client: GraphqlClient, organizer: string, made: MadeTraining): Promise<void> {
  await client.send(organizer, 'mutation ($input: TrainingVersionInput!) { publishTraining(input: $input) { id } }', {
    input: { id: made.id, expectedVersion: made.version },
  });
}

export interface Batches {
  readonly organizer: string;
  readonly trainingId: string;
  /** Requests at the same time. */
  readonly atOnce: number;
}

/** People whose records or scores fit into one request. */
const peoplePerRequest = 45;

export async function recordAttendance(
  client: GraphqlClient,
  { organizer, trainingId, atOnce }: Batches,
  sessionId: string | undefined,
  records: readonly { readonly personId: string; readonly status: string }[],
): Promise<void> {
  await inParallel(partsOf(records, peoplePerRequest), atOnce, (part) =>
    client.send(organizer, 'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { id } }', {
      input: { trainingId, sessionId, records: part },
    }),
  );
}

export async function recordScores(
  client: GraphqlClient,
  { organizer, trainingId, atOnce }: Batches,
  scores: readonly {
    readonly personId: string;
    readonly preTest?: number | undefined;
    readonly postTest?: number | undefined;
  }[],
): Promise<void> {
  await inParallel(partsOf(scores, peoplePerRequest), atOnce, (part) =>
    client.send(organizer, 'mutation ($input: RecordScoresInput!) { recordScores(input: $input) { id } }', {
      input: { trainingId, scores: part },
    }),
  );
}
