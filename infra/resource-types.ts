/**
 * The closed list of CloudFormation resource types. The local runtime honors all of them; a template with any other
 * type fails the synth and the start, so that nothing works on this machine by being ignored.
 */

/** Types that the local runtime executes. */
export const executedTypes = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
] as const;

export type ExecutedType = (typeof executedTypes)[number];

const watchesOnly = 'watches a deployed environment and changes nothing in it';
const notifies = 'carries messages to people outside the platform';
const named = 'gives a deployed environment its public name';

/** Types without an effect on this machine, each with the reason why that is no loss. */
export const inertTypes: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::ApiMapping': named,
  'AWS::ApiGatewayV2::DomainName': named,
  'AWS::CloudWatch::Alarm': watchesOnly,
  'AWS::CloudWatch::Dashboard': watchesOnly,
  'AWS::Logs::LogGroup': 'keeps logs, which go to the terminal here',
  'AWS::SNS::Subscription': notifies,
  'AWS::SNS::Topic': notifies,
  'AWS::SNS::TopicPolicy': notifies,
};
