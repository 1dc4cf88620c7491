import { allow, arns, decider } from './sample-platform';

const fnArn = { 'Fn::GetAtt': ['Worker', 'Arn'] };
const api = 'arn:aws:execute-api:ap-southeast-3:000000000000:abc';
const pool = 'arn:aws:cognito-idp:ap-southeast-3:000000000000:userpool/p1';
const permission = (Properties: object) => ({
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: { Action: 'lambda:InvokeFunction', FunctionName: fnArn, ...Properties },
  },
});
const route = { Principal: 'apigateway.amazonaws.com', SourceArn: `${api}/*/*/graphql` };

describe('a service invokes a function', () => {
  it('where a permission allows it for the source', () => {
    const { authorizer, resource, used } = decider({ more: permission(route) });
    authorizer.authorizeInvoke('apigateway.amazonaws.com', `${api}/$default/POST/graphql`, resource('Worker'));
    expect([...used]).toEqual(['permission Permission']);
  });

  it.each([
    ['another route', 'apigateway.amazonaws.com', `${api}/$default/POST/audit`],
    ['another service', 'cognito-idp.amazonaws.com', `${api}/$default/POST/graphql`],
    ['another source', 'apigateway.amazonaws.com', pool],
  ])('and not for %s', (_, principal, source) => {
    const { authorizer, resource } = decider({ more: permission(route) });
    expect(() => authorizer.authorizeInvoke(principal, source, resource('Worker'))).toThrow(
      `User: ${principal} is not authorized to perform: lambda:InvokeFunction on resource: ${arns.fn} ` +
        `because no permission of the function allows it for ${source}`,
    );
  });

  it('and never without a permission', () => {
    const { authorizer, resource } = decider();
    expect(() => authorizer.authorizeInvoke('cognito-idp.amazonaws.com', pool, resource('Worker'))).toThrow();
  });

  it.each([
    ['an event source token', { ...route, EventSourceToken: 'x' }, 'EventSourceToken cannot be honored'],
    ['another action', { ...route, Action: 'lambda:InvokeFunctionUrl' }, 'lambda:InvokeFunctionUrl cannot be honored'],
  ])('while a permission with %s is refused at the start', (_, properties, message) => {
    expect(() => decider({ more: permission(properties) })).toThrow(message);
  });
});

describe('Lambda polls a source for a function whose role has what that takes', () => {
  const mapping = (EventSourceArn: string, rest: object = {}) => ({
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { FunctionName: { Ref: 'Worker' }, EventSourceArn, ...rest },
    },
  });
  const onFailure = { DestinationConfig: { OnFailure: { Destination: arns.queue } } };

  it.each([
    ['a queue', mapping(arns.queue), ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']],
    [
      'a stream with a queue for failures',
      mapping(arns.stream, onFailure),
      [
        'dynamodb:DescribeStream',
        'dynamodb:GetShardIterator',
        'dynamodb:GetRecords',
        'dynamodb:ListStreams',
        'sqs:SendMessage',
      ],
    ],
  ])('%s', (_, more, actions) => {
    const full = decider({ more, worker: [allow(actions, '*')] });
    full.authorizer.authorizeMapping(full.resource('Mapping'));
    for (const missing of actions) {
      const partial = decider({ more, worker: [allow([...actions.filter((one) => one !== missing), 'a:b'], '*')] });
      expect(() => partial.authorizer.authorizeMapping(partial.resource('Mapping'))).toThrow(
        `is not authorized to perform: ${missing} on resource`,
      );
    }
  });
});
