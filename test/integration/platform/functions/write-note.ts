import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

const client = new DynamoDBClient({});

/** Writes a note and answers who wrote it; asked for a table that it may not touch, it says what AWS said. */
export async function handler(event: APIGatewayProxyEventV2WithJWTAuthorizer) {
  const { id, table } = JSON.parse(event.body ?? '{}');
  const { claims } = event.requestContext.authorizer.jwt;
  try {
    await client.send(
      new PutItemCommand({ TableName: table ?? process.env.TABLE_NAME, Item: { pk: { S: `NOTE#${id}` } } }),
    );
  } catch (error) {
    return { statusCode: 409, body: JSON.stringify({ error: (error as Error).name }) };
  }
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, claims, pid: process.pid }),
  };
}
