import { declaredGrants } from '../../../../local/iam/declared-grants';
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

describe('all that the policies of a template say', () => {
  const insecure = { Effect: 'Deny', Action: 'sqs:*', Principal: '*', Resource: '*' };
  const assembly = sampleAssembly({
    worker: [allow(['dynamodb:GetItem', 'dynamodb:Query'], [arns.table, `${arns.table}/index/GSI1`])],
    queue: [insecure],
  });
  const declared = declaredGrants(assembly);

  it('is listed by the ids of its use: each action on each resource', () => {
    expect(declared.filter(({ holder }) => holder === 'function').map(({ id }) => id)).toEqual([
      `WorkerPolicy#0 dynamodb:GetItem on ${arns.table}`,
      `WorkerPolicy#0 dynamodb:GetItem on ${arns.table}/index/GSI1`,
      `WorkerPolicy#0 dynamodb:Query on ${arns.table}`,
      `WorkerPolicy#0 dynamodb:Query on ${arns.table}/index/GSI1`,
    ]);
  });

  it('and is told apart by who has it and whether it denies', () => {
    const others = declared.filter(({ holder }) => holder === 'service');
    expect(others.map(({ id, effect }) => `${effect} ${id}`)).toEqual([
      'Allow WorkerRole.trust#0 sts:AssumeRole on *',
      'Allow ClockRole.trust#0 sts:AssumeRole on *',
      'Deny QueuePolicy#0 sqs:* on *',
      'Allow Key#0 kms:* on *',
    ]);
  });
});
