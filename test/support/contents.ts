import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TestTable } from './test-table';

interface Item {
  readonly pk: string;
  readonly sk: string;
  readonly [field: string]: unknown;
}

/** Everything in the table but the journal, without what is random. */
export async function contents({ client, tableName }: Pick<TestTable, 'client' | 'tableName'>): Promise<unknown[]> {
  const items: Item[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    items.push(...((page.Items ?? []) as Item[]));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items
    .filter(({ pk }) => !pk.startsWith('JRN#'))
    .map(withoutChance)
    .sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));
}

function withoutChance(item: Item): Item {
  if (item.sk.startsWith('RSP#')) return { ...item, sk: item.sk.replace(/#[^#]*$/, ''), random: '' };
  const { certificate } = item;
  if (certificate === null || typeof certificate !== 'object') return item;
  return { ...item, certificate: { ...certificate, code: 'CODE' }, gsi3pk: 'CODE' };
}
