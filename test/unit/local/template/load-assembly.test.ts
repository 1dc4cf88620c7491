// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes its references this way
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssembly } from '../../../../local/template/load-assembly';
import { writeAssembly, writeStack } from './write-assembly';

const getAtt = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });

describe('two stacks, the second importing from the first', () => {
  const dir = writeAssembly({
    App: {
      dependencies: ['Data'],
      assets: { 'abc.zip': 'asset.abc', 'def.zip': 'asset.def' },
      template: {
        Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>' } },
        Rules: { CheckBootstrapVersion: { Assertions: [{ Assert: { 'Fn::Not': [] } }] } },
        Resources: {
          CDKMetadata: { Type: 'AWS::CDK::Metadata', Condition: 'CDKMetadataAvailable' },
          Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7 } },
          Reader: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: 'abc.zip' },
              Environment: {
                Variables: { TABLE_NAME: { 'Fn::ImportValue': 'Data:TableRef' }, NOTHING: { Ref: 'AWS::NoValue' } },
              },
            },
          },
          Missing: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Key: 'def.zip' } } },
          Mapping: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: { FunctionName: { Ref: 'Reader' }, EventSourceArn: { 'Fn::ImportValue': 'Data:StreamArn' } },
          },
        },
        Conditions: { CDKMetadataAvailable: {} },
      },
    },
    Data: {
      template: {
        Resources: {
          Table: { Type: 'AWS::DynamoDB::Table', Properties: { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } } },
        },
        Outputs: {
          Ref: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Join': [':', ['Data', 'TableRef']] } } },
          Stream: { Value: getAtt('Table', 'StreamArn'), Export: { Name: 'Data:StreamArn' } },
        },
      },
    },
  });
  mkdirSync(join(dir, 'asset.abc'));
  const assembly = loadAssembly(dir);
  const [reader, missing] = assembly.ofType('AWS::Lambda::Function');

  it('resolves the imports', () => {
    expect(reader?.properties.Environment).toEqual({ Variables: { TABLE_NAME: 'Data-Table' } });
    expect(assembly.ofType('AWS::Lambda::EventSourceMapping')[0]?.properties).toEqual({
      FunctionName: 'App-Reader',
      EventSourceArn: 'arn:aws:dynamodb:ap-southeast-3:000000000000:table/Data-Table/stream/2026-01-01T00:00:00.000',
    });
  });

  it('puts a stack after those it depends on and leaves the CDK’s own metadata out', () => {
    expect(assembly.resources.map((resource) => resource.logicalId)).toEqual([
      'Table',
      'Logs',
      'Reader',
      'Missing',
      'Mapping',
    ]);
  });

  it('finds a resource by ARN and by Ref', () => {
    expect(assembly.find('Data-Table')?.logicalId).toBe('Table');
    expect(assembly.find('arn:aws:lambda:ap-southeast-3:000000000000:function:App-Reader')?.logicalId).toBe('Reader');
    expect(assembly.find('Other')).toBeUndefined();
  });

  it('knows the folder of a bundle, and says when it is missing', () => {
    expect(assembly.codeOf(reader!)).toBe(join(dir, 'asset.abc'));
    expect(() => assembly.codeOf(missing!)).toThrow(
      /Stack App, function Missing: .*asset\.def is missing\. Synthesize/,
    );
  });
});

describe('identities', () => {
  it.each([
    ['AWS::SQS::Queue', {}, 'Ref', 'http://127.0.0.1:4100/000000000000/App-It'],
    ['AWS::SQS::Queue', { FifoQueue: true }, 'QueueName', 'App-It.fifo'],
    ['AWS::SQS::Queue', { QueueName: 'chunks' }, 'QueueUrl', 'http://127.0.0.1:4100/000000000000/chunks'],
    ['AWS::SQS::Queue', { QueueName: 'chunks' }, 'Arn', 'arn:aws:sqs:ap-southeast-3:000000000000:chunks'],
    ['AWS::Events::EventBus', { Name: 'siger' }, 'Arn', 'arn:aws:events:ap-southeast-3:000000000000:event-bus/siger'],
    ['AWS::Events::Rule', { EventBusName: 'siger' }, 'Ref', 'siger|App-It'],
    [
      'AWS::Events::Rule',
      { EventBusName: 'siger' },
      'Arn',
      'arn:aws:events:ap-southeast-3:000000000000:rule/siger/App-It',
    ],
    ['AWS::Scheduler::ScheduleGroup', {}, 'Arn', 'arn:aws:scheduler:ap-southeast-3:000000000000:schedule-group/App-It'],
    [
      'AWS::Scheduler::Schedule',
      { GroupName: 'g' },
      'Arn',
      'arn:aws:scheduler:ap-southeast-3:000000000000:schedule/g/App-It',
    ],
    ['AWS::IAM::Role', {}, 'Arn', 'arn:aws:iam::000000000000:role/App-It'],
    ['AWS::KMS::Alias', { AliasName: 'alias/vault' }, 'Ref', 'alias/vault'],
    ['AWS::S3::Bucket', {}, 'Arn', 'arn:aws:s3:::app-it'],
    ['AWS::ApiGatewayV2::Api', {}, 'ApiEndpoint', 'http://127.0.0.1:4101'],
    ['AWS::ApiGatewayV2::Stage', { StageName: '$default' }, 'Ref', '$default'],
    ['AWS::Cognito::UserPool', {}, 'ProviderURL', 'http://127.0.0.1:4102'],
    ['AWS::Logs::LogGroup', {}, 'Arn', 'arn:aws:logs:ap-southeast-3:000000000000:log-group:App-It:*'],
  ])('%s %j has the %s %s', (Type, Properties, attribute, expected) => {
    const Value = attribute === 'Ref' ? { Ref: 'It' } : getAtt('It', attribute);
    const dir = writeStack({
      It: { Type, Properties },
      Fn: { Type: 'AWS::Lambda::Function', Properties: { Value } },
    });
    const endpoints = {
      frontDoor: 'http://127.0.0.1:4100',
      gateway: 'http://127.0.0.1:4101',
      issuer: 'http://127.0.0.1:4102',
    };
    expect(loadAssembly(dir, { endpoints }).ofType('AWS::Lambda::Function')[0]?.properties.Value).toBe(expected);
  });

  it('are the same at every start, and within the length that AWS allows', () => {
    const dir = writeStack({ ['Long'.repeat(30)]: { Type: 'AWS::Lambda::Function' }, Key: { Type: 'AWS::KMS::Key' } });
    const [first, second] = [loadAssembly(dir), loadAssembly(dir)];
    expect(first.resources).toEqual(second.resources);
    expect(first.ofType('AWS::Lambda::Function')[0]?.ref).toHaveLength(64);
    expect(first.ofType('AWS::KMS::Key')[0]?.ref).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('keep the addresses of AWS without endpoints, such as an issuer written by hand', () => {
    const Issuer = { 'Fn::Sub': 'https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}' };
    const dir = writeStack({
      Pool: { Type: 'AWS::Cognito::UserPool' },
      Authorizer: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { Issuer } },
    });
    const assembly = loadAssembly(dir);
    const pool = assembly.ofType('AWS::Cognito::UserPool')[0];
    expect(assembly.ofType('AWS::ApiGatewayV2::Authorizer')[0]?.properties.Issuer).toBe(pool?.attributes.ProviderURL);
  });

  it('know the pseudo-parameters', () => {
    const Value = {
      'Fn::Sub': '${AWS::Partition} ${AWS::AccountId} ${AWS::Region} ${AWS::StackName} ${AWS::URLSuffix}',
    };
    const dir = writeStack({ Fn: { Type: 'AWS::Lambda::Function', Properties: { Value } } });
    expect(loadAssembly(dir).resources[0]?.properties.Value).toBe('aws 000000000000 ap-southeast-3 App amazonaws.com');
  });

  it('take the account and region that the CDK app pins', () => {
    const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
    const dir = writeAssembly({ App: { template, environment: 'aws://111122223333/eu-west-1' } });
    expect(loadAssembly(dir).find('arn:aws:sqs:eu-west-1:111122223333:App-Queue')).toBeDefined();
  });
});

describe('what the runtime would have to ignore is refused', () => {
  const queue = (Properties: object) => ({ It: { Type: 'AWS::SQS::Queue', Properties } });

  it.each([
    [
      'a type outside the list',
      { It: { Type: 'AWS::EC2::Instance' } },
      {},
      'resource It (AWS::EC2::Instance): the type',
    ],
    ['a nested stack', { It: { Type: 'AWS::CloudFormation::Stack' } }, {}, 'nested stacks are not supported'],
    ['a custom resource', { It: { Type: 'Custom::S3AutoDelete' } }, {}, 'custom resources are not supported'],
    ['a conditional resource', { It: { Type: 'AWS::SQS::Queue', Condition: 'Prod' } }, {}, 'on the condition Prod'],
    ['a condition', {}, { Conditions: { Prod: {} } }, 'it has the condition Prod'],
    ['a parameter', {}, { Parameters: { BootstrapVersion: {}, Stage: {} } }, 'it has the parameter Stage'],
    ['a transform', {}, { Transform: 'AWS::Serverless' }, 'it has the section Transform'],
    ['an unknown intrinsic', queue({ QueueName: { 'Fn::If': ['a', 'b', 'c'] } }), {}, 'Fn::If is not among'],
    ['an unknown reference', queue({ A: { Ref: 'Other' } }), {}, 'Other is not a resource of the stack'],
    ['an unknown attribute', queue({ A: getAtt('It', 'Colour') }), {}, 'It has no attribute Colour'],
    ['an unknown pseudo-parameter', queue({ A: { Ref: 'AWS::NotificationARNs' } }), {}, 'AWS::NotificationARNs is not'],
    ['an unknown import', queue({ A: { 'Fn::ImportValue': 'Data:X' } }), {}, 'no stack exports Data:X'],
    ['a dynamic reference', queue({ A: '{{resolve:ssm:/name}}' }), {}, 'the dynamic reference {{resolve:ssm:/name}}'],
    ['a name that refers to itself', queue({ QueueName: { Ref: 'It' } }), {}, 'the name of It refers to itself'],
    [
      'a malformed intrinsic',
      queue({ A: { 'Fn::Join': ['', 'text'] } }),
      {},
      'Fn::Join has an argument of the wrong shape',
    ],
  ])('%s', (_, resources, rest, message) => {
    const load = () => loadAssembly(writeStack(resources, rest));
    expect(load).toThrow(message);
    expect(load).toThrow(/^Stack App[,:]/);
  });

  it('an output that cannot be resolved', () => {
    expect(() => loadAssembly(writeStack({}, { Outputs: { Url: { Value: { Ref: 'Gone' } } } }))).toThrow(
      'Stack App, output Url: Gone is not a resource of the stack',
    );
  });

  it('two resources of one logical id', () => {
    const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
    expect(() => loadAssembly(writeAssembly({ One: { template }, Two: { template } }))).toThrow(
      'Stack One, resource Queue: stack Two has a resource of the same logical id',
    );
  });

  it('a folder without a cloud assembly', () => {
    expect(() => loadAssembly('/nowhere')).toThrow(/^Cloud assembly \/nowhere: manifest\.json cannot be read/);
  });

  it('a lookup by a name that two resources share', () => {
    const dir = writeStack({
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'siger' } },
      Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'siger' } },
    });
    expect(() => loadAssembly(dir).find('siger')).toThrow('Bus and Group both go by it');
  });
});
