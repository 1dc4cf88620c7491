import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Outbox } from '../../core/notification/send-digests';
import { toItem } from './codec';

/**
 * Free is what nobody has taken yet, what failed, what an earlier delivery of the same message took and left behind, what was taken so
 * long ago that whoever took it is gone, and what was refused, for whoever tries that on purpose.
 */
const free = [
  'attribute_not_exists(pk)',
  '#status = :failed',
  '(#status = :sending AND ((takenBy = :by AND delivery < :delivery) OR #at < :lapsed))',
  '(#status = :refused AND :again = :true)',
].join(' OR ');

/** Digests are put one by one, for one unit each: twice, when it is taken and when it has ended. */
export function createOutbox({ client, tableName }: { client: DynamoDBDocumentClient; tableName: string }): Outbox {
  return {
    async take(digest, { lapsed, again }) {
      const put = new PutCommand({
        TableName: tableName,
        Item: toItem(digest),
        ConditionExpression: free,
        ExpressionAttributeNames: { '#status': 'status', '#at': 'at' },
        ExpressionAttributeValues: {
          ':failed': 'FAILED',
          ':sending': 'SENDING',
          ':refused': 'REFUSED',
          ':by': digest.takenBy,
          ':delivery': digest.delivery,
          ':lapsed': lapsed,
          ':again': again,
          ':true': true,
        },
      });
      try {
        await client.send(put);
        return true;
      } catch (error) {
        if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
        return false;
      }
    },

    async settle(digest) {
      await client.send(new PutCommand({ TableName: tableName, Item: toItem(digest) }));
    },
  };
}
