import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Page, PageRequest } from '../../core/ports';
import type { Item } from './codec';
import { cursorOf, positionOf, type Range, requirePageSize } from './cursors';
import { canExist, indexes, primary } from './schema';

type Decode<T> = (item: Item) => T;

/** The ways in which an access pattern may read: one Query of one partition, without filter. */
export interface Queries {
  /**
   * One Query per page.
   * @throws DomainError BAD_INPUT, PAGE_TOO_LARGE, BAD_CURSOR
   */
  page<T>(range: Range, decode: Decode<T>, request: PageRequest): Promise<Page<T>>;
  /** The whole range; one Query per megabyte. With `attributes`, only these are sent. */
  all<T>(range: Range, decode: Decode<T>, attributes?: readonly string[]): Promise<T[]>;
  first<T>(range: Range, decode: Decode<T>): Promise<T | undefined>;
  /** So many from the range's start; one Query. */
  top<T>(range: Range, decode: Decode<T>, most: number): Promise<T[]>;
}

/** Keys that begin with a text: what follows a beginning is ASCII below `~` in every key of ours. */
export function beginning(prefix: string): { from: string; to: string } {
  return { from: prefix, to: `${prefix}~` };
}

const nothing: QueryCommandOutput = { Items: [], $metadata: {} };

export function createQueries(client: DynamoDBDocumentClient, table: string): Queries {
  const query = async (
    range: Range,
    options: { limit?: number; after?: Record<string, string> | undefined; attributes?: readonly string[] | undefined },
  ): Promise<QueryCommandOutput> => {
    const { index, pk, from, to, descending } = range;
    if (!canExist(pk, from, to)) return nothing;
    const names = index === undefined ? primary : indexes[index];
    const sort = sortCondition(range);
    return client.send(
      new QueryCommand({
        TableName: table,
        ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
        KeyConditionExpression: sort === undefined ? '#pk = :pk' : `#pk = :pk AND ${sort}`,
        ExpressionAttributeNames: { '#pk': names.pk, ...(sort !== undefined && { '#sk': names.sk }) },
        ExpressionAttributeValues: {
          ':pk': pk,
          ...(from !== undefined && { ':from': from }),
          ...(to !== undefined && { ':to': to }),
        },
        ScanIndexForward: descending !== true,
        Limit: options.limit,
        ExclusiveStartKey: options.after,
        ProjectionExpression: options.attributes?.join(', '),
      }),
    );
  };

  return {
    async page(range, decode, request) {
      const first = requirePageSize(request.first);
      const after = request.after === undefined ? undefined : positionOf(range, request.after);
      // One row more than asked tells whether there is a next page.
      const { Items = [], LastEvaluatedKey } = await query(range, { limit: first + 1, after });
      const rows = Items.slice(0, first).map((item) => ({ node: decode(item), cursor: cursorOf(range, item) }));
      return { rows, hasNextPage: Items.length > first || LastEvaluatedKey !== undefined };
    },
    async all(range, decode, attributes) {
      const found = [];
      let after: Record<string, string> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await query(range, { after, attributes });
        for (const item of Items) found.push(decode(item));
        after = LastEvaluatedKey;
      } while (after !== undefined);
      return found;
    },
    async first(range, decode) {
      const { Items = [] } = await query(range, { limit: 1 });
      return Items[0] === undefined ? undefined : decode(Items[0]);
    },
    async top(range, decode, most) {
      const { Items = [] } = await query(range, { limit: most });
      return Items.map((item) => decode(item));
    },
  };
}

function sortCondition({ from, to }: Range): string | undefined {
  if (from !== undefined && to !== undefined) return '#sk BETWEEN :from AND :to';
  if (from !== undefined) return '#sk >= :from';
  return to === undefined ? undefined : '#sk <= :to';
}
