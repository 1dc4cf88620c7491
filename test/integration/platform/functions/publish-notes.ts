import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';

const client = new EventBridgeClient({});

/** Tells the bus of each new note. */
export async function handler({ Records }: DynamoDBStreamEvent) {
  const Entries = Records.map(({ dynamodb }) => ({
    EventBusName: process.env.BUS_NAME,
    Source: 'test',
    DetailType: 'NoteWritten',
    Detail: JSON.stringify({ id: dynamodb?.Keys?.pk?.S?.slice('NOTE#'.length) }),
  }));
  await client.send(new PutEventsCommand({ Entries }));
  return { batchItemFailures: [] };
}
