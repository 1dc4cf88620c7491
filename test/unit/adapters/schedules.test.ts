import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { createSchedules } from '../../../adapters/scheduler/schedules';
import type { ClockMessage } from '../../../core/ports';

const scheduler = mockClient(SchedulerClient);
beforeEach(() => scheduler.reset());
const schedules = createSchedules({
  client: new SchedulerClient({}),
  group: 'moments',
  targetArn: 'queue-arn',
  roleArn: 'role-arn',
  deadLetterArn: 'dead-arn',
});
const message: ClockMessage = { kind: 'moment', trainingId: 'trn_1', moment: 'wave-open' };
const error = { message: '', $metadata: {}, Message: '' };

test('creates a schedule that fires once, in UTC, never early, and removes itself', async () => {
  scheduler.on(CreateScheduleCommand).resolves({});
  await schedules.create({ name: 'n-r1', at: '2027-02-27T17:00:00.001Z', message });
  expect(scheduler.commandCalls(CreateScheduleCommand)[0]?.args[0].input).toEqual({
    GroupName: 'moments',
    Name: 'n-r1',
    ScheduleExpression: 'at(2027-02-27T17:00:01)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: 'queue-arn',
      RoleArn: 'role-arn',
      Input: JSON.stringify(message),
      DeadLetterConfig: { Arn: 'dead-arn' },
    },
  });
});

test('a schedule that exists already is created, one that does not exist is removed', async () => {
  scheduler.on(CreateScheduleCommand).rejects(new ConflictException(error));
  scheduler.on(DeleteScheduleCommand).rejects(new ResourceNotFoundException(error));
  await schedules.create({ name: 'n', at: '2027-02-27T17:00:00.000Z', message });
  await schedules.remove('n');
});

test('any other refusal is an error', async () => {
  scheduler.on(CreateScheduleCommand).rejects(new ResourceNotFoundException(error));
  await expect(schedules.create({ name: 'n', at: '2027-02-27T17:00:00.000Z', message })).rejects.toThrow();
});

test('lists every page of the names with a prefix', async () => {
  scheduler
    .on(ListSchedulesCommand)
    .resolvesOnce({ Schedules: [{ Name: 'a-1' }], NextToken: 'more' })
    .resolvesOnce({ Schedules: [{ Name: 'a-2' }] });
  expect(await schedules.names('a-')).toEqual(['a-1', 'a-2']);
  const inputs = scheduler.commandCalls(ListSchedulesCommand).map(({ args }) => args[0].input);
  expect(inputs).toEqual([
    { GroupName: 'moments', NamePrefix: 'a-', NextToken: undefined },
    { GroupName: 'moments', NamePrefix: 'a-', NextToken: 'more' },
  ]);
});
