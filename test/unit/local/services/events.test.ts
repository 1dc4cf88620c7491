import type { JsonObject, Resource } from '../../../../local/contracts';
import { createEvents } from '../../../../local/services/events/events';
import { createSqs } from '../../../../local/services/sqs/sqs';
import { openStore } from '../../../../local/services/store';
import { createClock } from '../../../../local/virtual-clock';
import { account, arnOf, assemblyOf, call, parsed, queue, resource, watchfulAuthorizer } from './fixtures';

const bus = resource('AWS::Events::EventBus', 'Bus', { Name: 'platform' }, 'platform', {
  Arn: arnOf('events', 'event-bus/platform'),
});
const rule = (logicalId: string, types: string[], queues: string[], properties: JsonObject = {}): Resource =>
  resource(
    'AWS::Events::Rule',
    logicalId,
    {
      EventBusName: 'platform',
      EventPattern: { source: ['siger'], 'detail-type': types },
      Targets: queues.map((name) => ({ Id: name, Arn: arnOf('sqs', name) })),
      ...properties,
    },
    logicalId,
    { Arn: arnOf('events', `rule/platform/${logicalId}`) },
  );

const used: string[] = [];
function busWith(...rules: Resource[]) {
  const assembly = assemblyOf(bus, queue('a'), queue('b'), ...rules);
  const store = openStore();
  const clock = createClock({ startAt: Date.parse('2027-02-27T17:00:00Z') });
  const sqs = createSqs({ assembly, store, clock });
  const authorizer = watchfulAuthorizer();
  const coverage = { use: (kind: string, id: string) => used.push(`${kind} ${id}`) };
  const events = createEvents({ assembly, clock, store, sqs, authorizer, coverage });
  return { sqs, authorizer, events };
}
const entry = (type: string, more: JsonObject = {}): JsonObject => ({
  EventBusName: 'platform',
  Source: 'siger',
  DetailType: type,
  Detail: '{"id":"trn_1"}',
  ...more,
});

test('an event reaches the queues of every rule that matches, whole, before the answer', async () => {
  const { sqs, events, authorizer } = busWith(
    rule('Ended', ['TrainingEnded'], ['a', 'b']),
    rule('Any', ['TrainingEnded', 'TrainingCancelled'], ['b']),
    rule('Other', ['ScoreRecorded'], ['a']),
    rule('Off', ['TrainingEnded'], ['a'], { State: 'DISABLED' }),
  );
  const reply = parsed(await events.handle(call('events', 'PutEvents', { Entries: [entry('TrainingEnded')] })));
  expect(reply).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
  const [message] = sqs.receive('a', 10);
  expect(JSON.parse(message!.body)).toEqual({
    version: '0',
    id: (reply.Entries as JsonObject[])[0]!.EventId,
    'detail-type': 'TrainingEnded',
    source: 'siger',
    account,
    time: '2027-02-27T17:00:00Z',
    region: 'ap-southeast-3',
    resources: [],
    detail: { id: 'trn_1' },
  });
  expect(sqs.counts('a').visible).toBe(0);
  expect(sqs.counts('b').visible).toBe(2);
  expect(used).toEqual(['pattern Ended#TrainingEnded', 'pattern Any#TrainingEnded']);
  expect(authorizer.asked[0]).toMatchObject({
    service: 'sqs',
    action: 'SendMessage',
    caller: { principal: 'events.amazonaws.com', sourceArn: arnOf('events', 'rule/platform/Ended') },
  });
});

test('a bad entry fails for itself', async () => {
  const { sqs, events } = busWith(rule('Ended', ['TrainingEnded'], ['a']));
  const Entries = [entry('TrainingEnded', { Detail: '[]' }), entry('TrainingEnded'), entry('', {})];
  const reply = parsed(await events.handle(call('events', 'PutEvents', { Entries })));
  expect(reply).toMatchObject({
    FailedEntryCount: 2,
    Entries: [{ ErrorCode: 'MalformedDetail' }, { EventId: expect.any(String) }, { ErrorCode: 'InvalidArgument' }],
  });
  expect(sqs.counts('a').visible).toBe(1);
});

test('a delivery that a queue does not allow fails the entry and leaves nothing behind', async () => {
  const { sqs, events, authorizer } = busWith(rule('Ended', ['TrainingEnded'], ['a', 'b']));
  const authorize = authorizer.authorize;
  authorizer.authorize = (made) => {
    if (String(made.input.QueueUrl).endsWith('/b')) authorizer.deny.add('sqs:SendMessage');
    authorize(made);
  };
  const reply = parsed(await events.handle(call('events', 'PutEvents', { Entries: [entry('TrainingEnded')] })));
  expect(reply).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'AccessDeniedException' }] });
  expect(sqs.counts('a').visible).toBe(0);
});

test('an unknown bus is an error, not silence', async () => {
  const { events } = busWith(rule('Ended', ['TrainingEnded'], ['a']));
  const Entries = [entry('TrainingEnded', { EventBusName: 'nowhere' })];
  const reply = parsed(await events.handle(call('events', 'PutEvents', { Entries })));
  expect(reply).toMatchObject({ Entries: [{ ErrorCode: 'ResourceNotFoundException' }] });
});

test.each<[string, JsonObject, RegExp]>([
  ['a target that is no queue', { Targets: [{ Id: 'x', Arn: arnOf('lambda', 'function:f') }] }, /not a queue/],
  [
    'an input of its own',
    { Targets: [{ Id: 'x', Arn: arnOf('sqs', 'a'), Input: '{}' }] },
    /does not know Input of a target/,
  ],
  [
    'an input transformer that makes no JSON',
    { Targets: [{ Id: 'x', Arn: arnOf('sqs', 'a'), InputTransformer: { InputTemplate: 'all of it' } }] },
    /JSON/,
  ],
  [
    'a path that is more than fields and places',
    {
      Targets: [
        {
          Id: 'x',
          Arn: arnOf('sqs', 'a'),
          InputTransformer: { InputPathsMap: { all: '$.detail.*' }, InputTemplate: '{"all":<all>}' },
        },
      ],
    },
    /does not read the path \$\.detail\.\*/,
  ],
  ['a schedule', { ScheduleExpression: 'rate(1 minute)' }, /AWS::Scheduler::Schedule/],
])('%s is refused at the start', (_name, properties, reason) => {
  expect(() => busWith(rule('Bad', ['TrainingEnded'], ['a'], properties))).toThrow(reason);
});

test('a target may get what a transformer takes from the event, and nothing else of it', async () => {
  const transformer = {
    InputPathsMap: { id: '$.detail.id', first: '$.detail.tags.person[0]', none: '$.detail.tags.person[7]' },
    InputTemplate: '{"kind":"told","id":<id>,"person":<first>,"none":<none>}',
  };
  const targets = { Targets: [{ Id: 'a', Arn: arnOf('sqs', 'a'), InputTransformer: transformer }] };
  const { sqs, events } = busWith(rule('Told', ['TrainingEnded'], [], targets));
  const Detail = JSON.stringify({ id: 'say "x"', tags: { person: ['per_1', 'per_2'] }, secret: 'y' });
  await events.handle(call('events', 'PutEvents', { Entries: [entry('TrainingEnded', { Detail })] }));
  const [message] = sqs.receive('a', 10);
  expect(JSON.parse(message!.body)).toEqual({ kind: 'told', id: 'say "x"', person: 'per_1', none: '' });
});
