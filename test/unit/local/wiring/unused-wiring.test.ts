import { createCoverage } from '../../../../local/coverage';
import { reportWiring } from '../../../../local/wiring/unused-wiring';
import { allow, arns, sampleAssembly } from '../iam/sample-platform';

const insecure = { Effect: 'Deny', Action: 'sqs:*', Principal: '*', Resource: '*' };
const fromRule = allow('sqs:SendMessage', 'arn:aws:sqs:ap-southeast-3:000000000000:dead', {
  Principal: { Service: 'events.amazonaws.com' },
});
const dead = 'arn:aws:sqs:ap-southeast-3:000000000000:dead';

/** A worker that reads a table, with one of each kind of wiring around it. */
const assembly = sampleAssembly({
  worker: [
    allow('dynamodb:GetItem', arns.table),
    allow('sqs:SendMessage', dead),
    allow('logs:PutLogEvents', '*'),
    allow('xray:PutTraceSegments', '*'),
  ],
  more: {
    Worker: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'worker',
        Role: { 'Fn::GetAtt': ['WorkerRole', 'Arn'] },
        Environment: { Variables: { TABLE_NAME: 'main', FORGOTTEN: 'x' } },
      },
    },
    DeadQueue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    DeadQueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'DeadQueue' }], PolicyDocument: { Statement: [insecure, fromRule] } },
    },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: 'work', RedrivePolicy: { deadLetterTargetArn: dead, maxReceiveCount: 5 } },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'ended',
        EventBusName: { Ref: 'Bus' },
        EventPattern: { 'detail-type': ['Ended', 'Begun'] },
        Targets: [{ Id: 'Target0', Arn: arns.queue, DeadLetterConfig: { Arn: dead } }],
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: 'worker',
        EventSourceArn: arns.queue,
        FilterCriteria: {
          Filters: [{ Pattern: '{"body":{"kind":["one"]}}' }, { Pattern: '{"body":{"kind":["two"]}}' }],
        },
      },
    },
  },
});

const unusedAfter = (use: (coverage: ReturnType<typeof createCoverage>) => void) => {
  const coverage = createCoverage();
  use(coverage);
  return reportWiring(assembly, coverage).unused;
};

it('names every grant, event type, filter, variable, mapping and redrive that was not used', () => {
  expect(unusedAfter(() => {})).toEqual([
    'filter Mapping#0',
    'filter Mapping#1',
    'grant ClockRole.trust#0 sts:AssumeRole on *',
    'grant Key#0 kms:* on *',
    `grant WorkerPolicy#0 dynamodb:GetItem on ${arns.table}`,
    `grant WorkerPolicy#1 sqs:SendMessage on ${dead}`,
    'grant WorkerRole.trust#0 sts:AssumeRole on *',
    'mapping Mapping',
    'pattern Rule#Begun',
    'pattern Rule#Ended',
    'redrive Queue',
    'variable Worker#FORGOTTEN',
    'variable Worker#TABLE_NAME',
  ]);
});

it('leaves out what was used, and nothing that only looks like it', () => {
  const all = unusedAfter(() => {});
  const after = unusedAfter((coverage) => {
    coverage.use('variable', 'Worker#TABLE_NAME');
    coverage.use('pattern', 'Rule#Ended');
    coverage.use('variable', 'Rule#Begun');
  });
  expect(all.filter((wire) => !after.includes(wire))).toEqual(['pattern Rule#Ended', 'variable Worker#TABLE_NAME']);
});

it('excuses with a reason what cannot show on this machine', () => {
  const { inert, declared } = reportWiring(assembly, createCoverage());
  expect([...inert.values()]).toEqual([
    ['grant WorkerPolicy#2 logs:PutLogEvents on *'],
    ['grant WorkerPolicy#3 xray:PutTraceSegments on *'],
    ['grant DeadQueuePolicy#0 sqs:* on *'],
    // The rule's own; the worker, who sends there itself, is not excused.
    [`grant DeadQueuePolicy#1 sqs:SendMessage on ${dead}`],
  ]);
  expect(declared).toBe(13 + 4);
});

it('does not guess at a rule that names no event types', () => {
  const more = {
    Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'all', EventPattern: { source: ['siger'] } } },
  };
  expect(() => reportWiring(sampleAssembly({ more }), createCoverage())).toThrow(/Rule Rule: .*lists its detail types/);
});
