import type { ExecutedType } from '../../infra/resource-types';
import { physicalName, stableId, stableUuid } from './physical-names';

/** Where the parts of the local runtime listen; what is left out keeps the address it would have on AWS. */
export interface Endpoints {
  readonly frontDoor?: string;
  readonly issuer?: string;
  readonly gateway?: string;
}

/** A resource that is to be identified: the properties are resolved as they are asked for. */
export interface Subject {
  readonly stack: string;
  readonly logicalId: string;
  readonly account: string;
  readonly region: string;
  readonly endpoints: Endpoints;
  has(property: string): boolean;
  text(property: string): string | undefined;
}

/** What `Ref` and `Fn::GetAtt` return. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Identify = (subject: Subject) => Identity;

const executed: Readonly<Record<ExecutedType, Identify>> = {
  'AWS::ApiGatewayV2::Api': (api) => {
    const id = generatedId(api, 10);
    const endpoint = api.endpoints.gateway ?? `https://${id}.execute-api.${api.region}.amazonaws.com`;
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: endpoint } };
  },
  'AWS::ApiGatewayV2::Authorizer': (authorizer) => identifiedBy('AuthorizerId', generatedId(authorizer, 6)),
  'AWS::ApiGatewayV2::Integration': (integration) => identifiedBy('IntegrationId', generatedId(integration, 7)),
  'AWS::ApiGatewayV2::Route': (route) => identifiedBy('RouteId', generatedId(route, 7)),
  'AWS::ApiGatewayV2::Stage': (stage) => ({ ref: nameOf(stage, 'StageName', 128), attributes: {} }),
  'AWS::Cognito::UserPool': (pool) => {
    const id = `${pool.region}_${generatedId(pool, 9)}`;
    const provider = `cognito-idp.${pool.region}.amazonaws.com/${id}`;
    return {
      ref: id,
      attributes: {
        Arn: arn(pool, 'cognito-idp', `userpool/${id}`),
        UserPoolId: id,
        ProviderName: provider,
        ProviderURL: pool.endpoints.issuer ?? `https://${provider}`,
      },
    };
  },
  'AWS::Cognito::UserPoolClient': (client) => identifiedBy('ClientId', generatedId(client, 26)),
  'AWS::Cognito::UserPoolGroup': (group) => ({ ref: nameOf(group, 'GroupName', 128), attributes: {} }),
  'AWS::DynamoDB::Table': (table) => {
    const name = nameOf(table, 'TableName', 255);
    const tableArn = arn(table, 'dynamodb', `table/${name}`);
    const stream = table.has('StreamSpecification') ? { StreamArn: `${tableArn}/stream/2026-01-01T00:00:00.000` } : {};
    return { ref: name, attributes: { Arn: tableArn, ...stream } };
  },
  'AWS::Events::EventBus': (bus) => {
    const name = nameOf(bus, 'Name', 256);
    return { ref: name, attributes: { Arn: arn(bus, 'events', `event-bus/${name}`), Name: name } };
  },
  'AWS::Events::Rule': (rule) => {
    const name = nameOf(rule, 'Name', 64);
    const bus = rule.text('EventBusName')?.replace(/^arn:.*:event-bus\//, '') ?? 'default';
    return bus === 'default'
      ? { ref: name, attributes: { Arn: arn(rule, 'events', `rule/${name}`) } }
      : { ref: `${bus}|${name}`, attributes: { Arn: arn(rule, 'events', `rule/${bus}/${name}`) } };
  },
  'AWS::IAM::Policy': (policy) => identifiedBy('Id', nameOf(policy, 'PolicyName', 128)),
  'AWS::IAM::Role': (role) => {
    const name = nameOf(role, 'RoleName', 64);
    const path = role.text('Path') ?? '/';
    const roleId = `AROA${generatedId(role, 17).toUpperCase()}`;
    return { ref: name, attributes: { Arn: `arn:aws:iam::${role.account}:role${path}${name}`, RoleId: roleId } };
  },
  'AWS::KMS::Alias': (alias) => ({ ref: nameOf(alias, 'AliasName', 256), attributes: {} }),
  'AWS::KMS::Key': (key) => {
    const id = stableUuid(seedOf(key));
    return { ref: id, attributes: { Arn: arn(key, 'kms', `key/${id}`), KeyId: id } };
  },
  'AWS::Lambda::EventSourceMapping': (mapping) => {
    const id = stableUuid(seedOf(mapping));
    return {
      ref: id,
      attributes: { Id: id, EventSourceMappingArn: arn(mapping, 'lambda', `event-source-mapping:${id}`) },
    };
  },
  'AWS::Lambda::Function': (fn) =>
    named(nameOf(fn, 'FunctionName', 64), (name) => arn(fn, 'lambda', `function:${name}`)),
  'AWS::Lambda::Permission': (permission) => identifiedBy('Id', permission.logicalId),
  'AWS::S3::Bucket': (bucket) => {
    const name = bucket.text('BucketName') ?? physicalName(bucket.stack, bucket.logicalId, 63).toLowerCase();
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${bucket.region}.amazonaws.com`,
      },
    };
  },
  'AWS::S3::BucketPolicy': (policy) => ({ ref: policy.logicalId, attributes: {} }),
  'AWS::SES::ConfigurationSet': (set) => ({ ref: nameOf(set, 'Name', 64), attributes: {} }),
  'AWS::SES::ConfigurationSetEventDestination': (destination) =>
    identifiedBy('Id', physicalName(destination.stack, destination.logicalId, 64)),
  'AWS::SES::EmailIdentity': (identity) => {
    const name = nameOf(identity, 'EmailIdentity', 320);
    const tokens = [1, 2, 3].flatMap((n) => [
      [`DkimDNSTokenName${n}`, `token${n}._domainkey.${name}`],
      [`DkimDNSTokenValue${n}`, `token${n}.dkim.amazonses.com`],
    ]);
    return { ref: name, attributes: Object.fromEntries(tokens) };
  },
  'AWS::SQS::Queue': (queue) => {
    const suffix = queue.text('FifoQueue') === 'true' ? '.fifo' : '';
    const name = queue.text('QueueName') ?? physicalName(queue.stack, queue.logicalId, 80 - suffix.length) + suffix;
    const origin = queue.endpoints.frontDoor ?? `https://sqs.${queue.region}.amazonaws.com`;
    const url = `${origin.replace(/\/$/, '')}/${queue.account}/${name}`;
    return { ref: url, attributes: { Arn: arn(queue, 'sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::SQS::QueuePolicy': (policy) => identifiedBy('Id', policy.logicalId),
  'AWS::Scheduler::Schedule': (schedule) => {
    const group = schedule.text('GroupName') ?? 'default';
    return named(nameOf(schedule, 'Name', 64), (name) => arn(schedule, 'scheduler', `schedule/${group}/${name}`));
  },
  'AWS::Scheduler::ScheduleGroup': (group) =>
    named(nameOf(group, 'Name', 64), (name) => arn(group, 'scheduler', `schedule-group/${name}`)),
};

const inert: Readonly<Record<string, Identify>> = {
  'AWS::ApiGatewayV2::DomainName': (domain) => {
    const name = nameOf(domain, 'DomainName', 255);
    return { ref: name, attributes: { RegionalDomainName: name, RegionalHostedZoneId: generatedId(domain, 14) } };
  },
  'AWS::CloudWatch::Alarm': (alarm) =>
    named(nameOf(alarm, 'AlarmName', 255), (name) => arn(alarm, 'cloudwatch', `alarm:${name}`)),
  'AWS::Logs::LogGroup': (group) =>
    named(nameOf(group, 'LogGroupName', 512), (name) => arn(group, 'logs', `log-group:${name}:*`)),
  'AWS::SNS::Topic': (topic) => {
    const name = nameOf(topic, 'TopicName', 256);
    const topicArn = arn(topic, 'sns', name);
    return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
  },
};

/** `Ref` and `Fn::GetAtt` values of a resource: those of AWS in form, the same at every start. */
export function identify(type: string, subject: Subject): Identity {
  const known: Readonly<Record<string, Identify>> = { ...executed, ...inert };
  return known[type]?.(subject) ?? { ref: physicalName(subject.stack, subject.logicalId, 255), attributes: {} };
}

function arn({ region, account }: Subject, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

function nameOf(subject: Subject, property: string, maxLength: number): string {
  return subject.text(property) ?? physicalName(subject.stack, subject.logicalId, maxLength);
}

function named(name: string, arnOf: (name: string) => string): Identity {
  return { ref: name, attributes: { Arn: arnOf(name) } };
}

function identifiedBy(attribute: string, id: string): Identity {
  return { ref: id, attributes: { [attribute]: id } };
}

function generatedId(subject: Subject, length: number): string {
  return stableId(seedOf(subject), length);
}

function seedOf({ stack, logicalId }: Subject): string {
  return `${stack}/${logicalId}`;
}
