import { declaredStatements } from '../../../../local/iam/declared-statements';
import { allow, arns, decider, type Parts, sampleAssembly } from './sample-platform';

describe('what could not be decided truthfully is refused at the start', () => {
  const condition = (operator: string, key: string, value = 'x') =>
    allow('dynamodb:GetItem', '*', { Condition: { [operator]: { [key]: value } } });
  const worker = (...statements: object[]): Parts => ({ worker: statements });

  it.each<[string, Parts, string]>([
    [
      'an element',
      worker({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      'the element NotAction is not supported',
    ],
    ['an effect', worker({ Effect: 'Maybe', Action: '*', Resource: '*' }), 'its Effect is neither Allow nor Deny'],
    [
      'an operator',
      worker(condition('IpAddress', 'aws:SourceArn')),
      'the condition operator IpAddress is not supported',
    ],
    ['a key', worker(condition('StringEquals', 'aws:SourceIp')), 'the condition key aws:SourceIp is not supported'],
    ['a variable', worker(allow('dynamodb:*', 'arn:x:$' + '{aws:userid}')), 'is not supported'],
    ['a principal', { queue: [allow('sqs:*', '*', { Principal: { Federated: 'x' } })] }, 'the principal Federated'],
    [
      'a managed policy',
      { role: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] } },
      'AdministratorAccess',
    ],
    ['a boundary', { role: { PermissionsBoundary: 'arn:aws:iam::1:policy/x' } }, 'a permissions boundary'],
  ])('%s', (_, parts, message) => {
    expect(() => decider(parts)).toThrow(message);
  });

  it('with the place of the statement', () => {
    expect(() => decider(worker(allow('a:b', '*'), condition('Odd', 'aws:SourceArn')))).toThrow(
      /^Policy statement WorkerPolicy#1: /,
    );
  });
});

describe('all that a template grants', () => {
  const insecure = { Effect: 'Deny', Action: 'sqs:*', Principal: '*', Resource: '*' };
  const permission = {
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'worker', Principal: 'apigateway.amazonaws.com' },
    },
  };
  const assembly = sampleAssembly({
    worker: [allow(['dynamodb:GetItem', 'dynamodb:Query'], arns.table), allow('xray:PutTraceSegments', '*')],
    queue: [insecure],
    more: permission,
  });
  const declared = declaredStatements(assembly);

  it('is listed by the ids of its use', () => {
    expect(declared.filter(({ inert }) => inert === undefined).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'statement WorkerPolicy#0',
      'action WorkerPolicy#0#dynamodb:GetItem',
      'action WorkerPolicy#0#dynamodb:Query',
      'statement WorkerRole.trust#0',
      'action WorkerRole.trust#0#sts:AssumeRole',
      'statement ClockRole.trust#0',
      'action ClockRole.trust#0#sts:AssumeRole',
      'statement Key#0',
      'action Key#0#kms:*',
      'permission Permission',
    ]);
  });

  it('and with a reason where no use can show here', () => {
    expect(declared.filter(({ inert }) => inert !== undefined).map(({ id }) => id)).toEqual([
      'WorkerPolicy#1',
      'WorkerPolicy#1#xray:PutTraceSegments',
      'QueuePolicy#0',
      'QueuePolicy#0#sqs:*',
    ]);
  });
});
