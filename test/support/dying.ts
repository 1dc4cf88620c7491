import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

/** The same client, in the hands of somebody who dies before the n-th transaction. */
export function dyingAt(client: DynamoDBDocumentClient, nth: number): DynamoDBDocumentClient {
  let transactions = 0;
  return Object.create(client, {
    send: {
      value: (command: object) => {
        if (command instanceof TransactWriteCommand && ++transactions === nth) throw new Error('killed');
        return client.send(command as never);
      },
    },
  });
}
