import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createReads } from '../../adapters/table/reads/reads';
import { itemOfPerson } from '../../adapters/vault/vault';
import { everyNode } from '../../core/page';

export interface Replay {
  readonly client: DynamoDBDocumentClient;
  readonly mainTable: string;
  /** The table that was restored from a backup, before anything reads it. */
  readonly vaultTable: string;
}

/** Erases again whom a restored vault brought back: how many erasures there are, and how many of them had come back. */
export async function replayErasures({
  client,
  mainTable,
  vaultTable,
}: Replay): Promise<{ granted: number; erased: number }> {
  const reads = createReads(client, mainTable);
  let granted = 0;
  let erased = 0;
  for await (const { personId } of everyNode((page) => reads.erasures(page))) {
    const { Attributes } = await client.send(
      new DeleteCommand({ TableName: vaultTable, Key: itemOfPerson(personId), ReturnValues: 'ALL_OLD' }),
    );
    granted += 1;
    if (Attributes !== undefined) erased += 1;
  }
  return { granted, erased };
}
