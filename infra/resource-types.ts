import { CfnResource, type IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

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
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
] as const;

/** Types that change nothing in how a request or an event is processed; the local runtime passes over them. */
export const inertTypes = [
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Logs::LogGroup',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
] as const;

const allowed: ReadonlySet<string> = new Set([...executedTypes, ...inertTypes]);

/** Fails the synth on a resource type that the local runtime would not honor (custom resources and nested stacks, too). */
export class ClosedTypes implements IAspect {
  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node) || allowed.has(node.cfnResourceType)) return;
    throw new Error(
      `${node.node.path} is an ${node.cfnResourceType}, which is not on the closed list: ` +
        'teach it to the local runtime and add it to infra/resource-types.ts, or do without.',
    );
  }
}
