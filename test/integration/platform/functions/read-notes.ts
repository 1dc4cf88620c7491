import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SQSEvent } from 'aws-lambda';

const table = new DynamoDBClient({});
const scheduler = new SchedulerClient({});

/** Counts how often a note was seen, and asks to be reminded of it a day later. Note `poison` can't be read. */
export async function handler({ Records }: SQSEvent) {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    const { id } = JSON.parse(body).detail;
    if (id === 'poison' && process.env.ANTIDOTE === undefined) {
      batchItemFailures.push({ itemIdentifier: messageId });
      continue;
    }
    await table.send(
      new UpdateItemCommand({
        TableName: process.env.TABLE_NAME,
        Key: { pk: { S: `SEEN#${id}` } },
        UpdateExpression: 'ADD seen :one SET lastSeen = :at',
        ExpressionAttributeValues: { ':one': { N: '1' }, ':at': { N: String(Date.now()) } },
      }),
    );
    await remind(id);
  }
  return { batchItemFailures };
}

async function remind(id: string): Promise<void> {
  const at = new Date(Date.now() + 86_400_000).toISOString().slice(0, 19);
  try {
    await scheduler.send(
      new CreateScheduleCommand({
        Name: `remind-${id}`,
        GroupName: process.env.SCHEDULE_GROUP,
        ScheduleExpression: `at(${at})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: process.env.CLOCK_QUEUE_ARN,
          RoleArn: process.env.SCHEDULE_ROLE_ARN,
          Input: JSON.stringify({ kind: 'remind', id }),
        },
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ConflictException') throw error;
  }
}
