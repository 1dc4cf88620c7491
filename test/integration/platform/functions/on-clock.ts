import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSEvent } from 'aws-lambda';

const client = new DynamoDBClient({});

/** Notes when the reminder came. */
export async function handler({ Records }: SQSEvent) {
  for (const { body } of Records) {
    const { id } = JSON.parse(body);
    await client.send(
      new PutItemCommand({
        TableName: process.env.TABLE_NAME,
        Item: { pk: { S: `REMINDED#${id}` }, at: { N: String(Date.now()) } },
      }),
    );
  }
}
