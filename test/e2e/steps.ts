import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Session } from '../../local/demo/data/trainings';
import type { GraphqlClient } from '../../local/demo/graphql-client';
import type { Plan } from '../../local/demo/story';
import { administrator } from '../../local/demo/world';
import type { Platform } from '../../local/platform';
import { withoutHash } from './scene';

/** One session of two lesson hours, such as `sessionOn('2027-12-06', '08:00')`, times in WIB. */
export function sessionOn(day: string, time: string): Session {
  const startsAt = Date.parse(`${day}T${time}:00+07:00`);
  return {
    number: 1,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 90 * 60_000).toISOString(),
    jp: 2,
    topic: 'Identifikasi risiko',
    facilitator: 'bpsdm/widyaiswara-01',
  };
}

export function planOf(sessions: readonly Session[], quota = 10): Plan {
  return {
    program: 'manajemen-risiko',
    agency: 'bpsdm',
    organizer: 'bpsdm/penyelenggara-01',
    partners: [],
    title: 'Manajemen Risiko Perangkat Daerah',
    kind: 'TRAINING',
    category: 'TECHNICAL',
    delivery: 'CLASSICAL',
    location: 'Bandar Lampung',
    quota,
    hasTest: true,
    sessions: sessions.map((session, index) => ({ ...session, number: index + 1 })),
  };
}

export interface TrainingView {
  readonly status: string;
  readonly version: number;
  readonly counts: { readonly confirmed: number; readonly waitlisted: number; readonly nominated: number };
  readonly sessions: readonly { readonly id: string; readonly version: number; readonly status: string }[];
  readonly waves: readonly { readonly code: string; readonly status: string; readonly remindersSent: number }[];
}

export async function trainingView(client: GraphqlClient, id: string): Promise<TrainingView> {
  const { training } = await client.send<{ training: TrainingView }>(
    administrator,
    `query ($id: ID!) { training(id: $id) {
      status version counts { confirmed waitlisted nominated }
      sessions { id version status } waves { code status remindersSent }
    } }`,
    { id },
  );
  return training;
}

/** Sends a mutation with one `input` as the administrator of the province, or as somebody else. */
export async function mutate(
  client: GraphqlClient,
  name: string,
  type: string,
  input: object,
  subject = administrator,
): Promise<void> {
  await client.send(subject, `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input });
}

/** A mutation that names a training and its present version. */
export async function mutateTraining(client: GraphqlClient, name: string, id: string, reason?: string): Promise<void> {
  const { version } = await trainingView(client, id);
  const type = reason === undefined ? 'TrainingVersionInput' : 'TrainingReasonInput';
  await mutate(client, name, type, { id, expectedVersion: version, ...(reason !== undefined && { reason }) });
}

/** Status of everybody in a training, by person. */
export async function statuses(client: GraphqlClient, trainingId: string): Promise<Readonly<Record<string, string>>> {
  const { enrollments } = await client.send<{
    enrollments: { edges: { node: { personId: string; status: string } }[] };
  }>(
    administrator,
    'query ($id: ID!) { enrollments(trainingId: $id, first: 100) { edges { node { personId status } } } }',
    { id: trainingId },
  );
  return Object.fromEntries(enrollments.edges.map(({ node }) => [node.personId, node.status]));
}

/** Schedules of a training, as `<moment>-<time in UTC>`. */
export function schedulesOf({ schedules }: Platform, trainingId: string): string[] {
  const prefix = `${trainingId.slice(trainingId.indexOf('_') + 1)}-`;
  return schedules()
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/** An event as a rule delivers it. */
export function eventOf(type: string, trainingId: string): object {
  const id = `jrn_${trainingId.slice('trn_'.length)}.0`;
  const detail = { id, type, version: 1, occurredAt: '2026-10-01T00:00:00.000Z', aggregateId: trainingId };
  return {
    'detail-type': type,
    source: 'siger',
    detail: { ...detail, causationId: null, correlationId: id, data: { trainingId } },
  };
}

/** Logical id of a resource by its type and the logical id without the hash. */
export function idOf({ resources }: Platform, type: string, name: string): string {
  const [found, ...others] = resources.filter(
    (resource) => resource.type === type && withoutHash(resource.logicalId) === name,
  );
  if (found === undefined || others.length > 0) throw new RangeError(`${name}: no or several ${type}`);
  return found.logicalId;
}

export interface Letter {
  readonly body: string;
  readonly cause: string | undefined;
}

/** What lies in a queue, by the logical id without its hash, and why; it stays there. */
export async function letters(platform: Platform, queue: string): Promise<Letter[]> {
  const client = new SQSClient(platform.operator);
  try {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: platform.queues.look(idOf(platform, 'AWS::SQS::Queue', queue)).url,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        VisibilityTimeout: 0,
      }),
    );
    return Messages.map(({ Body = '', MessageAttributes }) => ({
      body: Body,
      cause: MessageAttributes?.cause?.StringValue,
    }));
  } finally {
    client.destroy();
  }
}

/** The main table in the hands of an operator, and its name. */
export function mainTable(platform: Platform) {
  return {
    client: DynamoDBDocumentClient.from(new DynamoDBClient(platform.operator)),
    TableName: platform.nameOf(idOf(platform, 'AWS::DynamoDB::Table', 'MainTable')),
  };
}

export function fullDeadLetters(platform: Platform): string[] {
  return platform.queues
    .list()
    .flatMap(({ name, isDeadLetter, visible }) => (isDeadLetter && visible > 0 ? [name] : []));
}
