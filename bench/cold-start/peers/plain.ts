import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { buildSchema, graphql } from 'graphql';

/** The least that can answer: graphql alone, two types, the SDK. */
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const schema = buildSchema('type Query { trainings: [Training!]! } type Training { id: ID! }');

async function trainings(): Promise<unknown> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: 'main',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'OPEN' },
    }),
  );
  return Items;
}

export async function handler(): Promise<{ statusCode: number; body: string }> {
  const answer = await graphql({ schema, source: '{ trainings { id } }', rootValue: { trainings } });
  return { statusCode: answer.errors === undefined ? 200 : 500, body: JSON.stringify(answer) };
}
