import { type App, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { Consumer } from './constructs/consumer';
import { PlatformFunction } from './constructs/platform-function';
import { scheduleGroupName } from './constructs/scheduling';
import type { Platform } from './platform';
import type { Setting } from './setting';

/** A finding of cdk-nag that we accept, where, and why. */
export interface Acknowledgement {
  readonly rule: string;
  readonly at: readonly IConstruct[];
  readonly reason: string;
}

/** Runs cdk-nag's packs in every synth: a finding that is not acknowledged below fails it. */
export function checkWithNag(app: App, platform: Platform, setting: Setting): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  for (const { rule, at, reason } of acknowledgements(platform, setting)) {
    for (const construct of at) Validations.of(construct).acknowledge({ id: rule, reason });
  }
}

/** The only place where a finding is acknowledged. */
export function acknowledgements({ stateful, stateless }: Platform, setting: Setting): readonly Acknowledgement[] {
  const all = [...stateful.node.findAll(), ...stateless.node.findAll()];
  const deadLetterQueues = all.filter((each) => each instanceof Queue && each.deadLetterQueue === undefined);
  const { signIn } = setting.environment;
  return [
    {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      at: all.filter((each) => each instanceof PlatformFunction),
      reason:
        'Traces are sent to, and schedules listed from, no resource in particular: those actions work on "*" only.',
    },
    {
      rule: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${scheduleGroupName(setting.environment)}/*]`,
      at: [stateless.scheduleKeeper],
      reason: 'Schedules are named after trainings and waves at run time; the group is this platform’s alone.',
    },
    {
      rule: `AwsSolutions-IAM5[Resource::${exportNameOf(stateful, stateful.mainTable.table.tableArn)}/stream/*]`,
      at: [stateless.publisher, stateless.sealer],
      reason: 'ListStreams is granted on all streams of a table, whose labels are only known once they exist.',
    },
    {
      rule: `AwsSolutions-IAM5[Resource::${exportNameOf(stateful, stateful.archive.bucket.bucketArn)}/seals/*]`,
      at: [stateless.sealer],
      reason: 'The objects are named by the numbers of the seals, which are made at run time.',
    },
    {
      rule: 'AwsSolutions-S1',
      at: [stateful.archive],
      reason:
        'It holds hashes, which tell nobody anything and which nobody can change: a log of who read them has no use.',
    },
    {
      rule: 'AwsSolutions-SQS3',
      at: [stateless.publisher, stateless.sealer, stateless.scheduling],
      reason:
        'These are dead-letter queues; a stream mapping and the Scheduler feed them, not a queue, so the rule cannot tell.',
    },
    {
      rule: 'Serverless-SQSRedrivePolicy',
      at: deadLetterQueues,
      reason:
        'A dead-letter queue is where messages stay until a person has read the cause; an alarm tells of the first.',
    },
    {
      rule: 'Serverless-LambdaEventSourceMappingDestination',
      at: all.filter((each) => each instanceof Consumer),
      reason:
        'Lambda has no failure destination for queues: the redrive policy of the queue is what sends failures on.',
    },
    {
      rule: 'Serverless-LambdaDLQ',
      at: [stateful, stateless],
      reason:
        'No function is invoked asynchronously: the API and Cognito wait for the answer, mappings keep what fails.',
    },
    {
      rule: 'AwsSolutions-APIG4',
      at: [stateless.api.certificateRoute],
      reason: 'Whoever holds a certificate’s code may verify it: the page tells no personal data and is throttled.',
    },
    ...(signIn.mfa === 'OPTIONAL'
      ? [
          {
            rule: 'AwsSolutions-COG2',
            at: [stateful.identity],
            reason: 'Only invented people sign in here, and tools on their behalf.',
          },
        ]
      : []),
    ...(signIn.threatProtection
      ? []
      : [
          {
            rule: 'AwsSolutions-COG8',
            at: [stateful.identity],
            reason:
              'The Plus plan is billed per active user and protects accounts; here there are none worth protecting.',
          },
        ]),
  ];
}

/** The rule's finding names an imported ARN by its export. */
function exportNameOf(producer: Platform['stateful'], value: string): string {
  const imported: { 'Fn::ImportValue': string } = producer.resolve(producer.exportValue(value));
  return imported['Fn::ImportValue'];
}
