import { CreateTableCommand, type DynamoDBClient, type GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb';
import { indexes, primary } from '../../adapters/table/schema';

/** The main table with its indexes, as the template has it. */
export async function createMainTable(client: DynamoDBClient, name: string): Promise<void> {
  const keys = [primary, ...Object.values(indexes)];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys
        .flatMap(({ pk, sk }) => [pk, sk])
        .map((attribute) => ({
          AttributeName: attribute,
          AttributeType: attribute === indexes.GSI4.sk ? ('N' as const) : ('S' as const),
        })),
      KeySchema: keySchema(primary),
      GlobalSecondaryIndexes: Object.entries(indexes).map(
        ([index, key]): GlobalSecondaryIndex => ({
          IndexName: index,
          KeySchema: keySchema(key),
          Projection: { ProjectionType: 'ALL' },
        }),
      ),
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
}

export async function createVaultTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
}

function keySchema({ pk, sk }: { readonly pk: string; readonly sk: string }) {
  return [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
}
