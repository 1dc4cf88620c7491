import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../../local/contracts';
import { createScheduler, type Scheduler } from '../../../../local/services/scheduler/scheduler';
import { createSqs } from '../../../../local/services/sqs/sqs';
import { openStore } from '../../../../local/services/store';
import { createClock } from '../../../../local/virtual-clock';
import { arnOf, assemblyOf, call, parsed, queue, resource, until, watchfulAuthorizer } from './fixtures';

const start = Date.parse('2026-10-31T09:00:00Z');
const role = arnOf('iam', 'role/scheduler');
const target: JsonObject = { Arn: arnOf('sqs', 'clock'), RoleArn: role, Input: '{"kind":"sweep"}' };
const sweep = resource('AWS::Scheduler::Schedule', 'Sweep', {
  FlexibleTimeWindow: { Mode: 'OFF' },
  ScheduleExpression: 'rate(15 minutes)',
  Target: target,
});
const group = resource('AWS::Scheduler::ScheduleGroup', 'Group', { Name: 'moments' }, 'moments');
const queues = [queue('clock'), queue('clock-dead')];

function open(options: { dataDir?: string; withSweep?: boolean; startAt?: number } = {}) {
  const assembly = assemblyOf(group, ...queues, ...(options.withSweep ? [sweep] : []));
  const store = openStore(options.dataDir);
  const clock = createClock({ startAt: options.startAt ?? start });
  const sqs = createSqs({ assembly, store, clock });
  const authorizer = watchfulAuthorizer();
  const reported: string[] = [];
  const report = (problem: string) => reported.push(problem);
  const scheduler = createScheduler({ assembly, clock, store, sqs, authorizer, report });
  const bodies = () => sqs.receive('clock', 100).map(({ body }) => body);
  return { store, clock, sqs, authorizer, reported, scheduler, bodies };
}

const at = (Name: string, time: string, more: JsonObject = {}): JsonObject => ({
  Name,
  GroupName: 'moments',
  ScheduleExpression: `at(${time})`,
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: { ...target, Input: Name },
  ...more,
});
const create = (scheduler: Scheduler, input: JsonObject) =>
  scheduler.handle(call('scheduler', 'CreateSchedule', input));

test('one-time schedules fire once, in order of time, and are gone', async () => {
  const { scheduler, clock, bodies, authorizer } = open();
  await create(scheduler, at('second', '2026-11-02T00:00:00'));
  await create(scheduler, at('first', '2026-11-01T00:00:00'));
  await create(scheduler, at('last', '2027-02-28T00:00:00', { ScheduleExpressionTimezone: 'Asia/Jakarta' }));
  expect(scheduler.nextDue()).toBe(Date.parse('2026-11-01T00:00:00Z'));
  expect(scheduler.fireDue()).toBe(0);
  clock.advanceTo(Date.parse('2026-11-03T00:00:00Z'));
  expect(scheduler.fireDue()).toBe(2);
  expect(bodies()).toEqual(['first', 'second']);
  expect(scheduler.fireDue()).toBe(0);
  expect(scheduler.names()).toEqual(['last']);
  expect(scheduler.nextDue()).toBe(Date.parse('2027-02-27T17:00:00Z'));
  expect(scheduler.created()).toBe(3);
  expect(authorizer.asked[0]!.caller).toEqual({
    kind: 'service',
    principal: 'scheduler.amazonaws.com',
    sourceArn: arnOf('scheduler', 'schedule-group/moments'),
    roleArn: role,
  });
});

test('a name is taken once; the same request again is no second schedule', async () => {
  const { scheduler } = open();
  const input = at('moment', '2026-11-01T00:00:00', { ClientToken: 't1' });
  const first = parsed(await create(scheduler, input));
  expect(parsed(await create(scheduler, input))).toEqual(first);
  await expect(create(scheduler, { ...input, ClientToken: 't2' })).rejects.toMatchObject({ code: 'ConflictException' });
  expect(scheduler.created()).toBe(1);
});

test('schedules are read, listed in pages and deleted', async () => {
  const { scheduler } = open();
  for (const name of ['c', 'a', 'b']) await create(scheduler, at(name, '2026-11-01T00:00:00'));
  const ask = async (action: string, input: JsonObject) =>
    parsed(await scheduler.handle(call('scheduler', action, input)));
  const page = await ask('ListSchedules', { GroupName: 'moments', MaxResults: 2 });
  expect(page.Schedules).toMatchObject([{ Name: 'a' }, { Name: 'b' }]);
  const rest = await ask('ListSchedules', { GroupName: 'moments', MaxResults: 2, NextToken: page.NextToken! });
  expect(rest).toMatchObject({ Schedules: [{ Name: 'c' }] });
  expect(rest.NextToken).toBeUndefined();
  expect(await ask('GetSchedule', { GroupName: 'moments', Name: 'a' })).toMatchObject({
    ScheduleExpression: 'at(2026-11-01T00:00:00)',
    Arn: arnOf('scheduler', 'schedule/moments/a'),
  });
  await ask('DeleteSchedule', { GroupName: 'moments', Name: 'a' });
  const gone = call('scheduler', 'DeleteSchedule', { GroupName: 'moments', Name: 'a' });
  await expect(scheduler.handle(gone)).rejects.toMatchObject({ code: 'ResourceNotFoundException', status: 404 });
});

test.each<[string, JsonObject, string]>([
  ['a moment in the past', at('m', '2026-10-31T08:59:59'), 'ValidationException'],
  ['an unknown group', at('m', '2026-11-01T00:00:00', { GroupName: 'nowhere' }), 'ResourceNotFoundException'],
  ['a cron expression', at('m', '', { ScheduleExpression: 'cron(0 0 1 * ? *)' }), 'ValidationException'],
  ['a day that does not exist', at('m', '2026-02-30T00:00:00'), 'ValidationException'],
  ['a rate with the wrong plural', at('m', '', { ScheduleExpression: 'rate(1 hours)' }), 'ValidationException'],
  [
    'a flexible window',
    at('m', '2026-11-01T00:00:00', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }),
    'ValidationException',
  ],
  ['a name that is too long', at('m'.repeat(65), '2026-11-01T00:00:00'), 'ValidationException'],
])('%s is refused', async (_name, input, code) => {
  const { scheduler } = open();
  await expect(create(scheduler, input)).rejects.toMatchObject({ code });
  expect(scheduler.names()).toEqual([]);
});

test('a recurring schedule of the template keeps its grid and fires once for the ticks it missed', () => {
  const { scheduler, clock, bodies } = open({ withSweep: true });
  const quarter = 15 * 60_000;
  const first = scheduler.nextDue()!;
  expect(first - start).toBeGreaterThanOrEqual(quarter);
  expect(scheduler.nextDue({ oneTimeOnly: true })).toBeUndefined();
  clock.advanceTo(first + 10 * quarter + 1);
  expect(scheduler.fireDue()).toBe(1);
  expect(bodies()).toEqual(['{"kind":"sweep"}']);
  expect(scheduler.nextDue()).toBe(first + 11 * quarter);
});

test('a firing that its role may not make goes to the dead-letter queue with its cause, or is reported', async () => {
  const { scheduler, clock, sqs, authorizer, reported } = open();
  const DeadLetterConfig = { Arn: arnOf('sqs', 'clock-dead') };
  await create(
    scheduler,
    at('kept', '2026-11-01T00:00:00', { Target: { ...target, Input: 'kept', DeadLetterConfig } }),
  );
  await create(scheduler, at('lost', '2026-11-01T00:00:01'));
  const authorize = authorizer.authorize;
  authorizer.authorize = (made) => {
    authorizer.deny[String(made.input.QueueUrl).endsWith('clock') ? 'add' : 'delete']('sqs:SendMessage');
    authorize(made);
  };
  clock.advanceTo(Date.parse('2026-11-02T00:00:00Z'));
  scheduler.fireDue();
  const [dead] = sqs.receive('clock-dead', 10);
  expect(dead).toMatchObject({
    body: 'kept',
    messageAttributes: { ERROR_CODE: { StringValue: 'AccessDeniedException' } },
  });
  expect(reported).toEqual([expect.stringMatching(/lost fired in vain/)]);
});

test('schedules survive a reopening and fire by the passing of time', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'siger-scheduler-'));
  try {
    const before = open({ dataDir });
    await create(before.scheduler, at('moment', '2026-11-01T00:00:00'));
    before.sqs.close();
    before.store.close();
    const after = open({ dataDir, startAt: Date.parse('2026-11-01T00:00:00Z') - 30 });
    expect(after.bodies()).toEqual([]);
    after.scheduler.start();
    await until(() => after.sqs.counts('clock').visible === 1);
    expect(after.scheduler.created()).toBe(1);
    after.scheduler.stop();
    after.sqs.close();
    after.store.close();
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
