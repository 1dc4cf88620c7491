import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Sha256 } from '../../core/audit/merkle';
import { headAfter, noHead } from '../../core/audit/seal';
import { SealConflict, type Trail } from '../../core/audit/trail';
import { trailKeys } from './keys';
import { headFromItem, headToItem, markerToItem, sealToItem } from './seal-codec';
import { cancellationCodes, sendTransaction } from './send-transaction';

export interface TrailOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly sha256: Sha256;
}

/** The chain of seals in the main table. */
export function createTrail({ client, tableName: TableName, sha256 }: TrailOptions): Trail {
  const fresh = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    async head() {
      const [pk, sk] = trailKeys.head();
      const { Item } = await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
      return Item === undefined ? noHead : headFromItem(Item);
    },

    async append(seal, leaves) {
      const fromBefore =
        seal.number === 1
          ? fresh
          : {
              TableName,
              ConditionExpression: '#number = :before',
              ExpressionAttributeNames: { '#number': 'number' },
              ExpressionAttributeValues: { ':before': seal.number - 1 },
            };
      try {
        await sendTransaction(client, [
          ...leaves.map(({ entryId }) => ({ Put: { ...fresh, Item: markerToItem(entryId, seal.number) } })),
          { Put: { ...fresh, Item: sealToItem(seal, leaves) } },
          { Put: { ...fromBefore, Item: headToItem(headAfter(sha256, seal)) } },
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
