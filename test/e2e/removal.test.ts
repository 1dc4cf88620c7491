import type { JsonObject } from '../../local/contracts';
import type { PlannedTraining } from '../../local/demo/story';
import { administrator } from '../../local/demo/world';
import { assemblyWithout, type Chapter, chapter, openScene, peopleScene, type Scene } from './scene';
import { idOf, letters, planOf, sessionOn, statuses, trainingView } from './steps';

jest.setTimeout(60_000);

/** A training whose only session is over in a moment, and all of whose records are made. */
let almostEnded: Chapter<{ training: PlannedTraining }>;
const end = Date.parse('2026-10-26T09:30:00+07:00');
const people = ['dpmptsp/pelayanan-01', 'dpmptsp/pelayanan-02'];

beforeAll(async () => {
  almostEnded = await chapter(async (scene) => {
    const { story } = await peopleScene(scene);
    const training = await story.plan(planOf([sessionOn('2026-10-26', '08:00')]), true);
    await story.enroll(
      training.id,
      people.map((person) => ({ person, approval: 'APPROVED' as const })),
    );
    await scene.platform.advance(end - 60 * 60_000);
    await story.record(
      training,
      1,
      people.map((person) => [person, 'PRESENT'] as const),
    );
    await story.score(
      training,
      people.map((person) => ({ person, postTest: 90 })),
    );
    await scene.platform.drained();
    return { training };
  });
});

interface Ending extends Scene {
  /** Errors that functions logged, as `<function without its hash>: <message>`. */
  readonly errors: readonly string[];
  /** What became of the people. */
  outcome(): Promise<string[]>;
}

/** Goes on with the template as it is, or without some part, and hands what becomes of it to the test. */
async function withEnding(assemblyDir: string | undefined, look: (ending: Ending) => Promise<void>): Promise<void> {
  const errors: string[] = [];
  const scene = await openScene({
    ...(assemblyDir !== undefined && { assemblyDir }),
    dataDir: almostEnded.copy(),
    onFunctionError: ({ functionName, message }) => errors.push(`${functionName.slice(0, -8)}: ${message}`),
  });
  const { training } = almostEnded.told;
  const outcome = async () => Object.values(await statuses(scene.client, training.id));
  try {
    await look({ ...scene, errors, outcome });
  } finally {
    await scene.platform.close();
  }
}

const nobodyDecided = ['CONFIRMED', 'CONFIRMED'];

interface Statement {
  readonly Sid?: string;
  Action: string | string[];
  Resource: unknown;
}

/** An edit of one statement of a policy; a statement without any action or resource left goes away. */
const ofStatement = (sid: string, edit: (statement: Statement) => void) => (properties: JsonObject) => {
  const document = properties.PolicyDocument as unknown as { Statement: Statement[] };
  for (const statement of document.Statement) if (statement.Sid === sid) edit(statement);
  const isLeft = ({ Action, Resource }: Statement) =>
    [Action, Resource].every((part) => part !== undefined && String(part) !== '');
  document.Statement = document.Statement.filter(isLeft);
};

it('with all of it the training ends and everybody completes', async () => {
  await withEnding(undefined, async ({ platform, errors, outcome }) => {
    await platform.advance(end);
    expect(await outcome()).toEqual(['COMPLETED', 'COMPLETED']);
    expect(errors).toEqual([]);
  });
});

it('without an action of a policy the function is denied, says so, and its message ends as a dead letter', async () => {
  const edit = ofStatement('MainTable', (statement) => {
    statement.Action = [statement.Action].flat().filter((action) => action !== 'dynamodb:PutItem');
  });
  const dir = await assemblyWithout('SettleParticipantsCodeRoleDefaultPolicy', edit);
  await withEnding(dir, async ({ platform, errors, outcome }) => {
    await platform.advance(end);
    expect(await outcome()).toEqual(nobodyDecided);
    expect(errors).toContainEqual(
      expect.stringMatching(/^SettleParticipantsCodeFunction: .*not authorized to perform: dynamodb:PutItem/),
    );
    expect(await letters(platform, 'SettleParticipantsDeadLetters')).toHaveLength(1);
  });
});

it('without an index in a policy whatever is read from it is refused', async () => {
  const edit = ofStatement('MainTableIndexes', (statement) => {
    statement.Resource = [statement.Resource].flat().filter((arn) => !JSON.stringify(arn).includes('/index/GSI3'));
  });
  const dir = await assemblyWithout('GraphqlCodeRoleDefaultPolicy', edit);
  await withEnding(dir, async ({ client, errors }) => {
    const asking = client.send(administrator, '{ trainings(filter: { status: OPEN }) { edges { node { id } } } }');
    await expect(asking).rejects.toThrow('INTERNAL');
    expect(errors).toContainEqual(expect.stringMatching(/^GraphqlCodeFunction: .*dynamodb:Query.*\/index\/GSI3/));
  });
});

it('without an event type of a rule nobody is told', async () => {
  const dir = await assemblyWithout('SettleParticipantsRule', (properties) => {
    const pattern = properties.EventPattern as { 'detail-type': string[] };
    pattern['detail-type'] = pattern['detail-type'].filter((type) => type !== 'TrainingEnded');
  });
  await withEnding(dir, async ({ platform, client, outcome }) => {
    await platform.advance(end);
    expect(await trainingView(client, almostEnded.told.training.id)).toMatchObject({ status: 'ENDED' });
    expect(await outcome()).toEqual(nobodyDecided);
  });
});

it('without an environment variable the function does not start, and says which', async () => {
  const dir = await assemblyWithout('SettleParticipantsCodeFunction', (properties) => {
    const { Variables } = properties.Environment as { Variables: JsonObject };
    delete Variables.CHUNK_QUEUE_URL;
  });
  await withEnding(dir, async ({ platform, errors, outcome }) => {
    await platform.advance(end);
    expect(await outcome()).toEqual(nobodyDecided);
    expect(errors).toContainEqual(
      expect.stringContaining('environment of this function is incomplete: CHUNK_QUEUE_URL'),
    );
    expect(await letters(platform, 'SettleParticipantsDeadLetters')).toHaveLength(1);
  });
});

it('without a queue policy the bus may not deliver, and the publisher says so', async () => {
  const dir = await assemblyWithout('SettleParticipantsQueuePolicy');
  const refused = Promise.withResolvers<void>();
  const errors: string[] = [];
  const { platform } = await openScene({
    assemblyDir: dir,
    dataDir: almostEnded.copy(),
    onFunctionError: ({ functionName, message }) => {
      errors.push(`${functionName.slice(0, -8)}: ${message}`);
      refused.resolve();
    },
  });
  // What is refused is published again for a while: the first refusal tells enough.
  const advancing = platform.advance(end).catch(() => {});
  await refused.promise;
  await platform.close();
  await advancing;
  expect(errors[0]).toBe('PublishEventsCodeFunction: The bus refused events');
});

it('without its statement in a role a schedule cannot fire, and lies in its dead-letter queue', async () => {
  const edit = ofStatement('Fire', (statement) => {
    statement.Resource = [statement.Resource].flat().filter((arn) => !JSON.stringify(arn).includes('OnClockQueue'));
  });
  const dir = await assemblyWithout('SchedulingRoleDefaultPolicy', edit);
  await withEnding(dir, async ({ platform, client }) => {
    await platform.advance(end);
    expect(await trainingView(client, almostEnded.told.training.id)).toMatchObject({ status: 'OPEN' });
    const bodies = (await letters(platform, 'SchedulingDeadLetters')).map(({ body }) => JSON.parse(body));
    expect(bodies).toContainEqual(expect.objectContaining({ moment: expect.stringMatching(/^end-/) }));
  });
});

it('without a filter of the stream the publisher gets what is no journal entry', async () => {
  const dir = await assemblyWithout('PublishEventsMapping', (properties) => delete properties.FilterCriteria);
  await withEnding(dir, async ({ platform }) => {
    await platform.advance(end);
    const [letter] = await letters(platform, 'PublishEventsFailures');
    expect(letter?.cause).toMatch(/^UNREADABLE /);
  });
});

it('without an event source mapping a queue keeps its messages', async () => {
  const dir = await assemblyWithout('SettleParticipantsMapping');
  await withEnding(dir, async ({ platform, outcome }) => {
    await platform.advance(end);
    expect(await outcome()).toEqual(nobodyDecided);
    const queue = idOf(platform, 'AWS::SQS::Queue', 'SettleParticipantsQueue');
    expect(platform.queues.look(queue)).toMatchObject({ visible: 1, inFlight: 0 });
  });
});

it('without the permission of a function the API may not invoke it', async () => {
  const dir = await assemblyWithout('GraphqlApiPOSTgraphqlGraphqlPermission');
  await withEnding(dir, async ({ client, problems }) => {
    await expect(client.send(administrator, '{ me { roles } }')).rejects.toThrow('HTTP 500');
    expect(problems).toContainEqual(expect.stringContaining('not authorized to perform: lambda:InvokeFunction'));
  });
});
