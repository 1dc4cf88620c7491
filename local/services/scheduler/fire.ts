import { randomUUID } from 'node:crypto';
import { ApiError, type Assembly, type Authorizer, type Caller, type JsonObject } from '../../contracts';
import { deliverToQueue } from '../deliver';
import type { Sqs } from '../sqs/sqs';
import type { Schedule } from './schedule-store';

export interface Firing {
  readonly assembly: Assembly;
  readonly sqs: Sqs;
  readonly authorizer: Authorizer;
  readonly report: (problem: string) => void;
}

/** Sends a schedule's input to its queue, or, when that is not allowed, to its dead-letter queue with the reason. */
export function fire(schedule: Schedule, { assembly, sqs, authorizer, report }: Firing): void {
  const target = schedule.definition.Target as JsonObject;
  const caller: Caller = {
    kind: 'service',
    principal: 'scheduler.amazonaws.com',
    sourceArn: groupArn(assembly, schedule.group),
    roleArn: String(target.RoleArn),
  };
  const body = filled(String(target.Input ?? '{}'), schedule, assembly);
  const queue = String(target.Arn);
  try {
    deliverToQueue({ sqs, authorizer, caller, queue, body });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    const attributes = {
      SCHEDULE_ARN: text(scheduleArn(assembly, schedule.group, schedule.name)),
      TARGET_ARN: text(queue),
      ERROR_CODE: text(error.code),
      ERROR_MESSAGE: text(error.message),
    };
    const deadLetterQueue = (target.DeadLetterConfig as JsonObject | undefined)?.Arn;
    try {
      if (deadLetterQueue === undefined) throw new Error('it has no dead-letter queue');
      deliverToQueue({ sqs, authorizer, caller, queue: String(deadLetterQueue), body, attributes });
    } catch (second) {
      report(`Schedule ${schedule.name} fired in vain: ${error.message}; ${(second as Error).message}`);
    }
  }
}

/** The input with the context attributes of EventBridge Scheduler filled in. */
function filled(input: string, schedule: Schedule, assembly: Assembly): string {
  if (!input.includes('<aws.scheduler.')) return input;
  return input
    .replaceAll('<aws.scheduler.schedule-arn>', scheduleArn(assembly, schedule.group, schedule.name))
    .replaceAll('<aws.scheduler.scheduled-time>', `${new Date(schedule.due ?? 0).toISOString().slice(0, 19)}Z`)
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}

export function scheduleArn({ region, account }: Assembly, group: string, name: string): string {
  return `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`;
}

/** Scheduler names the group, not the schedule, as the source when it assumes a role. */
function groupArn({ region, account }: Assembly, group: string): string {
  return `arn:aws:scheduler:${region}:${account}:schedule-group/${group}`;
}
