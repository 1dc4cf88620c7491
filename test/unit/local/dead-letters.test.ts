import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { holdsTrouble, planRedrive, type QueueFacts, redrive } from '../../../local/dead-letters';

const queue = (name: string, deadLetters?: string): QueueFacts => ({
  name,
  url: `https://sqs.test/${name}`,
  arn: `arn:${name}`,
  waiting: 3,
  ...(deadLetters === undefined ? {} : { deadLetterArn: `arn:${deadLetters}` }),
});

const queues = [
  queue('siger-dev-SettleParticipantsQueue1A', 'siger-dev-SettleParticipantsDeadLetters2B'),
  queue('siger-dev-SettleParticipantsDeadLetters2B'),
  queue('siger-dev-OpenWavesQueue3C', 'siger-dev-OpenWavesDeadLetters4D'),
  queue('siger-dev-OpenWavesDeadLetters4D'),
  queue('siger-dev-StreamDeadLetters5E'),
  queue('left', 'shared'),
  queue('right', 'shared'),
  queue('shared'),
];
const settle = { from: 'siger-dev-SettleParticipantsDeadLetters2B', to: 'siger-dev-SettleParticipantsQueue1A' };

it.each([
  ['siger-dev-SettleParticipantsDeadLetters2B', settle],
  ['siger-dev-SettleParticipantsQueue1A', settle],
  ['settle-participants', settle],
  ['arn:siger-dev-SettleParticipantsDeadLetters2B', settle],
])('%s means the dead-letter queue and the queue it serves', (name, expected) => {
  const { from, to } = planRedrive(queues, name);
  expect({ from: from.name, to: to.name }).toEqual(expected);
});

it.each([
  ['nothing-like-it', 'There are:'],
  ['siger-dev', 'write more of the name'],
  ['stream', '--to'],
  ['shared', 'choose one with --to'],
])('%s can not be followed, and the message says what to do', (name, message) => {
  expect(() => planRedrive(queues, name)).toThrow(message);
});

it('goes to another queue where it is told to', () => {
  const { from, to } = planRedrive(queues, 'stream', 'open-waves');
  expect([from.name, to.name]).toEqual(['siger-dev-StreamDeadLetters5E', 'siger-dev-OpenWavesQueue3C']);
});

it('shows the queues of what needs a person, the alarms of the trail among them', () => {
  const names = [
    'siger-dev-OpenWavesQueue3C',
    'siger-OpenWavesDeadLetters4D',
    'PublishEventsFailures',
    'SealJournalAlarms5E',
  ];
  expect(names.map((name) => queue(name)).filter(holdsTrouble)).toEqual(names.slice(1).map((name) => queue(name)));
});

describe('moving', () => {
  const sqs = mockClient(SQSClient);
  beforeEach(() => sqs.reset());
  const plan = () => planRedrive(queues, 'settle-participants');

  it('sends each message with its attributes before it deletes it, and stops at as many as there were', async () => {
    const attributes = { key: { DataType: 'String', StringValue: 'v' } };
    let next = 0;
    sqs.on(ReceiveMessageCommand).callsFake(({ MaxNumberOfMessages }) => ({
      Messages: Array.from({ length: Math.min(2, MaxNumberOfMessages) }, () => {
        next += 1;
        return { Body: `m${next}`, ReceiptHandle: `r${next}`, MessageAttributes: attributes };
      }),
    }));
    expect(await redrive(new SQSClient({}), plan())).toBe(3);
    const steps = sqs
      .calls()
      .map(({ args: [command] }) => command)
      .flatMap((command) => {
        if (command instanceof SendMessageCommand)
          return [`send ${command.input.MessageBody} ${command.input.QueueUrl}`];
        if (command instanceof DeleteMessageCommand) return [`delete ${command.input.ReceiptHandle}`];
        return [];
      });
    expect(steps).toEqual([1, 2, 3].flatMap((n) => [`send m${n} https://sqs.test/${settle.to}`, `delete r${n}`]));
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input.MessageAttributes).toEqual(attributes);
  });

  it('loses nothing when sending fails', async () => {
    sqs.on(ReceiveMessageCommand).resolves({ Messages: [{ Body: 'm', ReceiptHandle: 'r' }] });
    sqs.on(SendMessageCommand).rejects(new Error('throttled'));
    await expect(redrive(new SQSClient({}), plan())).rejects.toThrow('throttled');
    expect(sqs.commandCalls(DeleteMessageCommand)).toHaveLength(0);
  });

  it('ends when the queue answers empty', async () => {
    sqs.on(ReceiveMessageCommand).resolves({});
    expect(await redrive(new SQSClient({}), plan())).toBe(0);
  });
});
