import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Environment } from '../config/environment';
import type { Setting } from '../setting';
import type { Alarms } from './alarms';
import type { PlatformFunction } from './platform-function';
import { deadLetterQueue } from './queues';

/** How often everything overdue is looked for, should a one-time schedule be missing or have failed. */
const sweepEvery = Duration.minutes(15);

/** Named, unlike most resources, since an operator lists schedules by it. */
export function scheduleGroupName({ name }: Environment): string {
  return `siger-${name}`;
}

/** The group of one-time schedules, the role under which they fire into the clock queue, and the sweep. */
export class Scheduling extends Construct {
  private readonly group: ScheduleGroup;
  private readonly role: Role;
  private readonly deadLetters: Queue;

  constructor(
    scope: Construct,
    id: string,
    setting: Setting,
    alarms: Alarms,
    private readonly clockQueue: Queue,
  ) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: scheduleGroupName(setting.environment),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', alarms, 'A schedule could not fire into the clock queue.');
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': this.group.scheduleGroupArn,
          },
        },
      }),
    });
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'Fire',
        actions: ['sqs:SendMessage'],
        resources: [clockQueue.queueArn, this.deadLetters.queueArn],
      }),
    );
    const sweep = new CfnSchedule(this, 'Sweep', {
      description: 'Fires whatever is overdue',
      groupName: this.group.scheduleGroupName,
      scheduleExpression: `rate(${sweepEvery.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: clockQueue.queueArn,
        roleArn: this.role.roleArn,
        input: JSON.stringify({ kind: 'sweep' }),
        // The next sweep does what a late one would have done.
        retryPolicy: { maximumEventAgeInSeconds: sweepEvery.toSeconds(), maximumRetryAttempts: 5 },
        deadLetterConfig: { arn: this.deadLetters.queueArn },
      },
    });
    sweep.node.addDependency(this.group, this.role);
  }

  /** Lets a function make and delete schedules that fire into the clock queue, and put a moment already past there. */
  manageFrom(fn: PlatformFunction): void {
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.group.scheduleGroupName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    fn.allow('Schedules', ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'], [schedules]);
    // Scheduler decides a listing on no resource in particular; it shows names, never what a schedule delivers.
    fn.allow('ScheduleNames', ['scheduler:ListSchedules'], ['*']);
    fn.allow('FiringRole', ['iam:PassRole'], [this.role.roleArn], {
      StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
    fn.allow('ClockQueue', ['sqs:SendMessage'], [this.clockQueue.queueArn]);
    fn.set({
      SCHEDULE_GROUP: this.group.scheduleGroupName,
      SCHEDULE_ROLE_ARN: this.role.roleArn,
      SCHEDULE_DEAD_LETTER_ARN: this.deadLetters.queueArn,
      CLOCK_QUEUE_ARN: this.clockQueue.queueArn,
      CLOCK_QUEUE_URL: this.clockQueue.queueUrl,
    });
  }
}
