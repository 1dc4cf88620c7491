import 'reflect-metadata';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { buildSchemaSync, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';

/** Apollo and type-graphql as they come, two types, the SDK. */
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

@ObjectType('Training')
class Training {
  @Field(() => ID)
  id!: string;
}

@Resolver()
class TrainingResolver {
  @Query(() => [Training])
  async trainings(): Promise<unknown> {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: 'main',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'OPEN' },
      }),
    );
    return Items;
  }
}

const server = new ApolloServer({ schema: buildSchemaSync({ resolvers: [TrainingResolver] }) });
server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();

export async function handler(): Promise<{ statusCode: number; body: string }> {
  const { status, body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body: { query: '{ trainings { id } }' },
    },
    context: async () => ({}),
  });
  return { statusCode: status ?? 200, body: body.kind === 'complete' ? body.string : '' };
}
