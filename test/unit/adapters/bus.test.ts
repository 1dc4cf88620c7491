import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { createBus } from '../../../adapters/events/bus';
import type { EventEnvelope } from '../../../core/events';

const eventBridge = mockClient(EventBridgeClient);
beforeEach(() => eventBridge.reset());
const bus = createBus({ client: new EventBridgeClient({}), busName: 'bus' });

const event = (n: number, text = ''): EventEnvelope => ({
  id: `jrn_x.${n}`,
  type: 'TrainingEnded',
  version: 1,
  occurredAt: '2026-10-31T09:00:00.000Z',
  aggregateId: `trn_${n}${text}`,
  causationId: null,
  correlationId: 'c',
  data: { trainingId: `trn_${n}` },
});
const sent = () => eventBridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? []);

test('sends envelopes by ten, in order', async () => {
  eventBridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  const events = Array.from({ length: 23 }, (_, n) => event(n));
  expect(await bus.publish(events)).toEqual([]);
  expect(sent().map((entries) => entries.length)).toEqual([10, 10, 3]);
  expect(
    sent()
      .flat()
      .map(({ Detail }) => JSON.parse(Detail ?? '')),
  ).toEqual(events);
  expect(sent()[0]?.[0]).toMatchObject({
    EventBusName: 'bus',
    Source: 'siger',
    DetailType: 'TrainingEnded',
    Time: new Date('2026-10-31T09:00:00.000Z'),
  });
});

test('splits what is larger than a call may be', async () => {
  eventBridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  await bus.publish([event(1, 'x'.repeat(200_000)), event(2, 'x'.repeat(200_000))]);
  expect(sent().map((entries) => entries.length)).toEqual([1, 1]);
});

test('answers with the events that the bus refused', async () => {
  const refused = { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' };
  eventBridge
    .on(PutEventsCommand)
    .resolves({ FailedEntryCount: 1, Entries: [{ EventId: '1' }, refused, { EventId: '3' }] });
  expect(await bus.publish([event(1), event(2), event(3)])).toEqual([
    { event: event(2), code: 'ThrottlingException', message: 'slow down' },
  ]);
});
