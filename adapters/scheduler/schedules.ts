import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { Schedules } from '../../core/ports';
import type { Instant } from '../../core/time';
import { clientDefaults } from '../aws/client';

export interface SchedulesOptions {
  readonly client: Pick<SchedulerClient, 'send'>;
  readonly group: string;
  /** The queue that a firing is sent to, and the role by which Scheduler may. */
  readonly targetArn: string;
  readonly roleArn: string;
  /** Where a firing goes that could not be delivered. */
  readonly deadLetterArn: string;
}

export function createSchedulerClient(): SchedulerClient {
  return new SchedulerClient(clientDefaults);
}

/** One-time schedules of a group; each removes itself after its firing. */
export function createSchedules({ client, group, targetArn, roleArn, deadLetterArn }: SchedulesOptions): Schedules {
  return {
    async names(prefix) {
      const names: string[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListSchedulesCommand({ GroupName: group, NamePrefix: prefix, NextToken: token }),
        );
        names.push(...(page.Schedules ?? []).flatMap(({ Name }) => Name ?? []));
        token = page.NextToken;
      } while (token !== undefined);
      return names;
    },

    async create({ name, at, message }) {
      const schedule = new CreateScheduleCommand({
        GroupName: group,
        Name: name,
        ScheduleExpression: `at(${wholeSecond(at)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: targetArn,
          RoleArn: roleArn,
          Input: JSON.stringify(message),
          DeadLetterConfig: { Arn: deadLetterArn },
        },
      });
      await unless('ConflictException', client.send(schedule));
    },

    async remove(name) {
      await unless(
        'ResourceNotFoundException',
        client.send(new DeleteScheduleCommand({ GroupName: group, Name: name })),
      );
    },
  };
}

/** Scheduler knows whole seconds: never before the moment. */
function wholeSecond(at: Instant): string {
  return new Date(Math.ceil(Date.parse(at) / 1000) * 1000).toISOString().slice(0, 19);
}

async function unless(errorName: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if ((error as Error).name !== errorName) throw error;
  }
}
