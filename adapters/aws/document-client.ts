import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientDefaults } from './client';

/** Absent fields stay absent in the item; everything else is stored as it is. */
export const translation = { marshallOptions: { removeUndefinedValues: true } };

/** One client for both tables of a function; made once per process. */
export function createDocumentClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(clientDefaults), translation);
}
