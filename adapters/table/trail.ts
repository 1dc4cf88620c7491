import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Sha256 } from '../../core/audit/merkle';
import { headAfter, noHead } from '../../core/audit/seal';
import { SealConflict, type Trail } from '../../core/audit/trail';
import { at } from './keys';
import { markerToItem, sealFromItem, sealToItem } from './seal-codec';
import { cancellationCodes, sendTransaction } from './send-transaction';

export interface TrailOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly sha256: Sha256;
}

/**
 * The chain of seals in the main table. The latest seal is the head: to move it is to put the next one, which succeeds for
 * one sealer alone, and no item is ever written twice.
 */
export function createTrail({ client, tableName: TableName, sha256 }: TrailOptions): Trail {
  const fresh = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    async head() {
      const { Items: [latest] = [] } = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :seals',
          ExpressionAttributeValues: { ':seals': at.seals },
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return latest === undefined ? noHead : headAfter(sha256, sealFromItem(latest).seal);
    },

    async append(seal, leaves) {
      try {
        await sendTransaction(client, [
          ...leaves.map(({ entryId }) => ({ Put: { ...fresh, Item: markerToItem(entryId, seal.number) } })),
          { Put: { ...fresh, Item: sealToItem(seal, leaves) } },
        ]);
      } catch (error) {
        const codes = cancellationCodes(error);
        if (codes === undefined) throw error;
        const sealed = leaves.filter((_, i) => codes[i] === 'ConditionalCheckFailed');
        throw new SealConflict(new Set(sealed.map(({ entryId }) => entryId)));
      }
    },
  };
}
