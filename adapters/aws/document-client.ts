import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientDefaults } from './client';

/** Absent fields stay absent in the item; the inputs of a request are instances of classes and stored as plain maps. */
export const translation = { marshallOptions: { removeUndefinedValues: true, convertClassInstanceToMap: true } };

/** One client for both tables of a function; made once per process. */
export function createDocumentClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(clientDefaults), translation);
}
